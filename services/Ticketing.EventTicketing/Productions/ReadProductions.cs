using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Ticketing.Contracts.Text;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.ServiceDefaults.Auth.Sellers;
using Ticketing.ServiceDefaults.Http;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.EventTicketing.Productions;

/// <summary><c>GET /productions</c> and <c>GET /productions/{production_id}</c>.</summary>
internal static class ReadProductions
{
    private const int MaxTextLength = 100;

    private static readonly string[] Kinds = ["film", "concert", "match", "play", "other"];

    public static void MapReadProductions(this IEndpointRouteBuilder app)
    {
        app.MapGet("/productions", ListAsync).AllowAnonymous()
            .WithName("ListProductions").WithSummary("List productions, newest first")
            .IsPaged()
            .WithQuery("q", "Words of a title or a performer.")
            .WithQuery("kind", "Only of this kind.", Kinds)
            .WithQuery("seller", "One's own; needs a token.", "me")
            .AcceptsBearer().AllowSellerTeam(SellerAction.EventsRead)
            .Refuses(ProductionErrors.NotLoggedIn).WithTags("productions");
        app.MapGet("/productions/{productionId}", GetAsync).AllowAnonymous()
            .WithName("GetProduction").WithSummary("Get a production")
            .Refuses(ProductionErrors.NotFound).WithTags("productions");
    }

    private static async Task<Results<Ok<ProductionListResponse>, ProblemHttpResult>> ListAsync(
        HttpContext context, ClaimsPrincipal caller, ProductionTable table, string? q, string? kind, string? seller,
        CancellationToken ct)
    {
        var errors = new FieldErrors();
        var page = PageRequest.Read(context.Request.Query, errors);
        var before = long.MaxValue;
        errors.Require(
            page.After is null || long.TryParse(page.After, NumberStyles.None, CultureInfo.InvariantCulture, out before),
            "after", "Not a cursor of this list.");
        errors.Require(
            VisibleText.TryLine(q, 0, MaxTextLength, out var text), "q", $"Must have at most {MaxTextLength} characters.");
        errors.Require(kind is null or "" || Kinds.Contains(kind), "kind", $"Must be one of {string.Join(", ", Kinds)}.");
        errors.Require(seller is null or "" or "me", "seller", "Must be me.");
        if (!errors.None)
        {
            return errors.ToRefusal().ToProblem(context);
        }

        if (seller == "me" && caller.Identity?.IsAuthenticated != true)
        {
            return ProductionErrors.NotLoggedIn.ToProblem(context);
        }

        var filter = new ProductionFilter(
            seller == "me" ? caller.SellerId().Value : null, kind ?? "", text, before, page.Limit + 1);
        var rows = await table.ListAsync(filter, ct);
        var next = rows.Count > page.Limit ? Cursor.Encode($"{rows[page.Limit - 1].ProductionId}") : null;
        return TypedResults.Ok(new ProductionListResponse([.. rows.Take(page.Limit).Select(r => r.ToResponse())], next));
    }

    private static async Task<Results<Ok<ProductionResponse>, ProblemHttpResult>> GetAsync(
        string productionId, HttpContext context, ProductionTable table, CancellationToken ct) =>
        IdText.TryParse(productionId, out var id) && await table.FindAsync(id, ct) is { } row
            ? TypedResults.Ok(row.ToResponse())
            : ProductionErrors.NotFound.ToProblem(context);
}
