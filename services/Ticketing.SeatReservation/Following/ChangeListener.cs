using System.Collections.Concurrent;

namespace Ticketing.SeatReservation.Following;

/// <summary>
/// One connection's bounded queue of ticks and its turn to write. Whoever offers a tick while nobody writes to the
/// connection writes it there and then, which for thousands of connections costs half of waking each one's own loop;
/// behind a slow write ticks wait. When too many wait, all are dropped and the listener must read the
/// seats again.
/// </summary>
internal sealed class ChangeListener(Action<ChangeListener> leave) : IDisposable
{
    /// <summary>
    /// Three seconds of ticks and more: enough for a stumble, little to hold for thousands of connections.
    /// </summary>
    private const int MaxWaitingTicks = 64;

    private readonly ConcurrentQueue<ChangeTick> _ticks = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Func<ChangeListener, ValueTask>? _write;
    private long _lostUpTo = -1;
    private bool _complete;

    // 1 while somebody writes to the connection; begins taken, by the stream that writes its beginning.
    private int _writing = 1;

    /// <summary>Called by the follower; never waits and never throws.</summary>
    public void Offer(ChangeTick tick)
    {
        if (_ticks.Count < MaxWaitingTicks)
        {
            _ticks.Enqueue(tick);
        }
        else
        {
            Interlocked.Exchange(ref _lostUpTo, tick.Sequence);
        }

        WriteIfFree();
    }

    /// <summary>
    /// From here on <paramref name="write"/> takes what there is and writes it, one call at a time. Returns when the
    /// listener is complete and the last write is over.
    /// </summary>
    public Task RunAsync(Func<ChangeListener, ValueTask> write)
    {
        _write = write;
        Volatile.Write(ref _writing, 0);
        WriteIfFree();
        return _ended.Task;
    }

    /// <summary>The next tick, if one is waiting.</summary>
    public ChangeTick? Take()
    {
        var lost = Interlocked.Exchange(ref _lostUpTo, -1);
        if (lost < 0)
        {
            return _ticks.TryDequeue(out var tick) ? tick : null;
        }

        // What waited is older than what was lost; "read again" covers both.
        _ticks.Clear();
        return ChangeTick.DataLoss(lost);
    }

    /// <summary>No more ticks will come: the connection has ended, or should end and be made again.</summary>
    public void Complete()
    {
        Volatile.Write(ref _complete, true);
        WriteIfFree();
    }

    /// <inheritdoc/>
    public void Dispose() => leave(this);

    private bool HasWork => !_ticks.IsEmpty || Volatile.Read(ref _lostUpTo) >= 0 || Volatile.Read(ref _complete);

    private void WriteIfFree()
    {
        if (HasWork && Interlocked.CompareExchange(ref _writing, 1, 0) == 0)
        {
            _ = WriteAsync(); // its outcome completes _ended
        }
    }

    /// <summary>Runs to its end at once unless the connection is slow.</summary>
    private async Task WriteAsync()
    {
        try
        {
            while (true)
            {
                while (HasWork)
                {
                    if (Volatile.Read(ref _complete))
                    {
                        _ended.TrySetResult(); // and the turn is never given back
                        return;
                    }

                    await _write!(this);
                }

                Volatile.Write(ref _writing, 0);
                Interlocked.MemoryBarrier();

                // What came between the last look and giving the turn back.
                if (!HasWork || Interlocked.CompareExchange(ref _writing, 1, 0) != 0)
                {
                    return;
                }
            }
        }
        catch (Exception e)
        {
            _ended.TrySetException(e); // the stream ends by it
        }
    }
}
