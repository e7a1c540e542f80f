using System.Globalization;
using Ticketing.Booking.Bookings;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging;
using Ticketing.Messaging.Auditing;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Allotments;

/// <summary>
/// Gives seats of an allotment back: the bookings lose them and the message that frees them is in the outbox, in one
/// transaction. Releases of one allotment take turns by its row, so that no seat is given back twice.
/// </summary>
internal sealed class ReleaseAllotmentUseCase(Database database, TimeProvider clock)
{
    public const string Released = "allotment-released";

    private const string Lock = $"""
        SELECT {AllotmentRow.Columns} FROM allotments a WHERE a.event_id = @eventId AND a.id = @id FOR UPDATE
        """;

    private const string LockBookings = $"""
        SELECT {BookingRow.Columns} FROM bookings b
        WHERE b.buyer_id = @id AND b.purpose = 'allotment' AND b.status IN ('PROCESSING', 'PENDING_PAYMENT')
        ORDER BY b.id FOR UPDATE
        """;

    private const string GiveBack = $"""
        UPDATE bookings b
        SET refunded_seats = coalesce(b.refunded_seats, '[]') || @seats::jsonb,
            status = CASE WHEN @isLast THEN 'CANCELLED' ELSE b.status END,
            reason = CASE WHEN @isLast THEN '{Released}' ELSE b.reason END,
            cancelled_at = CASE WHEN @isLast THEN @now ELSE b.cancelled_at END,
            updated_at = @now, version = b.version + 1
        WHERE b.id = @id
        """;

    private const string Finish = """
        UPDATE allotments a SET released_at = @now
        WHERE a.id = @id AND NOT EXISTS (
            SELECT FROM bookings b WHERE b.buyer_id = a.id AND b.status IN ('PROCESSING', 'PENDING_PAYMENT'))
        """;

    /// <summary>Gives back these seats, or all. Doing it again changes nothing.</summary>
    /// <param name="entry">The event.</param>
    /// <param name="id">The allotment.</param>
    /// <param name="seats">Null for all.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="ct">Cancels what is not committed.</param>
    public async Task<Refusal?> HandleAsync(
        EventDirectoryEntry entry, Guid id, IReadOnlyList<SeatPosition>? seats, AuditActor by, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await database.BeginAsync(ct);
        var allotment = await transaction.FindAsync<AllotmentRow>(Lock, new { eventId = entry.Id.Value, id }, ct);
        if (allotment is null)
        {
            return AllotmentErrors.AllotmentNotFound;
        }
        if (allotment.ReleasedAt is not null)
        {
            return seats is null ? null : AllotmentErrors.AllotmentReleased;
        }
        var bookings = await transaction.QueryAsync<BookingRow>(LockBookings, new { id }, ct);
        if (seats?.Except(bookings.SelectMany(b => b.LiveSeats).Select(s => s.Position)).Any() == true)
        {
            return BookingErrors.NoSuchSeat with { Detail = "The allotment does not keep all of these seats." };
        }
        var released = 0;
        var messages = new List<OutgoingMessage>();
        foreach (var booking in bookings)
        {
            List<SeatPosition> live = [.. booking.LiveSeats.Select(s => s.Position)];
            List<SeatPosition> back = seats is null ? live : [.. live.Intersect(seats)];
            // Without an answer yet there is nothing to free: the answer will find the booking ended, and frees its seats.
            if (back.Count == 0 && (seats is not null || booking.State != BookingStatus.Processing))
            {
                continue;
            }
            await transaction.ExecuteAsync(
                GiveBack,
                new { id = booking.Id, seats = SeatsJson.Write(back), isLast = back.Count == live.Count, now },
                ct);
            if (back.Count > 0 && entry.Status != SaleStatus.Ended)
            {
                messages.Add(BookingEvents.Refunded(booking, Guid.CreateVersion7(now), back, Released, now));
            }
            released += back.Count;
        }
        await transaction.PublishAsync(messages, ct);
        await transaction.ExecuteAsync(Finish, new { id, now }, ct);
        await transaction.AppendAsync(EntryOf(entry, id, released, by), now, ct);
        await transaction.CommitAsync(ct);
        return null;
    }

    private static AuditEntry EntryOf(EventDirectoryEntry entry, Guid id, int seats, AuditActor by) => new(Released, by)
    {
        SellerId = entry.SellerId.Value, EventId = entry.Id.Value,
        Details = new Dictionary<string, string>
        {
            ["allotment"] = id.ToString(), ["seats"] = seats.ToString(CultureInfo.InvariantCulture),
        },
    };
}
