using System.Text.Json;
using Ticketing.Messaging.Directory;

namespace Ticketing.Booking.Notifications.Push;

/// <summary>The notification sockets open on this replica, by user.</summary>
internal sealed class NotificationHub(BookingOptions options, IEventDirectory events)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, NotificationConnection[]> _byUser = [];
    private int _count;

    /// <summary>A new socket of a user, or null when the user or the replica has as many as it may.</summary>
    public NotificationConnection? Connect(Guid userId)
    {
        lock (_lock)
        {
            var existing = _byUser.GetValueOrDefault(userId, []);
            if (existing.Length >= options.StreamsPerUser || _count >= options.StreamsMax)
            {
                return null;
            }
            var connection = new NotificationConnection(userId, Disconnect);
            _byUser[userId] = [.. existing, connection];
            _count++;
            return connection;
        }
    }

    /// <summary>Who has a socket open here.</summary>
    public Guid[] ConnectedUsers()
    {
        lock (_lock)
        {
            return [.. _byUser.Keys];
        }
    }

    /// <summary>Gives each notification to the sockets of its user.</summary>
    public void Deliver(IReadOnlyList<NotificationRow> rows)
    {
        foreach (var row in rows)
        {
            NotificationConnection[]? connections;
            lock (_lock)
            {
                if (!_byUser.TryGetValue(row.UserId, out connections))
                {
                    continue;
                }
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

    /// <summary>Every socket is told its unread ones again.</summary>
    public void ResyncAll()
    {
        lock (_lock)
        {
            foreach (var connection in _byUser.Values.SelectMany(c => c))
            {
                connection.Resync();
            }
        }
    }

    private void Disconnect(NotificationConnection connection)
    {
        lock (_lock)
        {
            if (!_byUser.TryGetValue(connection.UserId, out var existing) || !existing.Contains(connection))
            {
                return;
            }
            _count--;
            var rest = existing.Where(c => c != connection).ToArray();
            if (rest.Length == 0)
            {
                _byUser.Remove(connection.UserId);
            }
            else
            {
                _byUser[connection.UserId] = rest;
            }
        }
    }
}
