using Ticketing.Booking.Bookings;
using Ticketing.Booking.Infrastructure;
using Ticketing.Booking.Refunds;
using Ticketing.Contracts;
using Ticketing.Messaging.Data;
using Ticketing.Messaging.Directory;

namespace Ticketing.Booking.Resale;

/// <summary>
/// Undoes claims whose booking ended without payment, also those that a crash left, and ends offers whose giver has not the
/// ticket any more or whose time is over. Everything may be done twice, by any replica.
/// </summary>
internal sealed partial class ResaleWork(
    Database database, ResaleStore resale, ResaleClaims claims, ITicketsAtDoor door, IEventDirectory directory,
    TimeProvider clock, ILogger<ResaleWork> logger)
    : PeriodicWork("Ending resales", Interval, clock, logger)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    // Claims of one round; each asks event-ticketing once. The rest comes a second later.
    private const int MaxClaims = 100;

    // Events with open offers that a round looks at.
    private const int MaxEvents = 1_000;

    private const string Abandoned = $"""
        SELECT {BookingRow.Columns} FROM bookings b
        WHERE b.status IN ('CANCELLED', 'FAILED') AND b.id IN (
            SELECT taken_by FROM resale_tickets WHERE state = 'SELLING')
        LIMIT @limit
        """;

    private const string RefundOf = "SELECT refund_id FROM resale_tickets WHERE taken_by = @id AND state = 'SELLING' LIMIT 1";

    private const string Open = "SELECT DISTINCT event_id FROM resale_tickets WHERE state = 'OFFERED' LIMIT @limit";

    // A claim that is being made looks at the giver's booking itself; a ticket in somebody's hand ends when it is paid.
    private const string EndLost = """
        UPDATE resale_tickets t SET state = 'ENDED', ended_at = @now, reason = 'not-giveable'
        FROM bookings g
        WHERE t.state = 'OFFERED' AND t.event_id = ANY (@events) AND g.id = t.booking_id
          AND (g.status <> 'PAID' OR EXISTS (
            SELECT FROM jsonb_array_elements(g.refunded_seats) s
            WHERE s = jsonb_build_array(t.subsection, t.row_number, t.seat_number)))
        """;

    private const string EndOver = """
        UPDATE resale_tickets t SET state = 'ENDED', ended_at = @now, reason = 'resale-over'
        WHERE t.state = 'OFFERED' AND t.event_id = ANY (@events) AND NOT EXISTS (
            SELECT FROM bookings h WHERE h.id = t.taken_by AND h.status IN ('PENDING_PAYMENT', 'PAID'))
        """;

    private readonly TimeProvider _clock = clock;
    private readonly ILogger _logger = logger;

    internal override async Task RunOnceAsync(CancellationToken ct)
    {
        foreach (var row in await database.QueryAsync<BookingRow>(Abandoned, new { limit = MaxClaims }, ct))
        {
            await TryUndoAsync(row, ct);
        }
        await EndOffersAsync(ct);
    }

    /// <summary>The doors take the tickets again before the claim is gone: who dies in between leaves a claim to undo.</summary>
    private async Task TryUndoAsync(BookingRow row, CancellationToken ct)
    {
        try
        {
            if (await database.FindAsync<Guid?>(RefundOf, new { id = row.Id }, ct) is { } refund)
            {
                await door.LiftAsync(refund, ct);
                await claims.EndAsync(row, [], ct);
            }
        }
        catch (HttpRequestException e)
        {
            LogNotUndone(_logger, e, row.Id);
        }
    }

    private async Task EndOffersAsync(CancellationToken ct)
    {
        var events = await database.QueryAsync<long>(Open, new { limit = MaxEvents }, ct);
        if (events.Count == 0)
        {
            return;
        }
        var now = _clock.GetUtcNow();
        await database.ExecuteAsync(EndLost, new { events = events.ToArray(), now }, ct);
        var over = new List<long>();
        foreach (var id in events)
        {
            // An event that this replica does not know yet has nothing to say.
            if (directory.Find(new EventId(id)) is { } entry
                && ResaleRules.Explain(entry, await resale.FindTermsAsync(id, ct), now) is not null)
            {
                over.Add(id);
            }
        }
        if (over.Count > 0)
        {
            await database.ExecuteAsync(EndOver, new { events = over.ToArray(), now }, ct);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Resale {BookingId}: its giver's tickets are still withheld; trying again")]
    private static partial void LogNotUndone(ILogger logger, Exception exception, Guid bookingId);
}
