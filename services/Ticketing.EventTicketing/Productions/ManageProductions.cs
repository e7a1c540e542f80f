using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.Messaging.Auditing;
using Ticketing.ServiceDefaults.Auth.Sellers;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Productions;

/// <summary><c>POST /productions</c> and <c>PUT /productions/{production_id}</c>, by the production's seller.</summary>
internal static class ManageProductions
{
    public static void MapManageProductions(this IEndpointRouteBuilder app)
    {
        app.MapPost("/productions", CreateAsync).RequireSeller(SellerAction.EventsWrite)
            .WithName("CreateProduction").WithSummary("Create a production: a film, a concert, a match, a play")
            .Refuses(ProductionErrors.TooMany).WithTags("productions");
        app.MapPut("/productions/{productionId}", EditAsync).RequireSeller(SellerAction.EventsWrite)
            .WithName("EditProduction").WithSummary("Change a production")
            .WithDescription("Shows are found by the new words at once. Events keep their own names.")
            .Refuses(ProductionErrors.NotFound, ProductionErrors.NotYours).WithTags("productions");
    }

    private static async Task<Results<Created<ProductionResponse>, ProblemHttpResult>> CreateAsync(
        ProductionRequest request, ClaimsPrincipal caller, HttpContext context, ProductionTable table, CancellationToken ct)
    {
        var (id, refusal) = await SaveAsync(null, request, caller, table, ct);
        return refusal is null
            ? TypedResults.Created($"/productions/{id}", (await table.FindAsync(id, ct))!.ToResponse())
            : refusal.ToProblem(context);
    }

    private static async Task<Results<Ok<ProductionResponse>, ProblemHttpResult>> EditAsync(
        string productionId, ProductionRequest request, ClaimsPrincipal caller, HttpContext context, ProductionTable table,
        CancellationToken ct)
    {
        if (!IdText.TryParse(productionId, out var id) || await table.FindAsync(id, ct) is not { } row)
        {
            return ProductionErrors.NotFound.ToProblem(context);
        }

        if (row.SellerId != caller.SellerId().Value)
        {
            return ProductionErrors.NotYours.ToProblem(context);
        }

        var (_, refusal) = await SaveAsync(id, request, caller, table, ct);
        return refusal is null
            ? TypedResults.Ok((await table.FindAsync(id, ct))!.ToResponse())
            : refusal.ToProblem(context);
    }

    private static async Task<(long ProductionId, Refusal? Refusal)> SaveAsync(
        long? productionId, ProductionRequest request, ClaimsPrincipal caller, ProductionTable table, CancellationToken ct)
    {
        var errors = new FieldErrors();
        var production = ProductionRules.Read(request, errors);
        return errors.None
            ? await table.SaveAsync(productionId, caller.SellerId(), production, AuditActor.Of(caller), ct)
            : (0, errors.ToRefusal());
    }
}
