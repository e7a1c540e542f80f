using StackExchange.Redis;
using Ticketing.Contracts.Pricing;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Directory;
using Ticketing.SeatReservation.SeatState;

namespace Ticketing.SeatReservation.Following;

/// <summary>
/// Keeps one event's state in memory fresh from its change stream and hands every tick to the listeners.
/// Works on any replica, whichever of them makes the changes.
/// </summary>
internal sealed partial class EventFollower(
    EventState first, SeatStateReader reader, IEventDirectory directory, FollowingOptions options, TimeProvider time,
    ILogger<EventFollower> logger)
{
    /// <summary>Reads of the stream in one tick; a longer backlog goes on in the next.</summary>
    private const int MaxReadsPerTick = 4;

    /// <summary>Twice as long as the gateway keeps reads.</summary>
    private static readonly TimeSpan ToldAgainAfter = TimeSpan.FromSeconds(1);

    private readonly ChangeAudience _audience = new(options, time);
    private EventState _state = first;
    private EventDirectoryEntry? _pricedBy;
    private long? _readAgainSince;
    private long _freshAt = time.GetTimestamp();
    private long _usedAt = time.GetTimestamp();

    /// <summary>The state as of the last tick.</summary>
    public EventState State => Volatile.Read(ref _state);

    /// <summary>The state, or null when it is older than reads may be.</summary>
    public EventState? Fresh()
    {
        Volatile.Write(ref _usedAt, time.GetTimestamp());
        return time.GetElapsedTime(Volatile.Read(ref _freshAt)) <= options.MaxReadStaleness ? State : null;
    }

    /// <summary>True while somebody listens.</summary>
    public bool HasListeners => _audience.HasListeners;

    /// <summary>When somebody last read or began to listen, as a timestamp of the clock.</summary>
    public long UsedAt => Volatile.Read(ref _usedAt);

    /// <summary>A new listener, or null if this follower has just ended.</summary>
    public ChangeListener? Listen()
    {
        Volatile.Write(ref _usedAt, time.GetTimestamp());
        return _audience.Join();
    }

    /// <summary>Ends unless somebody listens; true if it has ended.</summary>
    public bool EndIfUnheard() => _audience.EndIfEmpty();

    /// <summary>Ends; who listens connects again.</summary>
    public void End() => _audience.End();

    /// <summary>Follows until cancelled, or until nobody has read or listened for a while.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        try
        {
            using var timer = new PeriodicTimer(options.ChangePollInterval, time);
            while (!EndedIdle() && await timer.WaitForNextTickAsync(cancellation) && !_audience.HasEnded)
            {
                FollowPrices();
                TellToReadAgain();
                await TryTickAsync();
                _audience.Push();
                KeepPace(timer);
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The service stops.
        }
        finally
        {
            _audience.End();
        }
    }

    /// <summary>A period that is set begins anew, so that setting it every time would make each turn late.</summary>
    private void KeepPace(PeriodicTimer timer)
    {
        if (_audience.Pace is var pace && timer.Period != pace)
        {
            timer.Period = pace;
        }
    }

    /// <summary>Prices change seldom and for everybody at once: listeners are told to read again.</summary>
    private void FollowPrices()
    {
        var entry = directory.Find(State.Id);
        if (ReferenceEquals(entry, _pricedBy))
        {
            return;
        }

        var isOther = EventPricing.Differ(_pricedBy?.Pricing, entry?.Pricing) && _pricedBy is not null;
        _pricedBy = entry;
        if (State.WithPrices(entry) is { } next)
        {
            Volatile.Write(ref _state, next);
            _readAgainSince = time.GetTimestamp();
        }
        else if (isOther)
        {
            // Nothing that this service answers, but pages show categories and kinds beside it.
            _readAgainSince = time.GetTimestamp();
        }
    }

    /// <summary>
    /// Of prices and of a changed plan. Who reads again at once could still get a response that was kept on the way.
    /// </summary>
    private void TellToReadAgain()
    {
        if (_readAgainSince is { } changed && time.GetElapsedTime(changed) >= ToldAgainAfter)
        {
            _readAgainSince = null;
            _audience.NotifyDataLoss(State.Sequence);
        }
    }

    private async Task TryTickAsync()
    {
        try
        {
            await TickAsync();
        }
        catch (Exception e) when (e is RedisException or TimeoutException or SectionNotInitializedException)
        {
            // The state grows old, so reads go to Kvrocks and say what is wrong; the next tick tries again.
            LogBehind(e, State.Id);
        }
    }

    private async Task TickAsync()
    {
        var asOf = time.GetTimestamp();
        var last = await reader.ReadSequenceAsync(State.Id);
        if (last < State.Sequence)
        {
            await ReloadAsync(); // another store than before
        }

        for (var read = 0; read < MaxReadsPerTick && State.Sequence < last; read++)
        {
            var changes = await reader.ReadChangesAsync(State.Id, State.Sequence);
            if (changes is not { Count: > 0 })
            {
                await ReloadAsync(); // trimmed before we came to it
            }
            else if (State.With(changes) is { } next)
            {
                Volatile.Write(ref _state, next);
                _audience.Enqueue(changes);
            }
            else
            {
                _readAgainSince = State.HasOldPlan(changes) ? time.GetTimestamp() : _readAgainSince;
                await ReloadAsync(); // a new section, or other seats of one
            }
        }

        if (State.Sequence >= last)
        {
            Volatile.Write(ref _freshAt, asOf);
        }
    }

    private async Task ReloadAsync()
    {
        var state = await reader.ReadEventAsync(State.Id)
            ?? throw new SectionNotInitializedException(State.Id, "*");
        Volatile.Write(ref _state, state);
        _audience.NotifyDataLoss(state.Sequence);
    }

    private bool EndedIdle() =>
        time.GetElapsedTime(Volatile.Read(ref _usedAt)) > options.FollowIdleEventFor && _audience.EndIfEmpty();

    [LoggerMessage(LogLevel.Warning, "Following event {Event}: Kvrocks does not answer as it should")]
    private partial void LogBehind(Exception exception, EventId @event);
}
