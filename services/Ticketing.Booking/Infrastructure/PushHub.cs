namespace Ticketing.Booking.Infrastructure;

/// <summary>The streams or sockets open on this replica, by user; bounded for each user and for the replica.</summary>
internal abstract class PushHub<TConnection, TItem>(BookingOptions options)
    where TConnection : PushConnection<TItem>
{
    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, TConnection[]> _byUser = [];
    private int _count;

    /// <summary>A new connection of a user; null when the user or the replica has as many as allowed.</summary>
    public TConnection? Connect(Guid userId)
    {
        lock (_lock)
        {
            var existing = _byUser.GetValueOrDefault(userId, []);
            if (existing.Length >= options.StreamsPerUser || _count >= options.StreamsMax)
            {
                return null;
            }
            var connection = Create(userId);
            connection.Disconnected = () => Disconnect(connection);
            // Copied on write, so that delivering needs no lock while it writes.
            _byUser[userId] = [.. existing, connection];
            _count++;
            OnCountChanged(1);
            return connection;
        }
    }

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

    protected abstract TConnection Create(Guid userId);

    /// <summary>Called with 1 or -1.</summary>
    protected virtual void OnCountChanged(int by)
    {
    }

    /// <summary>The connections of one user; may be none.</summary>
    protected TConnection[] ConnectionsOf(Guid userId)
    {
        lock (_lock)
        {
            return _byUser.GetValueOrDefault(userId, []);
        }
    }

    protected TConnection[] AllConnections()
    {
        lock (_lock)
        {
            return [.. _byUser.Values.SelectMany(c => c)];
        }
    }

    private void Disconnect(TConnection connection)
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
            OnCountChanged(-1);
        }
    }
}
