using System.Security.Claims;
using Ticketing.Booking.Bookings;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Data;
using Ticketing.Messaging.Directory;
using Ticketing.ServiceDefaults.Auth.Sellers;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Cancellations.CancelEvents;

/// <summary>How far the cancelling of an event has come. Money in minor units, times in UTC.</summary>
/// <param name="EventId">The event.</param>
/// <param name="StartedAt">Null until this service has heard of it.</param>
/// <param name="FinishedAt">When no order was left.</param>
/// <param name="Released">Orders that ended without having been paid.</param>
/// <param name="Refunded">Orders that were paid and are given back in full.</param>
/// <param name="RefundsOpen">Orders whose money is on its way back, or waits for it.</param>
/// <param name="RefundsRefused">Orders whose refund the provider refused; try them again one by one.</param>
/// <param name="Unpaid">Orders that still have to be released.</param>
/// <param name="AmountRefunded">Money given back to buyers of the event, for whatever reason.</param>
internal sealed record CancellationProgress(
    long EventId, DateTimeOffset? StartedAt, DateTimeOffset? FinishedAt, long Released, long Refunded,
    long RefundsOpen, long RefundsRefused, long Unpaid, long AmountRefunded);

/// <summary><c>GET /events/{event_id}/cancellation</c>, by the event's seller.</summary>
internal static class CancellationEndpoint
{
    private const string Read = """
        SELECT
            (SELECT started_at FROM event_cancellations WHERE event_id = @eventId) AS started_at,
            (SELECT finished_at FROM event_cancellations WHERE event_id = @eventId) AS finished_at,
            count(*) FILTER (WHERE status = 'CANCELLED' AND reason = 'event-cancelled' AND paid_at IS NULL) AS released,
            count(*) FILTER (WHERE status = 'CANCELLED' AND paid_at IS NOT NULL) AS refunded,
            count(*) FILTER (WHERE status = 'PAID' AND refund_state IS DISTINCT FROM 'FAILED') AS refunds_open,
            count(*) FILTER (WHERE status = 'PAID' AND refund_state = 'FAILED') AS refunds_refused,
            count(*) FILTER (WHERE status IN ('PROCESSING', 'PENDING_PAYMENT')) AS unpaid,
            coalesce(sum(refunded_minor), 0)::bigint AS amount_refunded
        FROM bookings WHERE event_id = @eventId
        """;

    public static void MapCancellation(this IEndpointRouteBuilder routes) => routes
        .MapGet("/events/{eventId}/cancellation", HandleAsync)
        .WithName("GetCancellation")
        .WithTags("sellers")
        .WithSummary("Say how far the cancelling of an event has come")
        .Refuses(BookingErrors.EventNotFound, BookingErrors.NotYourEvent)
        .Produces<CancellationProgress>()
        .RequireSeller(SellerAction.EventsRead);

    private static async Task<IResult> HandleAsync(
        string eventId, Database database, IEventDirectory directory, ClaimsPrincipal user,
        HttpContext context)
    {
        var (entry, notOwn) = await directory.FindOwnAsync(eventId, user, context.RequestAborted);
        if (entry is null)
        {
            return notOwn!.ToProblem(context);
        }
        var row = await database.FindAsync<Row>(Read, new { eventId = entry.Id.Value }, context.RequestAborted);
        return TypedResults.Ok(new CancellationProgress(
            entry.Id.Value, row!.StartedAt, row.FinishedAt, row.Released, row.Refunded, row.RefundsOpen,
            row.RefundsRefused, row.Unpaid, row.AmountRefunded));
    }

    private sealed class Row
    {
        public DateTimeOffset? StartedAt { get; init; }
        public DateTimeOffset? FinishedAt { get; init; }
        public long Released { get; init; }
        public long Refunded { get; init; }
        public long RefundsOpen { get; init; }
        public long RefundsRefused { get; init; }
        public long Unpaid { get; init; }
        public long AmountRefunded { get; init; }
    }
}
