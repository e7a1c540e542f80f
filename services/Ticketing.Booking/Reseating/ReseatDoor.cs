using Ticketing.Booking.Bookings;
using Ticketing.Booking.Refunds;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Reseating;

/// <summary>
/// Keeps the tickets of a party out of the doors from the moment in which it is to move until it has moved or not: nobody
/// comes in by a code that is about to die, and no ticket changes hands meanwhile (ADR 0050). What is withheld is written
/// down first, so that a process that dies leaves no ticket withheld for longer than <see cref="ReseatDoorSweep"/> takes.
/// </summary>
internal sealed class ReseatDoor(Database database, ITicketsAtDoor door, TimeProvider clock)
{
    // A second move of the order waits for the first.
    private const string Begin = """
        INSERT INTO reseat_withholdings (id, booking_id, withheld_at) VALUES (@move, @bookingId, @now)
        ON CONFLICT (booking_id) DO NOTHING
        """;

    private const string End = "DELETE FROM reseat_withholdings WHERE id = @move";

    // Not moved: who moved has no row any more. A request that died before it wrote its booking is over after a minute.
    private const string Over = """
        SELECT w.id FROM reseat_withholdings w LEFT JOIN bookings b ON b.id = w.id
        WHERE (b.id IS NULL AND w.withheld_at < @abandoned OR b.status <> 'PROCESSING')
          AND (@bookingId::uuid IS NULL OR w.booking_id = @bookingId)
        ORDER BY w.withheld_at LIMIT @limit
        """;

    private const int MaxBatch = 100;

    private static readonly TimeSpan AbandonedAfter = TimeSpan.FromMinutes(1);

    /// <summary>Null when no door takes the tickets of the order any more; else why it does not move.</summary>
    /// <param name="move">The booking that will ask for the new seats.</param>
    /// <param name="old">A paid order.</param>
    /// <param name="ct">Cancels what is not done.</param>
    public async Task<Refusal?> WithholdAsync(Guid move, BookingRow old, CancellationToken ct)
    {
        await LiftOverAsync(old.Id, ct);
        if (await database.ExecuteAsync(Begin, new { move, bookingId = old.Id, now = clock.GetUtcNow() }, ct) == 0)
        {
            return ReseatErrors.ReseatRunning;
        }
        var kept = await door.WithholdAsync(
            new OpenRefund(
                move, old.Id, Guid.Empty, null, 0, old.Currency, MoveParties.Reseated, old.EventId, old.Section,
                [.. old.LiveSeats.Select(s => s.Position)]),
            ct);
        if (kept.AreWithheld)
        {
            return null;
        }
        await database.ExecuteAsync(End, new { move }, ct);
        return kept.AreOfRefund ? ReseatErrors.OrderNotReseatable
            : kept.Used.Count > 0 ? RefundErrors.TicketUsed with
            {
                Detail = "Somebody was let in with one of these tickets: this party has its seats.",
            }
            : RefundErrors.TicketTransferred with
            {
                Detail = "One of these tickets belongs to another person now, whose code would die.",
            };
    }

    /// <summary>The doors take the tickets again. Doing it twice is doing it once.</summary>
    public async Task LiftAsync(Guid move, CancellationToken ct)
    {
        await door.LiftAsync(move, ct);
        await database.ExecuteAsync(End, new { move }, ct);
    }

    /// <summary>Lets the tickets of moves that did not take place in again: of one order, or (null) of all.</summary>
    public async Task LiftOverAsync(Guid? bookingId, CancellationToken ct)
    {
        var over = await database.QueryAsync<Guid>(
            Over, new { abandoned = clock.GetUtcNow() - AbandonedAfter, bookingId, limit = MaxBatch }, ct);
        foreach (var move in over)
        {
            await LiftAsync(move, ct);
        }
    }

    /// <summary>The party moves: its release frees the tickets. False for a move whose tickets were not withheld.</summary>
    public static async Task<bool> EndAsync(DatabaseTransaction transaction, Guid move, CancellationToken ct) =>
        await transaction.ExecuteAsync(End, new { move }, ct) == 1;
}
