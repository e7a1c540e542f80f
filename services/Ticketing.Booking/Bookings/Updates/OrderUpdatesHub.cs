using System.Text.Json;
using Ticketing.Booking.Infrastructure;
using Ticketing.Messaging.Directory;

namespace Ticketing.Booking.Bookings.Updates;

/// <summary>The update streams open on this replica, by user.</summary>
internal sealed class OrderUpdatesHub(BookingOptions options, IEventDirectory events)
    : PushHub<OrderConnection, OrderUpdate>(options)
{
    /// <summary>Gives each changed order to the streams of its buyer.</summary>
    public void Deliver(IReadOnlyList<BookingRow> rows)
    {
        foreach (var row in rows)
        {
            var connections = ConnectionsOf(row.BuyerId);
            if (connections.Length == 0)
            {
                continue;
            }
            var update = new OrderUpdate(
                row.Id,
                row.Version,
                JsonSerializer.SerializeToUtf8Bytes(
                    OrderResponse.Of(row, events), BookingsJson.Default.OrderResponse));
            foreach (var connection in connections)
            {
                connection.Offer(update);
            }
        }
    }

    protected override OrderConnection Create(Guid userId) => new(userId);

    protected override void OnCountChanged(int by) => BookingMetrics.Streams.Add(by);
}
