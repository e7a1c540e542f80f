using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Directory;

namespace Ticketing.SeatReservation.Following;

/// <summary>
/// The events that somebody reads or watches at this replica. An event is followed from its first reader on
/// and let go when nobody came for a while, or when its place is wanted more by another (<see cref="TryMakeRoom"/>).
/// </summary>
internal sealed class EventFollowers(
    SeatStateReader reader, IEventDirectory directory, IOptions<FollowingOptions> options, TimeProvider time,
    ILoggerFactory loggers)
    : IHostedService, IDisposable
{
    private readonly ConcurrentDictionary<EventId, (EventFollower Follower, Task Run)> _followers = new();
    private readonly ConcurrentDictionary<EventId, Task<EventState?>> _reading = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _starting = new();

    /// <summary>State that is fresh enough to serve, or null when Kvrocks must be read.</summary>
    public EventState? Fresh(EventId eventId) =>
        _followers.TryGetValue(eventId, out var known) ? known.Follower.Fresh() : null;

    /// <summary>
    /// The event's state: from memory if fresh, else from Kvrocks, and followed from now on. Null: no such event.
    /// </summary>
    public async Task<EventState?> ReadAsync(EventId eventId)
    {
        if (Fresh(eventId) is { } fresh)
        {
            return fresh;
        }

        // Readers that come meanwhile wait for the same read: a thousand at the start of a sale are one.
        var mine = new TaskCompletionSource<EventState?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var reading = _reading.GetOrAdd(eventId, mine.Task);
        if (reading == mine.Task)
        {
            _ = ReadAndFollowAsync(eventId, mine);
        }

        return await reading;
    }

    /// <summary>
    /// The state of an event that is followed or can be from now on without taking another's place. Null when it cannot,
    /// or when the follower's state is too old: then the caller had better read the little it needs.
    /// </summary>
    public async ValueTask<EventState?> FollowedAsync(EventId eventId) =>
        Fresh(eventId) is { } fresh ? fresh
        : _followers.ContainsKey(eventId) || _followers.Count >= options.Value.MaxFollowedEvents ? null
        : await ReadAsync(eventId);

    private async Task ReadAndFollowAsync(EventId eventId, TaskCompletionSource<EventState?> answer)
    {
        try
        {
            var state = await reader.ReadEventAsync(eventId);
            if (state is not null)
            {
                Follow(state, toListen: false);
            }

            answer.SetResult(state);
        }
        catch (Exception e)
        {
            answer.SetException(e); // every reader that waits gets it
        }
        finally
        {
            _reading.TryRemove(eventId, out _);
        }
    }

    /// <summary>
    /// A listener and the follower it listens to. Null: no such event, or every place is taken by events on sale that
    /// others listen to.
    /// </summary>
    public async Task<(EventFollower Follower, ChangeListener Listener)?> ListenAsync(EventId eventId)
    {
        // Twice at most: a follower may end for idleness just when it is found.
        for (var attempt = 0; attempt < 2; attempt++)
        {
            var follower = _followers.TryGetValue(eventId, out var known)
                ? known.Follower
                : await reader.ReadEventAsync(eventId) is { } state ? Follow(state, toListen: true) : null;
            if (follower?.Listen() is { } listener)
            {
                return (follower, listener);
            }

            _followers.TryRemove(new KeyValuePair<EventId, (EventFollower, Task)>(eventId, known));
        }

        return null;
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_followers.Values.Select(f => f.Run)).WaitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose() => _stop.Dispose();

    private EventFollower? Follow(EventState state, bool toListen)
    {
        lock (_starting)
        {
            if (_followers.TryGetValue(state.Id, out var known))
            {
                return known.Follower;
            }

            if (_stop.IsCancellationRequested
                || (_followers.Count >= options.Value.MaxFollowedEvents && !TryMakeRoom(state.Id, toListen)))
            {
                return null;
            }

            var follower = new EventFollower(
                state, reader, directory, options.Value, time, loggers.CreateLogger<EventFollower>());
            _followers[state.Id] = (follower, Task.Run(() => RunAsync(state.Id, follower)));
            return follower;
        }
    }

    /// <summary>
    /// Ends the least wanted follower: of those that nobody listens to one that is not on sale, or else the one that was
    /// not read for the longest. A listener to an event on sale also takes the place of one that is not on sale and has
    /// listeners. Who only reads never ends a stream.
    /// </summary>
    private bool TryMakeRoom(EventId wanted, bool toListen)
    {
        var leastWanted = _followers
            .Select(f => (f.Key, f.Value.Follower, f.Value.Follower.HasListeners, OnSale: IsOnSale(f.Key),
                f.Value.Follower.UsedAt))
            .Order(Comparer<(EventId, EventFollower, bool HasListeners, bool OnSale, long UsedAt)>.Create((a, b) =>
                (a.HasListeners, a.OnSale, a.UsedAt).CompareTo((b.HasListeners, b.OnSale, b.UsedAt))));
        foreach (var (id, follower, hasListeners, onSale, _) in leastWanted)
        {
            if (hasListeners && (!toListen || onSale || !IsOnSale(wanted)))
            {
                return false;
            }

            // Somebody may begin to listen in this moment; then the next one goes.
            if (hasListeners || follower.EndIfUnheard())
            {
                follower.End();
                _followers.TryRemove(id, out _);
                return true;
            }
        }

        return false;
    }

    /// <summary>An event that the copy of the directory does not know yet is most likely new.</summary>
    private bool IsOnSale(EventId id) => directory.Find(id)?.Status is null or SaleStatus.OnSale;

    private async Task RunAsync(EventId eventId, EventFollower follower)
    {
        await follower.RunAsync(_stop.Token);
        lock (_starting)
        {
            if (_followers.TryGetValue(eventId, out var known) && known.Follower == follower)
            {
                _followers.TryRemove(eventId, out _);
            }
        }
    }
}
