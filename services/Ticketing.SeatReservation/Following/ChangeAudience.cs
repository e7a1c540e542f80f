using Ticketing.SeatReservation.Domain;
using Ticketing.SeatReservation.Infrastructure;

namespace Ticketing.SeatReservation.Following;

/// <summary>
/// Those who listen to one event, in cohorts, and what they have not been told yet. A few are told all at once with
/// every look at the change stream. A crowd takes turns, a cohort a look: each hears of everything since its own last
/// turn, so sending goes on evenly instead of in bursts at whose end somebody is late (ADR 0026). All but joining and
/// leaving is for the follower's loop alone.
/// </summary>
internal class ChangeAudience
{
    private readonly SeatReservationOptions _options;
    private readonly TimeProvider _time;
    private readonly ChangeCohort[] _cohorts;
    private readonly Lock _joining = new();

    // What not every cohort has heard yet, oldest first. A turn comes every CrowdPushInterval, so it is what happens
    // in that time.
    private readonly List<SeatChange> _waiting = [];
    private int _turn;
    private bool _ended;

    public ChangeAudience(SeatReservationOptions options, TimeProvider time)
    {
        (_options, _time) = (options, time);
        var now = time.GetTimestamp();
        _cohorts = [.. Enumerable.Range(0, options.CrowdCohorts).Select(_ => new ChangeCohort { BeatAt = now })];
    }

    /// <summary>Time from one look at the change stream to the next: in a crowd, from turn to turn.</summary>
    public TimeSpan Pace => IsCrowd ? _options.CrowdPushInterval / _cohorts.Length : _options.ChangePollInterval;

    private bool IsCrowd => _cohorts.Sum(c => c.Count) >= _options.CrowdOf;

    /// <summary>A new listener, or null after the end.</summary>
    public ChangeListener? Join()
    {
        lock (_joining)
        {
            return _ended ? null : _cohorts.MinBy(c => c.Count)!.Join();
        }
    }

    /// <summary>To be told to each cohort in its turn.</summary>
    public void Tell(IReadOnlyList<SeatChange> changes) => _waiting.AddRange(changes);

    /// <summary>"Read the seats again", to all at once; covers what was waiting to be told.</summary>
    public void TellLost(long sequence)
    {
        _waiting.Clear();
        var lost = ChangeTick.Lost(sequence);
        foreach (var cohort in _cohorts)
        {
            cohort.Heard = 0;
            cohort.Offer(lost);
        }
    }

    /// <summary>Tells what waits to those whose turn it is: a cohort of a crowd, or else everybody.</summary>
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

    /// <summary>Ends if nobody listens; true if it has.</summary>
    public bool EndsUnheard()
    {
        lock (_joining)
        {
            _ended |= _cohorts.All(c => c.Count == 0);
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

        foreach (var cohort in _cohorts)
        {
            cohort.Complete();
        }
    }

    /// <summary>What every cohort has heard need not wait any longer.</summary>
    protected virtual void Forget(List<SeatChange> waiting, IReadOnlyList<ChangeCohort> cohorts)
    {
        var heardByAll = cohorts.Min(c => c.Heard);
        waiting.RemoveRange(0, heardByAll);
        foreach (var cohort in cohorts)
        {
            cohort.Heard -= heardByAll;
        }
    }

    private void Push(ReadOnlySpan<ChangeCohort> cohorts)
    {
        // Cohorts that have heard as much get the same tick, and so the same encoding.
        ChangeTick? tick = null;
        var tickAfter = -1;
        foreach (var cohort in cohorts)
        {
            // To all, also while others hear of changes: a listener may be of a section in which nothing happens.
            if (_time.GetElapsedTime(cohort.BeatAt) >= _options.HeartbeatInterval)
            {
                cohort.BeatAt = _time.GetTimestamp();
                cohort.Offer(ChangeTick.Heartbeat);
            }

            if (cohort.Heard == _waiting.Count)
            {
                continue;
            }

            if (tick is null || tickAfter != cohort.Heard)
            {
                tick = ChangeTick.Of(_waiting[cohort.Heard..]);
                tickAfter = cohort.Heard;
            }

            cohort.Heard = _waiting.Count;
            cohort.Offer(tick);
        }
    }
}
