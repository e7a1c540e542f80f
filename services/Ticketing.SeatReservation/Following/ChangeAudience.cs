using System.Collections.Concurrent;
using Ticketing.SeatReservation.Domain;
using Ticketing.SeatReservation.Infrastructure;

namespace Ticketing.SeatReservation.Following;

/// <summary>
/// Those who listen to one event, and what they have not been told yet. Collects changes and gives them to everybody
/// as one tick, at the pace that the number of listeners allows. All but joining and leaving is for the follower's loop
/// alone.
/// </summary>
internal sealed class ChangeAudience(SeatReservationOptions options, TimeProvider time)
{
    /// <summary>A timer may be early by its resolution; without this a frame would be late by a whole tick.</summary>
    private static readonly TimeSpan TimerTolerance = TimeSpan.FromMilliseconds(5);

    private readonly ConcurrentDictionary<ChangeListener, bool> _listeners = new();
    private readonly Lock _joining = new();
    private readonly List<SeatChange> _waiting = [];
    private long _pushedAt = time.GetTimestamp();
    private long _beatAt = time.GetTimestamp();
    private bool _ended;

    /// <summary>A new listener, or null after the end.</summary>
    public ChangeListener? Join()
    {
        var listener = new ChangeListener(l => _listeners.TryRemove(l, out _));
        lock (_joining)
        {
            return !_ended && _listeners.TryAdd(listener, true) ? listener : null;
        }
    }

    /// <summary>To be told with the next tick.</summary>
    public void Tell(IReadOnlyList<SeatChange> changes) => _waiting.AddRange(changes);

    /// <summary>"Read the seats again", at once; covers what was waiting to be told.</summary>
    public void TellLost(long sequence)
    {
        _waiting.Clear();
        Offer(ChangeTick.Lost(sequence));
    }

    /// <summary>Tells everything that waits, if it is time to.</summary>
    public void PushIfDue()
    {
        // To all, also while others hear of changes: a listener may be of a section in which nothing happens.
        if (time.GetElapsedTime(_beatAt) >= options.HeartbeatInterval)
        {
            _beatAt = time.GetTimestamp();
            Offer(ChangeTick.Heartbeat);
        }

        if (_waiting.Count > 0 && (_listeners.Count < options.CrowdOf
            || time.GetElapsedTime(_pushedAt) >= options.CrowdPushInterval - TimerTolerance))
        {
            _pushedAt = time.GetTimestamp();
            Offer(ChangeTick.Of(_waiting));
            _waiting.Clear();
        }
    }

    /// <summary>Ends if nobody listens; true if it has.</summary>
    public bool EndsUnheard()
    {
        lock (_joining)
        {
            _ended |= _listeners.IsEmpty;
            return _ended;
        }
    }

    /// <summary>No more ticks: every connection ends and is made again, at a replica that still follows.</summary>
    public void End()
    {
        lock (_joining)
        {
            _ended = true;
        }

        foreach (var (listener, _) in _listeners)
        {
            listener.Complete();
        }
    }

    private void Offer(ChangeTick tick)
    {
        foreach (var (listener, _) in _listeners)
        {
            listener.Offer(tick);
        }
    }
}
