using Ticketing.Booking.Allotments;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Limits;
using Ticketing.Contracts;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Pricing;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Orders.CreateOrder;

/// <summary>
/// Takes an order for seats of an allotment, by its code. It has a transaction of its own: the seats leave the allotment
/// and the order is written, or neither.
/// </summary>
internal sealed class OrderFromAllotment(
    Database database, SeatLimit seatLimit, HoldReleases releases, AllotmentCodes codes, OrderWriter writer)
{
    private const string NoteHolder = "UPDATE bookings SET taken_from = @holder WHERE id = @id";

    /// <param name="row">The order as it would be without an allotment.</param>
    /// <param name="entry">The event.</param>
    /// <param name="wish">What the buyer asks for.</param>
    /// <param name="code">The allotment's code as the buyer typed it.</param>
    /// <param name="idempotencyKey">The buyer's key, or null.</param>
    /// <param name="ct">Cancels what is not committed.</param>
    public async Task<OrderOutcome> HandleAsync(
        BookingRow row, EventDirectoryEntry entry, SeatWish wish, string code, string? idempotencyKey,
        CancellationToken ct)
    {
        var buyer = new EventBuyer(row.EventId, row.BuyerId);
        var hash = IdempotencyKey.Fingerprint([.. wish.Fingerprint(entry.Id), .. AllotmentRules.HashOf(code)]);
        if (await writer.FindEarlierAsync(new UserId(row.BuyerId), idempotencyKey, hash, ct) is { } earlier)
        {
            return earlier;
        }
        var (allotment, wrong) = await codes.FindAsync(buyer, code, ct);
        if (wrong is not null)
        {
            return wrong;
        }
        await using var transaction = await database.BeginAsync(ct);
        if (entry.MaxSeatsPerPerson is { } max
            && await seatLimit.CheckAsync(transaction, buyer, wish.Quantity, max, ct) is { } tooMany)
        {
            return tooMany;
        }
        var (taken, refusal) = await AllotmentSeats.TakeAsync(
            transaction, row.EventId, allotment, ToSellerWish(row, entry.Find(wish.Section)!, wish), row.CreatedAt, ct);
        if (taken is null)
        {
            return refusal!;
        }
        row = row.For(taken);
        PendingOrder order = new(
            row, BookingEvents.SeatRequest(row), idempotencyKey, idempotencyKey is null ? null : hash, null);
        var written = await transaction.QueryAsync<Guid>(OrderBatch.Insert, NewOrderColumns.ValuesOf([order]), ct);
        if (written.Count == 0)
        {
            // Let seats go too often; or the same request was quicker, which has taken its seats itself.
            return await writer.FindEarlierAsync(new UserId(row.BuyerId), idempotencyKey, hash, ct)
                ?? await releases.ExplainAsync(buyer, ct);
        }
        await transaction.ExecuteAsync(NoteHolder, new { id = row.Id, holder = taken.Holder }, ct);
        await transaction.PublishAsync([order.Message], ct);
        await transaction.CommitAsync(ct);
        BookingMetrics.OrdersCreated.Add(1);
        return row;
    }

    private static SellerWish ToSellerWish(BookingRow row, SectionPlan section, SeatWish wish) => new(
        section, wish.Quantity, wish.Mode == SeatSelectionMode.Manual ? wish.Seats : null, wish.Subsection, AllOrNothing: true)
    {
        Allows = AllowedBy(wish, section, row.ReadPrices()),
    };

    /// <summary>Seats of the category that the buyer wants, at most as dear as the buyer pays; null: any.</summary>
    private static Func<SeatPosition, bool>? AllowedBy(SeatWish wish, SectionPlan section, PromisedPrices? prices) =>
        wish.Category is null && (wish.PriceCapMinor is null || prices is null)
            ? null
            : seat => section.CategoryOf(seat) is var category && (wish.Category is null || wish.Category == category)
                && !(prices?.DearestMinorOf(section.Name, category) > wish.PriceCapMinor);
}
