using System.Text.Json;

namespace Ticketing.Booking.Bookings.Updates;

/// <summary>The update streams open on this replica, by user.</summary>
internal sealed class OrderUpdatesHub(BookingOptions options)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, OrderConnection[]> _byUser = [];
    private int _count;

    /// <summary>A new stream of a user, or null when the user or the replica has as many as it may.</summary>
    public OrderConnection? Connect(Guid userId)
    {
        lock (_lock)
        {
            var existing = _byUser.GetValueOrDefault(userId, []);
            if (existing.Length >= options.StreamsPerUser || _count >= options.StreamsMax)
            {
                return null;
            }
            var connection = new OrderConnection(userId, Disconnect);
            // Copied on write, so that delivering needs no lock while it writes.
            _byUser[userId] = [.. existing, connection];
            _count++;
            BookingMetrics.Streams.Add(1);
            return connection;
        }
    }

    /// <summary>Who has a stream open here.</summary>
    public Guid[] ConnectedUsers()
    {
        lock (_lock)
        {
            return [.. _byUser.Keys];
        }
    }

    public bool IsConnected(Guid userId)
    {
        lock (_lock)
        {
            return _byUser.ContainsKey(userId);
        }
    }

    /// <summary>Gives each changed order to the streams of its buyer.</summary>
    public void Deliver(IReadOnlyList<BookingRow> rows)
    {
        foreach (var row in rows)
        {
            OrderConnection[]? connections;
            lock (_lock)
            {
                if (!_byUser.TryGetValue(row.BuyerId, out connections))
                {
                    continue;
                }
            }
            var update = new OrderUpdate(
                row.Id,
                row.Version,
                JsonSerializer.SerializeToUtf8Bytes(
                    OrderResponse.Of(row), BookingsJson.Default.OrderResponse));
            foreach (var connection in connections)
            {
                connection.Offer(update);
            }
        }
    }

    private void Disconnect(OrderConnection connection)
    {
        lock (_lock)
        {
            if (!_byUser.TryGetValue(connection.UserId, out var existing) || !existing.Contains(connection))
            {
                return;
            }
            var rest = existing.Where(c => c != connection).ToArray();
            if (rest.Length == 0)
            {
                _byUser.Remove(connection.UserId);
            }
            else
            {
                _byUser[connection.UserId] = rest;
            }
            _count--;
            BookingMetrics.Streams.Add(-1);
        }
    }
}
