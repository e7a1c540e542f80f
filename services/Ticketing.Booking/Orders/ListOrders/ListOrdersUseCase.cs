using Microsoft.EntityFrameworkCore;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Holds;
using Ticketing.Contracts;
using Ticketing.Messaging.Directory;

namespace Ticketing.Booking.Orders.ListOrders;

/// <summary>A buyer's orders, newest first, page by page.</summary>
internal sealed class ListOrdersUseCase(BookingDbContext database, HoldExpiry expiry, IEventDirectory events)
{
    public const int DefaultLimit = 50;
    public const int MaxLimit = 100;

    public async Task<OrderPage> HandleAsync(
        UserId buyer, int limit, OrderCursor? after, CancellationToken ct)
    {
        var orders = database.Bookings.AsNoTracking().Where(
            b => b.BuyerId == buyer.Value && (b.Purpose != BookingPurposes.Reseat || b.Replaces != null));
        if (after is { } cursor)
        {
            // Compared as a row, so that the history index finds the place.
            orders = orders.Where(b => EF.Functions.LessThan(
                ValueTuple.Create(b.CreatedAt, b.Id), ValueTuple.Create(cursor.CreatedAt, cursor.Id)));
        }
        // One more than asked for tells whether there is a next page.
        var rows = await orders
            .OrderByDescending(b => b.CreatedAt).ThenByDescending(b => b.Id)
            .Take(limit + 1)
            .ToListAsync(ct);
        var page = await expiry.CancelExpiredAsync(rows.Count > limit ? rows[..limit] : rows, ct);
        return new OrderPage(
            [.. page.Select(row => OrderResponse.Of(row, events))],
            rows.Count > limit ? OrderCursor.Of(page[^1]).ToString() : null);
    }
}
