using Ticketing.SeatReservation.SeatState;

namespace Ticketing.SeatReservation.Following;

/// <summary>
/// The listeners of one event, in cohorts, and the changes that wait to be sent to them. A small audience is sent to as
/// a whole with every read of the change stream. A crowd takes turns, one cohort with each read: a cohort gets all
/// changes since its own last turn, so that sending is even instead of in bursts at whose end somebody is late
/// (ADR 0026). Everything but joining and leaving is for the follower's loop alone.
/// </summary>
internal class ChangeAudience
{
    private readonly FollowingOptions _options;
    private readonly TimeProvider _time;
    private readonly ChangeCohort[] _cohorts;
    private readonly Lock _joining = new();

    // What not every cohort has got yet, oldest first: the changes of about one CrowdPushInterval.
    private readonly List<SeatChange> _waiting = [];
    private int _turn;
    private bool _ended;

    public ChangeAudience(FollowingOptions options, TimeProvider time)
    {
        (_options, _time) = (options, time);
        var now = time.GetTimestamp();
        _cohorts = [.. Enumerable.Range(0, options.CrowdCohorts).Select(_ => new ChangeCohort { BeatAt = now })];
    }

    /// <summary>Time from one read of the change stream to the next; in a crowd, from turn to turn.</summary>
    public TimeSpan Pace => IsCrowd ? _options.CrowdPushInterval / _cohorts.Length : _options.ChangePollInterval;

    private bool IsCrowd => _cohorts.Sum(c => c.Count) >= _options.CrowdFromListeners;

    /// <summary>A new listener, or null after the end.</summary>
    public ChangeListener? Join()
    {
        lock (_joining)
        {
            return _ended ? null : _cohorts.MinBy(c => c.Count)!.Join();
        }
    }

    /// <summary>True while somebody listens.</summary>
    public bool HasListeners => _cohorts.Any(c => c.Count > 0);

    /// <summary>True after the end: nobody can join any more.</summary>
    public bool HasEnded => Volatile.Read(ref _ended);

    /// <summary>Each cohort gets the changes in its turn.</summary>
    public void Enqueue(IReadOnlyList<SeatChange> changes) => _waiting.AddRange(changes);

    /// <summary>Sends "read the seats again" to all at once, instead of what was waiting.</summary>
    public void NotifyDataLoss(long sequence)
    {
        _waiting.Clear();
        var dataLoss = ChangeTick.DataLoss(sequence);
        foreach (var cohort in _cohorts)
        {
            cohort.Received = 0;
            cohort.Offer(dataLoss);
        }
    }

    /// <summary>Sends what waits to those whose turn it is: one cohort of a crowd, or else everybody.</summary>
    public void Push()
    {
        if (IsCrowd)
        {
            _turn = (_turn + 1) % _cohorts.Length;
            Push(_cohorts.AsSpan(_turn, 1));
        }
        else
        {
            Push(_cohorts);
        }

        Forget(_waiting, _cohorts);
    }

    /// <summary>True if it has ended, which it does here when nobody listens.</summary>
    public bool EndIfEmpty()
    {
        lock (_joining)
        {
            _ended |= _cohorts.All(c => c.Count == 0);
            return _ended;
        }
    }

    /// <summary>No more ticks: every connection ends, and its client connects again.</summary>
    public void End()
    {
        lock (_joining)
        {
            _ended = true;
        }

        foreach (var cohort in _cohorts)
        {
            cohort.Complete();
        }
    }

    /// <summary>Drops what every cohort has got.</summary>
    protected virtual void Forget(List<SeatChange> waiting, IReadOnlyList<ChangeCohort> cohorts)
    {
        var receivedByAll = cohorts.Min(c => c.Received);
        waiting.RemoveRange(0, receivedByAll);
        foreach (var cohort in cohorts)
        {
            cohort.Received -= receivedByAll;
        }
    }

    private void Push(ReadOnlySpan<ChangeCohort> cohorts)
    {
        // Cohorts that are equally far get the same tick, and so the same encoding.
        ChangeTick? tick = null;
        var tickAfter = -1;
        foreach (var cohort in cohorts)
        {
            // Also while others get changes: a listener may follow a section in which nothing happens.
            if (_time.GetElapsedTime(cohort.BeatAt) >= _options.HeartbeatInterval)
            {
                cohort.BeatAt = _time.GetTimestamp();
                cohort.Offer(ChangeTick.Heartbeat);
            }

            if (cohort.Received == _waiting.Count)
            {
                continue;
            }

            if (tick is null || tickAfter != cohort.Received)
            {
                tick = ChangeTick.Of(_waiting[cohort.Received..]);
                tickAfter = cohort.Received;
            }

            cohort.Received = _waiting.Count;
            cohort.Offer(tick);
        }
    }
}
