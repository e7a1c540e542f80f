using System.Security.Claims;
using Npgsql;
using Ticketing.Booking.Bookings;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Directory;
using Ticketing.ServiceDefaults.Auth;
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
            (SELECT started_at FROM event_cancellations WHERE event_id = $1),
            (SELECT finished_at FROM event_cancellations WHERE event_id = $1),
            count(*) FILTER (WHERE status = 'CANCELLED' AND reason = 'event-cancelled' AND paid_at IS NULL),
            count(*) FILTER (WHERE status = 'CANCELLED' AND paid_at IS NOT NULL),
            count(*) FILTER (WHERE status = 'PAID' AND refund_state IS DISTINCT FROM 'FAILED'),
            count(*) FILTER (WHERE status = 'PAID' AND refund_state = 'FAILED'),
            count(*) FILTER (WHERE status IN ('PROCESSING', 'PENDING_PAYMENT')),
            coalesce(sum(refunded_minor), 0)::bigint
        FROM bookings WHERE event_id = $1
        """;

    public static void MapCancellation(this IEndpointRouteBuilder routes) => routes
        .MapGet("/events/{eventId}/cancellation", HandleAsync)
        .WithName("GetCancellation")
        .WithTags("sellers")
        .WithSummary("Say how far the cancelling of an event has come")
        .Refuses(BookingErrors.EventNotFound, BookingErrors.NotYourEvent)
        .Produces<CancellationProgress>()
        .RequireAuthorization(Policies.Seller);

    private static async Task<IResult> HandleAsync(
        string eventId, NpgsqlDataSource database, IEventDirectory directory, ClaimsPrincipal user,
        HttpContext context)
    {
        var (entry, notOwn) = directory.FindOwn(eventId, user);
        if (entry is null)
        {
            return notOwn!.ToProblem(context);
        }
        await using var command = database.CreateCommand(Read);
        command.Parameters.Add(new() { Value = entry.Id.Value });
        await using var r = await command.ExecuteReaderAsync(context.RequestAborted);
        await r.ReadAsync(context.RequestAborted);
        return TypedResults.Ok(new CancellationProgress(
            entry.Id.Value,
            r.IsDBNull(0) ? null : r.GetFieldValue<DateTimeOffset>(0),
            r.IsDBNull(1) ? null : r.GetFieldValue<DateTimeOffset>(1),
            r.GetInt64(2), r.GetInt64(3), r.GetInt64(4), r.GetInt64(5), r.GetInt64(6), r.GetInt64(7)));
    }
}
