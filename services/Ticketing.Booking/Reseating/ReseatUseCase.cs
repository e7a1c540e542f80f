using System.Globalization;
using Ticketing.Booking.Bookings;
using Ticketing.Contracts;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Auditing;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Reseating;

/// <summary>
/// Asks for other seats for the party of an order. The new booking takes its seats first; <see cref="MoveParties"/> ends
/// the old one when it has them, so a party has its old seats or its new ones and never none or both sold.
/// </summary>
internal sealed class ReseatUseCase(Database database, ReseatDoor door, TimeProvider clock)
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
        BookingStatus.Paid when old.RefundState != "PENDING" => null,
        BookingStatus.PendingPayment when old.PaymentClaim is null && old.HoldExpiresAt > now => null,
        _ => ReseatErrors.OrderNotReseatable,
    };

    /// <summary>The order and the booking that asks for its new seats; or why it does not move.</summary>
    public async Task<(BookingRow? Old, BookingRow? New, Refusal? Refusal)> HandleAsync(
        EventDirectoryEntry entry, Guid orderId, ReseatRequest request, AuditActor by, CancellationToken ct)
    {
        var now = SellerBookings.Now(clock);
        var old = await database.FindAsync<BookingRow>(Read, new { id = orderId }, ct);
        if (old is null || old.EventId != entry.Id.Value)
        {
            return (null, null, BookingErrors.OrderNotFound);
        }
        if (Check(old, now) is { } refusal)
        {
            return (null, null, refusal);
        }
        var move = BookingId.New(now).Value;
        var isWithheld = old.State == BookingStatus.Paid && old.LiveSeats.Count > 0;
        if (isWithheld && await door.WithholdAsync(move, old, ct) is { } atDoor)
        {
            return (null, null, atDoor);
        }
        var asked = await AskAsync(entry, old, move, request, by, now, ct);
        if (asked.Refusal is not null && isWithheld)
        {
            await door.LiftAsync(move, CancellationToken.None);
        }
        return asked;
    }

    /// <summary>Asks for the new seats, if the order is still as it was when its tickets were withheld.</summary>
    private async Task<(BookingRow? Old, BookingRow? New, Refusal? Refusal)> AskAsync(
        EventDirectoryEntry entry, BookingRow before, Guid move, ReseatRequest request, AuditActor by, DateTimeOffset now,
        CancellationToken ct)
    {
        var orderId = before.Id;
        await using var transaction = await database.BeginAsync(ct);
        var old = (await transaction.FindAsync<BookingRow>(Lock, new { id = orderId }, ct))!;
        if ((old.State == before.State ? Check(old, now) : ReseatErrors.OrderNotReseatable) is { } refusal)
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
            entry, wish, old.BuyerId, BookingPurposes.Reseat, old.HoldSeconds, old.PriceMinor ?? live[0].PriceMinor, now,
            id: move);
        await SellerBookings.InsertAsync(transaction, row, ct);
        await transaction.ExecuteAsync(
            Insert, new { id = row.Id, oldId = old.Id, by = by.Id ?? entry.SellerId.Value, now }, ct);
        await transaction.AppendAsync(EntryOf(entry, old, row, by), now, ct);
        await transaction.CommitAsync(ct);
        return (old, row, null);
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
