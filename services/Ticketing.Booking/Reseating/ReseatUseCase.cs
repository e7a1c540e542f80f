using System.Globalization;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Refunds;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Auditing;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Reseating;

/// <summary>
/// Asks for other seats for the party of an order. The new booking takes its seats first; <see cref="MoveParties"/> ends
/// the old one when it has them, so a party has its old seats or its new ones and never none or both sold.
/// </summary>
internal sealed class ReseatUseCase(Database database, ITicketsAtDoor door, TimeProvider clock)
{
    private const string Lock = $"SELECT {BookingRow.Columns} FROM bookings b WHERE b.id = @id FOR UPDATE";

    private const string Read = $"SELECT {BookingRow.Columns} FROM bookings b WHERE b.id = @id";

    private const string IsRunning = """
        SELECT EXISTS (SELECT FROM reseats r JOIN bookings b ON b.id = r.booking_id
            WHERE r.old_booking_id = @id AND b.status = 'PROCESSING')
        """;

    private const string Insert = """
        INSERT INTO reseats (booking_id, old_booking_id, asked_by, asked_at) VALUES (@id, @oldId, @by, @now)
        """;

    private const string Newest = $"""
        SELECT {BookingRow.Columns} FROM reseats r JOIN bookings b ON b.id = r.booking_id
        WHERE r.old_booking_id = @id ORDER BY r.booking_id DESC LIMIT 1
        """;

    /// <summary>Null when the party of the order may move now.</summary>
    public static Refusal? Check(BookingRow old, DateTimeOffset now) => old.State switch
    {
        _ when old.Purpose == BookingPurposes.Allotment => BookingErrors.OrderNotFound,
        _ when old is { IsResale: true, State: not BookingStatus.Paid } => ReseatErrors.OrderNotReseatable,
        // What a voucher paid is kept by seat.
        _ when old.PromisedDiscount is not null => ReseatErrors.OrderNotReseatable,
        BookingStatus.Paid when old.RefundState != "PENDING" => null,
        BookingStatus.PendingPayment when old.PaymentClaim is null && old.HoldExpiresAt > now => null,
        _ => ReseatErrors.OrderNotReseatable,
    };

    /// <summary>The order and the booking that asks for its new seats; or why it does not move.</summary>
    public async Task<(BookingRow? Old, BookingRow? New, Refusal? Refusal)> HandleAsync(
        EventDirectoryEntry entry, Guid orderId, ReseatRequest request, AuditActor by, CancellationToken ct)
    {
        if (await ExplainByDoorAsync(orderId, ct) is { } used)
        {
            return (null, null, used);
        }
        var now = SellerBookings.Now(clock);
        await using var transaction = await database.BeginAsync(ct);
        var old = await transaction.FindAsync<BookingRow>(Lock, new { id = orderId }, ct);
        if (old is null || old.EventId != entry.Id.Value)
        {
            return (null, null, BookingErrors.OrderNotFound);
        }
        if (Check(old, now) is { } refusal)
        {
            return (null, null, refusal);
        }
        if (await transaction.FindAsync<bool>(IsRunning, new { id = orderId }, ct))
        {
            return (null, null, ReseatErrors.ReseatRunning);
        }
        var live = old.LiveSeats;
        var (wish, invalid) = SellerWishes.Read(
            entry, request.Section, request.Seats is null ? live.Count : null, request.Subsection, request.Seats,
            live.Count, allOrNothing: true);
        if (invalid is not null || wish!.Quantity != live.Count)
        {
            return (null, null, invalid ?? BookingErrors.QuantityOutOfRange with
            {
                Detail = $"The order has {live.Count} seats: name as many.",
            });
        }
        var row = SellerBookings.New(
            entry, wish, old.BuyerId, BookingPurposes.Reseat, old.HoldSeconds, old.PriceMinor ?? live[0].PriceMinor, now);
        await SellerBookings.InsertAsync(transaction, row, ct);
        await transaction.ExecuteAsync(
            Insert, new { id = row.Id, oldId = old.Id, by = by.Id ?? entry.SellerId.Value, now }, ct);
        await transaction.AppendAsync(EntryOf(entry, old, row, by), now, ct);
        await transaction.CommitAsync(ct);
        return (old, row, null);
    }

    /// <summary>
    /// Codes die when a party moves: not of who is inside already, and not of who took a ticket over. Asked before the
    /// move, which takes a second; a ticket that is used or taken over in that second moves all the same (ADR 0050).
    /// </summary>
    private async Task<Refusal?> ExplainByDoorAsync(Guid orderId, CancellationToken ct)
    {
        var old = await database.FindAsync<BookingRow>(Read, new { id = orderId }, ct);
        if (old is not { State: BookingStatus.Paid, LiveSeats: { Count: > 0 } live })
        {
            return null;
        }
        var question = new OpenRefund(
            Guid.CreateVersion7(), old.Id, Guid.Empty, null, 0, old.Currency, MoveParties.Reseated, old.EventId,
            old.Section, [.. live.Select(s => s.Position)]);
        var kept = await door.WithholdAsync(question, ct);
        if (!kept.AreWithheld)
        {
            return kept.Used.Count > 0
                ? RefundErrors.TicketUsed with
                {
                    Detail = "Somebody was let in with one of these tickets: this party has its seats.",
                }
                : RefundErrors.TicketTransferred with
                {
                    Detail = "One of these tickets belongs to another person now, whose code would die.",
                };
        }
        await door.LiftAsync(question.Id, ct);
        return null;
    }

    /// <summary>The newest move of an order; null if it was never to move.</summary>
    public Task<BookingRow?> FindNewestAsync(Guid orderId, CancellationToken ct) =>
        database.FindAsync<BookingRow>(Newest, new { id = orderId }, ct);

    private static AuditEntry EntryOf(EventDirectoryEntry entry, BookingRow old, BookingRow row, AuditActor by) =>
        new("order-reseat-asked", by)
        {
            SellerId = entry.SellerId.Value, EventId = old.EventId, OrderId = old.Id,
            Details = new Dictionary<string, string>
            {
                ["new_order"] = row.Id.ToString(), ["section"] = row.Section,
                ["seats"] = row.WantedQuantity.ToString(CultureInfo.InvariantCulture),
            },
        };
}
