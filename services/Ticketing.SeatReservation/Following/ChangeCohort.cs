using System.Collections.Concurrent;

namespace Ticketing.SeatReservation.Following;

/// <summary>
/// A part of an event's audience that gets everything in the same moment. A listener stays in its cohort as long as it
/// listens, so what the cohort has received is what each of its listeners has received.
/// </summary>
internal sealed class ChangeCohort
{
    private readonly ConcurrentDictionary<ChangeListener, bool> _listeners = new();
    private int _count;

    /// <summary>Listeners now.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>How many of the waiting changes it has received; for the follower's loop alone.</summary>
    public int Received { get; set; }

    /// <summary>When it had its last heartbeat; for the follower's loop alone.</summary>
    public long BeatAt { get; set; }

    /// <summary>A new listener, which gets what the cohort gets from now on.</summary>
    public ChangeListener Join()
    {
        var listener = new ChangeListener(Leave);
        Interlocked.Increment(ref _count);
        _listeners[listener] = true;
        return listener;
    }

    public void Offer(ChangeTick tick)
    {
        foreach (var (listener, _) in _listeners)
        {
            listener.Offer(tick);
        }
    }

    /// <summary>No more ticks.</summary>
    public void Complete()
    {
        foreach (var (listener, _) in _listeners)
        {
            listener.Complete();
        }
    }

    private void Leave(ChangeListener listener)
    {
        if (_listeners.TryRemove(listener, out _))
        {
            Interlocked.Decrement(ref _count);
        }
    }
}
