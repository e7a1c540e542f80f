using System.Collections.Concurrent;

namespace Ticketing.SeatReservation.Following;

/// <summary>
/// A part of an event's audience that is told everything in the same moment. A listener stays in its cohort as long as
/// it listens, so what the cohort has heard is what each of its listeners has heard.
/// </summary>
internal sealed class ChangeCohort
{
    private readonly ConcurrentDictionary<ChangeListener, bool> _listeners = new();
    private int _count;

    /// <summary>Listeners now.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>How many of the changes that wait it has heard already; for the follower's loop alone.</summary>
    public int Heard { get; set; }

    /// <summary>When it had its last heartbeat; for the follower's loop alone.</summary>
    public long BeatAt { get; set; }

    /// <summary>A new listener, who hears what the cohort hears from now on.</summary>
    public ChangeListener Join()
    {
        var listener = new ChangeListener(Leave);
        Interlocked.Increment(ref _count);
        _listeners[listener] = true;
        return listener;
    }

    /// <summary>Tells every listener.</summary>
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
