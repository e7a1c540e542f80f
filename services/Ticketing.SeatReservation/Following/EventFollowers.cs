using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Ticketing.Messaging.Directory;

namespace Ticketing.SeatReservation.Following;

/// <summary>
/// The events that somebody reads or watches at this replica. An event is followed from its first reader on
/// and let go when nobody came for a while.
/// </summary>
internal sealed class EventFollowers(
    SeatStateReader reader, IEventDirectory directory, IOptions<FollowingOptions> options, TimeProvider time,
    ILoggerFactory loggers)
    : IHostedService, IDisposable
{
    /// <summary>
    /// Events followed at once; each asks Kvrocks 20 times a second (40 with a crowd of listeners). Reads of more
    /// events go to Kvrocks directly.
    /// </summary>
    private const int MaxFollowed = 500;

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
    /// The state of an event that is followed or can be from now on. Null when too many are, or when the follower's
    /// state is too old: then the caller had better read the little it needs.
    /// </summary>
    public async ValueTask<EventState?> FollowedAsync(EventId eventId) =>
        Fresh(eventId) is { } fresh ? fresh
        : _followers.ContainsKey(eventId) || _followers.Count >= MaxFollowed ? null
        : await ReadAsync(eventId);

    private async Task ReadAndFollowAsync(EventId eventId, TaskCompletionSource<EventState?> answer)
    {
        try
        {
            var state = await reader.ReadEventAsync(eventId);
            if (state is not null)
            {
                Follow(state);
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

    /// <summary>A listener and the follower it listens to. Null: no such event, or too many are followed.</summary>
    public async Task<(EventFollower Follower, ChangeListener Listener)?> ListenAsync(EventId eventId)
    {
        // Twice at most: a follower may end for idleness just when it is found.
        for (var attempt = 0; attempt < 2; attempt++)
        {
            var follower = _followers.TryGetValue(eventId, out var known)
                ? known.Follower
                : await reader.ReadEventAsync(eventId) is { } state ? Follow(state) : null;
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

    private EventFollower? Follow(EventState state)
    {
        lock (_starting)
        {
            if (_followers.TryGetValue(state.Id, out var known))
            {
                return known.Follower;
            }

            if (_followers.Count >= MaxFollowed || _stop.IsCancellationRequested)
            {
                return null;
            }

            var follower = new EventFollower(
                state, reader, directory, options.Value, time, loggers.CreateLogger<EventFollower>());
            _followers[state.Id] = (follower, Task.Run(() => RunAsync(state.Id, follower)));
            return follower;
        }
    }

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
