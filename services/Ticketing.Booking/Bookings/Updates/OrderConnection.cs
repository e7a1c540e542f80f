using System.Threading.Channels;

namespace Ticketing.Booking.Bookings.Updates;

/// <summary>One change of an order on its way to listeners; encoded once for all of them.</summary>
internal sealed record OrderUpdate(Guid BookingId, int Version, ReadOnlyMemory<byte> Json);

/// <summary>
/// What one update stream has still to send. Bounded: a listener that is too slow loses the queue and gets a
/// snapshot instead. Remembers which version of an order it sent, because the same change comes by several
/// ways and in any order.
/// </summary>
internal sealed class OrderConnection(Guid userId, Action<OrderConnection> disconnect) : IDisposable
{
    // More than the orders one buyer changes between two writes to a socket that keeps up.
    private const int QueueCapacity = 64;

    // A bound for memory; forgetting costs at most a repeated change.
    private const int RememberedVersions = 512;

    private readonly Channel<OrderUpdate> _queue = Channel.CreateBounded<OrderUpdate>(
        new BoundedChannelOptions(QueueCapacity)
        {
            SingleReader = true,
            FullMode = BoundedChannelFullMode.Wait,
        });

    private readonly Dictionary<Guid, int> _sent = [];

    // A connection begins with a snapshot.
    private int _resync = 1;

    public Guid UserId { get; } = userId;

    /// <summary>Queues a change; never waits. Any thread.</summary>
    public void Offer(OrderUpdate update)
    {
        if (!_queue.Writer.TryWrite(update))
        {
            Volatile.Write(ref _resync, 1);
        }
    }

    /// <summary>
    /// True once for every time the listener needs a snapshot. The stream's own thread only.
    /// </summary>
    public bool TakeResync()
    {
        if (Interlocked.Exchange(ref _resync, 0) == 0)
        {
            return false;
        }
        // Changes queued before the snapshot is read are in the snapshot.
        while (_queue.Reader.TryRead(out _))
        {
        }
        _sent.Clear();
        return true;
    }

    /// <summary>Notes that this version was sent; false when it or a later one was sent already.</summary>
    public bool MarkSent(Guid bookingId, int version)
    {
        if (_sent.TryGetValue(bookingId, out var sent) && sent >= version)
        {
            return false;
        }
        if (_sent.Count >= RememberedVersions)
        {
            _sent.Clear();
        }
        _sent[bookingId] = version;
        return true;
    }

    public bool TryRead(out OrderUpdate? update) => _queue.Reader.TryRead(out update);

    /// <summary>Completes when there is something to read.</summary>
    public Task WaitAsync(CancellationToken ct) => _queue.Reader.WaitToReadAsync(ct).AsTask();

    public void Dispose() => disconnect(this);
}
