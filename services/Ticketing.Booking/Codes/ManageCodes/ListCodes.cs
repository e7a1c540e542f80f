using System.Security.Claims;
using Microsoft.AspNetCore.Mvc;
using Ticketing.Booking.Infrastructure;
using Ticketing.ServiceDefaults.Auth.Sellers;
using Ticketing.ServiceDefaults.Http;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.Booking.Codes.ManageCodes;

/// <summary><c>GET /sellers/me/codes?event_id=&amp;batch_id=&amp;code=&amp;limit=&amp;after=</c>, newest first.</summary>
internal static class ListCodes
{
    private const int DefaultLimit = 50;
    private const int MaxLimit = 100;

    public static void MapListCodes(this IEndpointRouteBuilder routes) => routes
        .MapGet("/sellers/me/codes", HandleAsync)
        .WithName("ListCodes")
        .WithTags("codes")
        .WithSummary("List one's own codes with their uses, newest first")
        .IsPaged(DefaultLimit, MaxLimit)
        .Refuses(Refusal.InvalidRequest)
        .Produces<CodePage>()
        .RequireSeller(SellerAction.EventsWrite);

    private static async Task<IResult> HandleAsync(
        [FromQuery(Name = "event_id")] long? eventId, [FromQuery(Name = "batch_id")] Guid? batchId, string? code,
        string? limit, string? after, CodeStore store, ClaimsPrincipal user, HttpContext context)
    {
        if (!PageLimits.TryRead(limit, DefaultLimit, MaxLimit, out var size))
        {
            return PageLimits.Invalid(MaxLimit).ToProblem(context);
        }
        Guid? before = null;
        if (after is not null)
        {
            if (!Guid.TryParseExact(after, "N", out var id))
            {
                return Refusal.Invalid("after", "Not a cursor of this list.").ToProblem(context);
            }
            before = id;
        }
        var typed = code is null ? null : CodeText.Normalise(code) ?? CodeText.Impossible;
        // One more than asked for tells whether there is a next page.
        var rows = await store.ListAsync(
            user.SellerId(), new CodeFilter(eventId, batchId, typed), before, size + 1, context.RequestAborted);
        return TypedResults.Ok(new CodePage(
            [.. rows.Take(size).Select(CodeResponse.Of)], rows.Count > size ? rows[size - 1].Id.ToString("N") : null));
    }
}
