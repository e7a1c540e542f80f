using System.Threading.Channels;

namespace Ticketing.SeatReservation.Following;

/// <summary>
/// One connection's bounded queue of ticks. When the connection is too slow the queue does not grow:
/// everything in it is dropped and the listener is told to read the seats again.
/// </summary>
public sealed class ChangeListener(Action<ChangeListener> leave) : IDisposable
{
    /// <summary>
    /// Three seconds of ticks: enough for a stumble, little to hold for thousands of
    /// connections.
    /// </summary>
    private const int MaxWaitingTicks = 64;

    private readonly Channel<ChangeTick> _ticks = Channel.CreateBounded<ChangeTick>(
        new BoundedChannelOptions(MaxWaitingTicks) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    private long _lostUpTo = -1;

    /// <summary>Called by the follower; never waits.</summary>
    public void Offer(ChangeTick tick)
    {
        if (!_ticks.Writer.TryWrite(tick))
        {
            Interlocked.Exchange(ref _lostUpTo, tick.Sequence);
        }
    }

    /// <summary>Completes when there is something to take; false once the follower ended.</summary>
    public Task<bool> WaitAsync(CancellationToken cancellation) =>
        _ticks.Reader.WaitToReadAsync(cancellation).AsTask();

    /// <summary>The next tick, if one is waiting.</summary>
    public ChangeTick? Take()
    {
        var lost = Interlocked.Exchange(ref _lostUpTo, -1);
        if (lost < 0)
        {
            return _ticks.Reader.TryRead(out var tick) ? tick : null;
        }

        while (_ticks.Reader.TryRead(out _))
        {
            // What waited is older than what was lost; "read again" covers both.
        }

        return ChangeTick.Lost(lost);
    }

    /// <summary>No more ticks will come: the connection should end and be made again.</summary>
    public void Complete() => _ticks.Writer.TryComplete();

    /// <inheritdoc/>
    public void Dispose() => leave(this);
}
