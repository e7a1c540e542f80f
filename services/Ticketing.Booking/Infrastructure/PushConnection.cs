using System.Threading.Channels;

namespace Ticketing.Booking.Infrastructure;

/// <summary>
/// What one open stream or socket has still to send. The queue is bounded: a listener that is too slow loses it, and is
/// sent the current state instead, which is called a resync. A connection begins with one.
/// </summary>
internal abstract class PushConnection<TItem>(Guid userId) : IDisposable
{
    // More than one user causes between two writes to a socket that keeps up.
    private const int QueueCapacity = 64;

    private readonly Channel<TItem> _queue = Channel.CreateBounded<TItem>(
        new BoundedChannelOptions(QueueCapacity) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    private int _resync = 1;

    public Guid UserId { get; } = userId;

    /// <summary>Set by the hub, which counts connections.</summary>
    internal Action? Disconnected { get; set; }

    /// <summary>Queues an item; never waits. Any thread.</summary>
    public void Offer(TItem item)
    {
        if (!_queue.Writer.TryWrite(item))
        {
            RequestResync();
        }
    }

    /// <summary>True once for every requested resync. The writing thread only.</summary>
    public bool TakeResync()
    {
        if (Interlocked.Exchange(ref _resync, 0) == 0)
        {
            return false;
        }
        // Items queued before the state is read are part of it.
        while (_queue.Reader.TryRead(out _))
        {
        }
        ForgetSent();
        return true;
    }

    public bool TryRead(out TItem? item) => _queue.Reader.TryRead(out item);

    /// <summary>Completes when there is something to read.</summary>
    public Task WaitAsync(CancellationToken ct) => _queue.Reader.WaitToReadAsync(ct).AsTask();

    public void Dispose() => Disconnected?.Invoke();

    /// <summary>The same change comes by several ways; what a connection remembers of it ends with a resync.</summary>
    protected abstract void ForgetSent();

    /// <summary>Any thread. A waiting writer sees it with the next item.</summary>
    protected void RequestResync() => Volatile.Write(ref _resync, 1);
}
