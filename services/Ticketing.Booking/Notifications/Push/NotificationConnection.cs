using System.Threading.Channels;

namespace Ticketing.Booking.Notifications.Push;

/// <summary>A frame on its way to a socket.</summary>
/// <param name="Id">The notification it tells of, or null for an answer.</param>
/// <param name="Json">UTF-8.</param>
internal sealed record NotificationFrame(Guid? Id, ReadOnlyMemory<byte> Json);

/// <summary>
/// What one socket has still to send. Bounded: a listener that is too slow loses the queue and is told its unread
/// ones again. The same notification comes by several ways; it is sent once.
/// </summary>
internal sealed class NotificationConnection(Guid userId, Action<NotificationConnection> disconnect) : IDisposable
{
    private const int QueueCapacity = 64;
    private const int RememberedIds = 512;

    private readonly Channel<NotificationFrame> _queue = Channel.CreateBounded<NotificationFrame>(
        new BoundedChannelOptions(QueueCapacity) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    private readonly HashSet<Guid> _sent = [];

    // A connection begins with the unread ones.
    private int _resync = 1;

    public Guid UserId { get; } = userId;

    /// <summary>Queues a frame; never waits. Any thread.</summary>
    public void Offer(NotificationFrame frame)
    {
        if (!_queue.Writer.TryWrite(frame))
        {
            Volatile.Write(ref _resync, 1);
        }
    }

    /// <summary>Has the unread ones sent again. Any thread.</summary>
    public void Resync()
    {
        Volatile.Write(ref _resync, 1);
        // Wakes the writer; a full queue does so by itself.
        _queue.Writer.TryWrite(new NotificationFrame(null, ReadOnlyMemory<byte>.Empty));
    }

    /// <summary>True once for every time the listener needs its unread ones. The writer's own thread only.</summary>
    public bool TakeResync()
    {
        if (Interlocked.Exchange(ref _resync, 0) == 0)
        {
            return false;
        }
        while (_queue.Reader.TryRead(out _))
        {
            // Queued before the unread ones are read, so among them.
        }
        _sent.Clear();
        return true;
    }

    /// <summary>Notes that it was sent; false when it was before.</summary>
    public bool MarkSent(Guid id)
    {
        if (_sent.Count >= RememberedIds)
        {
            _sent.Clear();
        }
        return _sent.Add(id);
    }

    public bool TryRead(out NotificationFrame? frame) => _queue.Reader.TryRead(out frame);

    public Task WaitAsync(CancellationToken ct) => _queue.Reader.WaitToReadAsync(ct).AsTask();

    public void Dispose() => disconnect(this);
}
