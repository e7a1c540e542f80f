using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Ticketing.Contracts;
using Ticketing.EventTicketing.Events.OpenSale;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.Messaging.Auditing;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Auth.Sellers;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Events;

/// <summary>
/// <c>POST /events/{event_id}/publish</c>: a draft is listed from now on, and on sale as soon as its seats are prepared or
/// its sale begins. An event that is published already stays as it is.
/// </summary>
internal static class PublishEvent
{
    private const string Update =
        """
        UPDATE events SET is_draft = false, edition = edition + 1
        WHERE event_id = @EventId AND is_draft AND status NOT IN ('ENDED', 'CANCELLED')
        """;

    public static void MapPublishEvent(this IEndpointRouteBuilder app) => app
        .MapPost("/events/{eventId}/publish", HandleAsync)
        .RequireSeller(SellerAction.EventsWrite)
        .WithName("PublishEvent")
        .WithSummary("Publish a draft")
        .Refuses(EventErrors.NotFound, EventErrors.NotYours, EventErrors.Ended, EventErrors.Cancelled)
        .WithTags("events");

    private static async Task<Results<Ok<EventResponse>, ProblemHttpResult>> HandleAsync(
        string eventId, ClaimsPrincipal caller, HttpContext context, EventTicketingDbContext db, Database database,
        SaleOpeningSignal openSale, TimeProvider time, CancellationToken ct)
    {
        if (!EventId.TryParse(eventId, null, out var id))
        {
            return EventErrors.NotFound.ToProblem(context);
        }

        var row = await db.Set<EventRow>().AsNoTracking().SingleOrDefaultAsync(e => e.EventId == id.Value, ct);
        if (EventErrors.OfChanging(row, caller.SellerId()) is { } refusal)
        {
            return refusal.ToProblem(context);
        }

        var entry = new AuditEntry("event-published", AuditActor.Of(caller)) { EventId = id.Value, SellerId = row!.SellerId };
        await database.ExecuteAuditedAsync(Update, new { EventId = id.Value }, entry, time.GetUtcNow(), ct);
        openSale.Wake();
        return TypedResults.Ok((await db.FindEventAsync(id, ct))!);
    }
}
