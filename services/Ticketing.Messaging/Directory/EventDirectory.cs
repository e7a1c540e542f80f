using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Ticketing.Contracts;
using Ticketing.Contracts.Seating;

namespace Ticketing.Messaging.Directory;

/// <summary>Polls the source, keeps the copy in memory and, where a service has one, in its store.</summary>
internal sealed partial class EventDirectory(
    IEventDirectorySource source, IServiceProvider services, MessagingOptions options, TimeProvider clock,
    ILogger<EventDirectory> logger) : BackgroundService, IEventDirectory
{
    private readonly ConcurrentDictionary<EventId, EventDirectoryEntry> _entries = new();
    private readonly IEventDirectoryStore? _store = services.GetService<IEventDirectoryStore>();
    private readonly Lock _lock = new();
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Round _next = new();
    private long _generation;
    private volatile bool _away;

    public long Generation => Interlocked.Read(ref _generation);

    public IReadOnlyCollection<EventDirectoryEntry> All => [.. _entries.Values];

    public EventDirectoryEntry? Find(EventId id) => _entries.GetValueOrDefault(id);

    public async Task WaitForChangeAsync(long seen, CancellationToken cancellation)
    {
        while (true)
        {
            Task changed;
            lock (_lock)
            {
                if (_generation > seen)
                {
                    return;
                }

                changed = _changed.Task;
            }

            await changed.WaitAsync(cancellation);
        }
    }

    public async Task CatchUpAsync(CancellationToken cancellation)
    {
        if (_away)
        {
            return;
        }

        Task read;
        lock (_lock)
        {
            _next.Wanted.TrySetResult();
            read = _next.Read.Task;
        }

        try
        {
            await read.WaitAsync(options.DirectoryCatchUpTimeout, clock, cancellation);
        }
        catch (TimeoutException)
        {
            LogSlow(options.DirectoryCatchUpTimeout);
        }
    }

    /// <summary>
    /// Loads the stored copy before the host goes on to serve requests: a restarted service that does not
    /// know its events yet would say "there is no such event" to a buyer who looks at it.
    /// </summary>
    [SuppressMessage("Design", "CA1031", Justification = "A store that is away is waited for; it is logged.")]
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        for (var loaded = _store is null; !loaded;)
        {
            try
            {
                // With a bound, because a client may wait without end for an answer that got lost.
                Apply(await _store!.LoadAsync(cancellationToken)
                    .WaitAsync(options.DirectoryStoreTimeout, clock, cancellationToken));
                loaded = true;
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                LogAwayOnce(e);
                await Task.Delay(options.DirectoryPollInterval, clock, cancellationToken);
            }
        }

        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Read from the start, because an entry is small and a store may have lost some.
        long after = 0;
        while (!stoppingToken.IsCancellationRequested)
        {
            Round round;
            lock (_lock)
            {
                // Who asks from here on may have seen a change that this read misses, so they get the next one.
                round = _next;
                _next = new Round();
            }

            after = await ReadChangesAsync(after, stoppingToken);
            round.Read.SetResult();
            await PauseAsync(stoppingToken);
        }
    }

    /// <summary>Reads until the source has no more; returns the version to go on from.</summary>
    [SuppressMessage(
        "Design", "CA1031", Justification = "The copy must outlive every failure of its source; each is logged.")]
    private async Task<long> ReadChangesAsync(long after, CancellationToken cancellation)
    {
        try
        {
            while (true)
            {
                var page = await source.ReadAsync(after, cancellation);
                _away = false;
                if (page.Changes.Count == 0)
                {
                    return page.Next;
                }

                await SaveAsync(page.Changes, cancellation);
                Apply(page.Changes);
                after = page.Next;
            }
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            LogAwayOnce(e);
            return after;
        }
    }

    /// <summary>Waits for the next poll, or until somebody wants the copy current.</summary>
    private async Task PauseAsync(CancellationToken cancellation)
    {
        var atLeast = _away ? options.DirectoryPollInterval : options.DirectoryCatchUpInterval;
        await Task.Delay(atLeast, clock, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (options.DirectoryPollInterval > atLeast)
        {
            await _next.Wanted.Task.WaitAsync(options.DirectoryPollInterval - atLeast, clock, cancellation)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private Task SaveAsync(IReadOnlyList<EventDirectoryEntry> changed, CancellationToken cancellation) =>
        _store is null
            ? Task.CompletedTask
            : _store.SaveAsync(changed, cancellation).WaitAsync(options.DirectoryStoreTimeout, clock, cancellation);

    private void Apply(IReadOnlyList<EventDirectoryEntry> changed)
    {
        var any = false;
        foreach (var entry in changed)
        {
            if (!_entries.TryGetValue(entry.Id, out var known) || known.Version < entry.Version)
            {
                _entries[entry.Id] = entry;
                any = true;
            }
        }

        if (!any)
        {
            return;
        }

        lock (_lock)
        {
            _generation++;
            _changed.SetResult();
            _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    private void LogAwayOnce(Exception e)
    {
        if (!_away)
        {
            LogAway(e, options.DirectoryPollInterval);
        }

        _away = true;
    }

    /// <summary>A read of the source that has not begun.</summary>
    private sealed class Round
    {
        public TaskCompletionSource Wanted { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Read { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    [LoggerMessage(LogLevel.Debug, "The event directory was not read within {Timeout}; using the copy")]
    private partial void LogSlow(TimeSpan timeout);

    [LoggerMessage(
        LogLevel.Warning, "The event directory cannot be read; using the copy, asking again every {Interval}")]
    private partial void LogAway(Exception exception, TimeSpan interval);
}
