using Microsoft.Extensions.Options;
using StackExchange.Redis;
using Ticketing.Contracts;
using Ticketing.Contracts.Channels;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging;
using Ticketing.Messaging.Directory;
using Ticketing.Messaging.Publishing;
using Ticketing.SeatReservation.Infrastructure;

namespace Ticketing.SeatReservation.Reconciling.Rebuild;

/// <summary>
/// Checks at start and every few seconds whether all sections on sale have live state, also those that nobody books at
/// the moment. For a section without, it sends the command that made it again: the one consumer of its partition then
/// rebuilds it, between two batches and with nothing in flight. A round looks at some of the events in turn, so that
/// thousands of idle shows cost no more than a hundred; a store that was emptied is noticed by its mark, and then the
/// round looks at all.
/// </summary>
internal sealed partial class LostStateWatch(
    [FromKeyedServices("kvrocks")] IConnectionMultiplexer kvrocks, IEventDirectory directory, LostSections lost,
    KafkaPublisher publisher, IOptions<ReconcilingOptions> options, TimeProvider time,
    ILogger<LostStateWatch> logger) : BackgroundService
{
    /// <summary>Of a round, besides those with something lost: 2,000 events take less than two minutes.</summary>
    internal const int EventsPerRound = 100;

    private readonly Dictionary<(EventId, string), DateTimeOffset> _askedAt = [];

    /// <summary>
    /// Sections whose plan was changed and whose new seats were not there in the last round: they are being made.
    /// </summary>
    private readonly HashSet<(EventId Event, string Section)> _awaited = [];

    /// <summary>Where the next round goes on.</summary>
    private EventId _lookedAt;

    /// <summary>True at start, and from when the store has lost its mark until a round has looked at all.</summary>
    private bool _looksAtAll = true;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await directory.WaitForChangeAsync(0, stoppingToken);
            while (true)
            {
                await TryRoundAsync(stoppingToken);
                await Task.Delay(options.Value.LostStateCheckInterval, time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service stops.
        }
    }

    private async Task TryRoundAsync(CancellationToken cancellation)
    {
        try
        {
            foreach (var entry in await ChooseAsync())
            {
                await CheckAsync(entry, cancellation);
                _lookedAt = entry.Id;
            }

            _looksAtAll = false;
        }
        catch (Exception e) when (e is RedisException or TimeoutException or PublishException)
        {
            LogFailed(e); // Kvrocks and the broker have health checks of their own; the next round looks again
        }
    }

    /// <summary>
    /// All events at start, and when the store has lost its mark, because then it may have lost everything. Else those
    /// that something is missing of, and the next ones in the order of their ids.
    /// </summary>
    private async Task<IReadOnlyList<EventDirectoryEntry>> ChooseAsync()
    {
        var inSale = directory.All.Where(LostSections.IsInSale).OrderBy(entry => entry.Id.Value).ToList();
        _looksAtAll |= await kvrocks.GetDatabase().StringSetAsync(KvrocksKeys.StoreMark, "1", when: When.NotExists);
        return _looksAtAll ? inSale : ChooseInTurn(
            inSale, _lookedAt, lost.Events.Union(_awaited.Select(s => s.Event)).ToHashSet());
    }

    /// <summary>Those that something is missing of, and the next ones after the last that was looked at.</summary>
    internal static IReadOnlyList<EventDirectoryEntry> ChooseInTurn(
        IReadOnlyList<EventDirectoryEntry> inSale, EventId lookedAt, IReadOnlySet<EventId> lost)
    {
        var (before, after) = (
            inSale.TakeWhile(entry => entry.Id.Value <= lookedAt.Value),
            inSale.SkipWhile(entry => entry.Id.Value <= lookedAt.Value));
        return [.. inSale.Where(entry => lost.Contains(entry.Id)), .. after.Concat(before)
            .Where(entry => !lost.Contains(entry.Id)).Take(EventsPerRound)];
    }

    private async Task CheckAsync(EventDirectoryEntry entry, CancellationToken cancellation)
    {
        var database = kvrocks.GetDatabase();
        var published = (await database.HashKeysAsync(KvrocksKeys.EventPlan(entry.Id)))
            .Select(name => name.ToString()).ToHashSet(StringComparer.Ordinal);
        var missing = new List<SectionPlan>();
        foreach (var plan in entry.Sections)
        {
            object[] keys = [.. plan.Subsections.SelectMany(s => KeysOf(entry.Id, plan.Name, s.Number))];
            if (!published.Contains(plan.Name) || (int)await database.ExecuteAsync("EXISTS", keys) < keys.Length)
            {
                if (plan.Edition > 0 && _awaited.Add((entry.Id, plan.Name)))
                {
                    continue;
                }

                lost.MarkLost(entry.Id, plan.Name);
                missing.Add(plan);
            }
            else
            {
                _awaited.Remove((entry.Id, plan.Name));
                lost.MarkRecovered(entry.Id, plan.Name);
            }
        }

        await AskAsync(entry, missing, cancellation);
    }

    private static RedisKey[] KeysOf(EventId e, string section, int number) =>
    [
        KvrocksKeys.SeatBits(e, section, number), KvrocksKeys.Available(e, section, number),
        KvrocksKeys.Reserved(e, section, number), KvrocksKeys.Sold(e, section, number),
    ];

    private async Task AskAsync(EventDirectoryEntry entry, List<SectionPlan> missing, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var due = missing.Where(plan => !_askedAt.TryGetValue((entry.Id, plan.Name), out var at)
            || now - at >= options.Value.LostStateAskInterval).ToList();
        foreach (var plan in due)
        {
            _askedAt[(entry.Id, plan.Name)] = now;
        }

        await publisher.PublishAsync([.. due.Select(plan => CommandFor(entry, plan))], cancellation);
    }

    private static OutgoingMessage CommandFor(EventDirectoryEntry entry, SectionPlan plan)
    {
        var partition = MessageKeys.PartitionOf(plan.Index);
        return OutgoingMessage.Create(
            Guid.CreateVersion7(), Topics.SeatInitialization, entry.Channel,
            MessageKeys.SeatWork(entry.Id, plan.Name, partition), partition,
            new SeatInitializationCommand(entry.Id, entry.Currency, plan),
            ContractsJson.Default.SeatInitializationCommand, null);
    }

    [LoggerMessage(LogLevel.Warning, "Could not look whether every section on sale has its live state")]
    private partial void LogFailed(Exception exception);
}
