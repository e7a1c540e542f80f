using System.Threading.Channels;

namespace Ticketing.EventTicketing.Figures.Live;

/// <summary>One open stream of an event's figures. It holds the newest figures alone: a slow reader skips the others.</summary>
internal sealed class FiguresListener(Guid userId, FiguredEvent @event, Action<FiguresListener> left) : IDisposable
{
    private readonly Channel<byte[]> _newest = Channel.CreateBounded<byte[]>(
        new BoundedChannelOptions(1) { SingleReader = true, FullMode = BoundedChannelFullMode.DropOldest });

    public Guid UserId { get; } = userId;

    public FiguredEvent Event { get; } = @event;

    /// <summary>JSON of <see cref="FiguresResponse"/>, each time it changed.</summary>
    public ChannelReader<byte[]> Changes => _newest.Reader;

    public void Offer(byte[] json) => _newest.Writer.TryWrite(json);

    public void Dispose() => left(this);
}

/// <summary>The streams of figures open on this replica; bounded for each user, for events, and for the replica.</summary>
internal sealed class FiguresFeed
{
    /// <summary>Pages that one person has open; as many as booking-service's streams.</summary>
    internal const int MaxPerUser = 10;

    /// <summary>Each sends a kilobyte or two, twice a second at most.</summary>
    internal const int MaxListeners = 2_000;

    /// <summary>Events read by one statement every half a second.</summary>
    internal const int MaxEvents = 200;

    private readonly Lock _lock = new();
    private readonly Dictionary<long, List<FiguresListener>> _byEvent = [];
    private readonly Dictionary<long, byte[]> _last = [];
    private readonly Dictionary<Guid, int> _byUser = [];
    private int _count;

    /// <summary>A new listener, who gets what was told last at once; null when there are as many as allowed.</summary>
    public FiguresListener? Listen(Guid userId, FiguredEvent @event)
    {
        lock (_lock)
        {
            var known = _byEvent.TryGetValue(@event.EventId, out var listeners);
            if (_count >= MaxListeners || _byUser.GetValueOrDefault(userId) >= MaxPerUser
                || (!known && _byEvent.Count >= MaxEvents))
            {
                return null;
            }

            var listener = new FiguresListener(userId, @event, Leave);
            _byEvent[@event.EventId] = [.. listeners ?? [], listener];
            _byUser[userId] = _byUser.GetValueOrDefault(userId) + 1;
            _count++;
            if (_last.TryGetValue(@event.EventId, out var json))
            {
                listener.Offer(json);
            }

            return listener;
        }
    }

    /// <summary>Events that somebody listens to.</summary>
    public IReadOnlyList<FiguredEvent> Listened()
    {
        lock (_lock)
        {
            return [.. _byEvent.Values.Select(listeners => listeners[0].Event)];
        }
    }

    /// <summary>Gives an event's figures to its listeners, unless they are what was told last.</summary>
    public void Tell(long eventId, byte[] json)
    {
        lock (_lock)
        {
            if (!_byEvent.TryGetValue(eventId, out var listeners)
                || (_last.TryGetValue(eventId, out var last) && last.AsSpan().SequenceEqual(json)))
            {
                return;
            }

            _last[eventId] = json;
            listeners.ForEach(listener => listener.Offer(json));
        }
    }

    private void Leave(FiguresListener listener)
    {
        lock (_lock)
        {
            if (!_byEvent.TryGetValue(listener.Event.EventId, out var listeners) || !listeners.Remove(listener))
            {
                return;
            }

            _count--;
            if (listeners.Count == 0)
            {
                _byEvent.Remove(listener.Event.EventId);
                _last.Remove(listener.Event.EventId);
            }

            if (_byUser[listener.UserId] == 1)
            {
                _byUser.Remove(listener.UserId);
            }
            else
            {
                _byUser[listener.UserId]--;
            }
        }
    }
}
