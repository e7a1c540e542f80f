using System.Text.Json;
using Ticketing.Booking.Infrastructure;
using Ticketing.Messaging.Directory;

namespace Ticketing.Booking.Notifications.Push;

/// <summary>The notification sockets open on this replica, by user.</summary>
internal sealed class NotificationHub(BookingOptions options, IEventDirectory events)
    : PushHub<NotificationConnection, NotificationFrame>(options)
{
    /// <summary>Gives each notification to the sockets of its user.</summary>
    public void Deliver(IReadOnlyList<NotificationRow> rows)
    {
        foreach (var row in rows)
        {
            var connections = ConnectionsOf(row.UserId);
            if (connections.Length == 0)
            {
                continue;
            }
            var frame = new NotificationFrame(row.Id, JsonSerializer.SerializeToUtf8Bytes(
                new NotificationPush(NotificationResponse.Of(row, events)),
                NotificationsJson.Default.NotificationPush));
            foreach (var connection in connections)
            {
                connection.Offer(frame);
            }
        }
    }

    /// <summary>Every socket is sent its unread notifications again.</summary>
    public void ResyncAll()
    {
        foreach (var connection in AllConnections())
        {
            connection.Resync();
        }
    }

    protected override NotificationConnection Create(Guid userId) => new(userId);
}
