using Ticketing.Booking.Bookings;
using Ticketing.Booking.Codes;
using Ticketing.Booking.Notifications;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging;
using Ticketing.Messaging.Data;

namespace Ticketing.Booking.Reseating;

/// <summary>
/// Moves parties whose new seats were just found: in the transaction that records them the new booking gets the old
/// one's price and payment (or the rest of its hold), and the old one gives its seats up. If the order cannot move any
/// more, the new seats go back and everything is as it was.
/// </summary>
internal sealed class MoveParties(TimeProvider clock) : IAnsweredBookings
{
    public const string Reseated = BookingExpiredReleaseTickets.ReasonReseated;

    private const string LockOld = $"""
        SELECT {BookingRow.Columns} FROM bookings b
        WHERE b.id = (SELECT r.old_booking_id FROM reseats r WHERE r.booking_id = @id) FOR UPDATE
        """;

    // The payment goes with the party. The hold ends when the old one would have, and the sweep looks at it then.
    private const string TakeOver = $"""
        WITH payment AS (
            UPDATE transactions SET booking_id = @id WHERE id = @payment
        ), sale AS (
            UPDATE desk_sales SET booking_id = @id WHERE booking_id = @oldId
        ), moved AS (
            UPDATE bookings b
            SET status = o.status, seats = @seats::jsonb, total_minor = @total, price_minor = o.price_minor,
                promised_prices = o.promised_prices,
                hold_expires_at = o.hold_expires_at,
                hold_seconds = greatest(1, floor(extract(epoch FROM o.hold_expires_at - b.created_at)))::integer,
                paid_at = o.paid_at, paid_transaction = o.paid_transaction, replaces = o.id,
                promised_starts_at = o.promised_starts_at,
                promised_refund_fee_percent = o.promised_refund_fee_percent,
                promised_refunds_until = o.promised_refunds_until,
                promised_refunds_free_until = o.promised_refunds_free_until,
                promised_discount = o.promised_discount, discount_minor = o.discount_minor,
                updated_at = @now, version = b.version + 1
            FROM bookings o WHERE b.id = @id AND o.id = @oldId
            RETURNING b.*
        )
        SELECT {BookingRow.Columns} FROM moved b
        """;

    private const string EndOld = $"""
        UPDATE bookings b
        SET status = 'CANCELLED', reason = '{Reseated}', cancelled_at = @now, replaced_by = @id, paid_transaction = NULL,
            updated_at = @now, version = b.version + 1
        WHERE b.id = @oldId
        RETURNING {BookingRow.Columns}
        """;

    private const string Withdraw = $"""
        UPDATE bookings b
        SET status = 'CANCELLED', reason = '{Reseated}', cancelled_at = @now, updated_at = @now, version = b.version + 1
        WHERE b.id = @id
        RETURNING {BookingRow.Columns}
        """;

    public bool IsFor(BookingRow row) => row.Purpose == BookingPurposes.Reseat;

    public async Task<IReadOnlyList<BookingRow>> OnReservedAsync(
        DatabaseTransaction transaction, IReadOnlyList<BookingRow> reserved, CancellationToken ct)
    {
        var changed = new List<BookingRow>();
        // In one order, so that two batches never wait for each other in a circle.
        foreach (var row in reserved.OrderBy(r => r.Id))
        {
            changed.AddRange(await MoveAsync(transaction, row, clock.GetUtcNow(), ct));
        }
        return changed;
    }

    /// <summary>No new seats: the party keeps the old ones.</summary>
    public Task OnFailedAsync(
        DatabaseTransaction transaction, IReadOnlyList<BookingRow> failed, CancellationToken ct) => Task.CompletedTask;

    private static async Task<IReadOnlyList<BookingRow>> MoveAsync(
        DatabaseTransaction transaction, BookingRow row, DateTimeOffset now, CancellationToken ct)
    {
        var old = (await transaction.FindAsync<BookingRow>(LockOld, new { id = row.Id }, ct))!;
        var live = old.LiveSeats;
        var found = row.PricedSeats;
        if (ReseatUseCase.Check(old, now) is not null || live.Count != found.Count
            || (old.State == BookingStatus.Paid && !await ReseatDoor.EndAsync(transaction, row.Id, ct)))
        {
            // It ended, gave seats back, is being paid, or was paid meanwhile: then its tickets may have let somebody in.
            var withdrawn = await transaction.QueryAsync<BookingRow>(Withdraw, new { id = row.Id, now }, ct);
            await transaction.PublishAsync([BookingEvents.Released(withdrawn[0], row.SeatPositions, now)], ct);
            return withdrawn;
        }
        // What the party was promised: each new seat costs what one of the old ones did.
        List<PricedSeat> seats = [.. found.Zip(live, (seat, was) => seat with
        {
            PriceMinor = was.PriceMinor, FeeMinor = was.FeeMinor, Kind = was.Kind,
        })];
        var values = new
        {
            id = row.Id, oldId = old.Id, payment = old.PaidTransaction, now, seats = SeatsJson.Write(seats),
            total = seats.Sum(s => s.PriceMinor),
        };
        var moved = (await transaction.QueryAsync<BookingRow>(TakeOver, values, ct))[0];
        var ended = (await transaction.QueryAsync<BookingRow>(EndOld, values, ct))[0];
        await CodeUses.MoveAsync(
            transaction, old, moved.Id,
            live.Zip(seats).ToDictionary(pair => pair.First.Position, pair => pair.Second.Position), ct);
        await TellAsync(transaction, moved, ended, live, now, ct);
        return [moved, ended];
    }

    private static async Task TellAsync(
        DatabaseTransaction transaction, BookingRow moved, BookingRow ended, IReadOnlyList<PricedSeat> left,
        DateTimeOffset now, CancellationToken ct)
    {
        List<SeatPosition> freed = [.. left.Select(s => s.Position)];
        // The money that goes with the party is none that was given back: figures take it out of the old order.
        List<OutgoingMessage> messages = moved.State == BookingStatus.Paid
            ? [
                BookingEvents.Paid(moved),
                BookingEvents.Refunded(ended, moved.Id, freed, Reseated, now, left.Sum(s => s.PriceMinor), 0),
            ]
            : [BookingEvents.Released(ended, freed, now)];
        await transaction.PublishAsync(messages, ct);
        if (moved.State == BookingStatus.Paid)
        {
            await NotificationOutbox.AppendAsync(transaction, [BookingNotifications.Confirmed(moved)], ct);
        }
    }
}
