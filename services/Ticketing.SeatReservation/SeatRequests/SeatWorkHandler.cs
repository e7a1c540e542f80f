using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Microsoft.Extensions.Options;
using StackExchange.Redis;
using Ticketing.Contracts.Messages;
using Ticketing.Messaging;
using Ticketing.Messaging.Consuming;
using Ticketing.Messaging.Directory;
using Ticketing.Messaging.Publishing;
using Ticketing.SeatReservation.Infrastructure;
using Ticketing.SeatReservation.Reconciling.Rebuild;
using Ticketing.SeatReservation.Reserving;
using Ticketing.SeatReservation.SeatState;

namespace Ticketing.SeatReservation.SeatRequests;

/// <summary>
/// One poll's worth of seat work: initialisations first, then each section's requests in order, sections side
/// by side, then all answers in one publish. A crash in between is harmless: what is delivered again gets its
/// first answer, which is published again under the same message id.
/// </summary>
internal sealed partial class SeatWorkHandler(
    InitializeSeats initialize, SectionWork sectionWork, SectionPlans plans, IEventDirectory directory,
    LostSections lost,
    KafkaPublisher publisher, IOptions<SeatRequestsOptions> options, TimeProvider time,
    ILogger<SeatWorkHandler> logger) : IPipelinedBatchHandler
{
    private static readonly TimeSpan SectionPollInterval = TimeSpan.FromMilliseconds(50);

    /// <summary>
    /// Script calls serve up to <see cref="SectionCalls.MaxItems"/> wishes of a section, and a replica may
    /// own all ten partitions: enough to fill them, few enough that a wish waits for milliseconds.
    /// </summary>
    public int MaxBatch => 2_000;

    public async Task HandleAsync(IReadOnlyList<IncomingMessage> batch, CancellationToken cancellation)
    {
        var done = await RunAsync(batch, cancellation);
        await done.Published;

        // Only now: a rebuild wants every answer of these sections on its way.
        var rebuilt = await Task.WhenAll(done.Unready.Distinct()
            .Select(id => lost.TryRebuildAsync(id.Event, id.Section, cancellation)));
        if (done.Failure is not null)
        {
            // Rethrown as it was: the consume loop decides by its type.
            ExceptionDispatchInfo.Throw(done.Failure);
        }

        if (rebuilt.Contains(false))
        {
            throw Unready(done.Unready.First());
        }
    }

    /// <summary>Works ahead while all goes well: seats are reserved and the answers handed over in order.</summary>
    public async Task<PendingEffect> BeginAsync(IReadOnlyList<IncomingMessage> batch, CancellationToken cancellation)
    {
        var done = await RunAsync(batch, cancellation);
        if (done.Failure is null && done.Unready.IsEmpty)
        {
            return new PendingEffect(done.Published);
        }

        await done.Published;
        throw done.Failure ?? Unready(done.Unready.First());
    }

    private async Task<Done> RunAsync(IReadOnlyList<IncomingMessage> batch, CancellationToken cancellation)
    {
        var works = batch.Select(SeatWork.Parse).ToList();
        var unready = new ConcurrentBag<SectionId>();
        await InitializeAsync(works, unready);

        var bySection = works
            .Where(w => w.Body is not SeatInitializationCommand).GroupBy(w => w.Section).ToList();
        var answers = bySection.Select(_ => new List<OutgoingMessage>()).ToList();
        var failures = await Task.WhenAll(
            bySection.Select((section, i) => TryRunAsync(section, answers[i], unready, cancellation)));

        // Also when a section failed: the others' buyers need not wait for it.
        var published = publisher.PublishAsync([.. answers.SelectMany(a => a)], cancellation);
        var failure = failures.FirstOrDefault(f => f is PoisonMessageException)
            ?? failures.FirstOrDefault(f => f is not null);
        return new Done(published, failure, unready);
    }

    /// <summary>
    /// A section of an event that is on sale already is never made empty: it is whole, or it was lost and has
    /// tickets in PostgreSQL.
    /// </summary>
    private async Task InitializeAsync(List<SeatWork> works, ConcurrentBag<SectionId> unready)
    {
        foreach (var work in works.Where(w => w.Body is SeatInitializationCommand))
        {
            if (directory.Find(work.Section.Event) is { } entry && LostSections.IsInSale(entry)
                && entry.Find(work.Section.Section) is not null)
            {
                unready.Add(work.Section);
                continue;
            }

            try
            {
                if (await initialize.RunAsync((SeatInitializationCommand)work.Body))
                {
                    LogInitialized(work.Section.Section, work.Section.Event);
                }
            }
            catch (ArgumentException broken)
            {
                throw new PoisonMessageException(work.Message, broken.Message, broken);
            }
        }
    }

    /// <summary>Null, or why the section's work is not (all) done.</summary>
    private async Task<Exception?> TryRunAsync(
        IGrouping<SectionId, SeatWork> works, List<OutgoingMessage> answers, ConcurrentBag<SectionId> unready,
        CancellationToken cancellation)
    {
        try
        {
            if (await FindAsync(works, cancellation) is { } section)
            {
                await sectionWork.RunAsync(section, works, answers);
            }
            else if (IsKnownNotToExist(works.Key) && !works.Any(w => w.Body is ChangeSeatPlan))
            {
                sectionWork.Refuse(works, answers);
            }
            else
            {
                unready.Add(works.Key);
                return Unready(works.Key);
            }

            return null;
        }
        catch (SectionNotInitializedException)
        {
            unready.Add(works.Key);
            return Unready(works.Key);
        }
        catch (RedisServerException e) when (ServerErrors.IsStateLost(e))
        {
            // No booking may fail for it, and the section must not be made anew and empty: its work waits.
            LogStateLost(e, works.Key.Section, works.Key.Event);
            unready.Add(works.Key);
            return Unready(works.Key);
        }
        catch (Exception e)
        {
            return e;
        }
    }

    /// <summary>The section; read again if the works show that its plan has changed since it was read.</summary>
    private async Task<LiveSection?> FindAsync(IGrouping<SectionId, SeatWork> works, CancellationToken cancellation)
    {
        var id = works.Key;
        var section = await FindAsync(id, cancellation);
        var isOld = section is not null && (directory.Find(id.Event)?.Find(id.Section)?.Edition
            > section.Shape.Plan.Edition || works.Any(work => work.NamesUnknownPlace(section.Shape)));
        return isOld ? await plans.RereadAsync(id.Event, id.Section) : section;
    }

    /// <summary>Waits a little for a section that is being made, unless the plan has no such section.</summary>
    private async Task<LiveSection?> FindAsync(SectionId id, CancellationToken cancellation)
    {
        var until = time.GetUtcNow() + options.Value.UninitializedSectionWait;
        while (true)
        {
            if (await plans.FindAsync(id.Event, id.Section) is { } section)
            {
                return section;
            }

            if (IsKnownNotToExist(id) || time.GetUtcNow() >= until)
            {
                return null;
            }

            await Task.Delay(SectionPollInterval, time, cancellation);
        }
    }

    private bool IsKnownNotToExist(SectionId id) =>
        directory.Find(id.Event) is { } entry && entry.Find(id.Section) is null;

    private static RetryLaterException Unready(SectionId id) =>
        new($"Section {id.Section} of event {id.Event} has no live seat state yet.");

    /// <summary>What became of a batch.</summary>
    /// <param name="Published">Completes when its answers are acknowledged.</param>
    /// <param name="Failure">Why some of it is not done, or null.</param>
    /// <param name="Unready">Sections without (whole) live state.</param>
    private sealed record Done(Task Published, Exception? Failure, ConcurrentBag<SectionId> Unready);

    [LoggerMessage(LogLevel.Information, "Section {Section} of event {Event} initialised")]
    private partial void LogInitialized(string section, EventId @event);

    [LoggerMessage(LogLevel.Error, "Section {Section} of event {Event} lost a part of its live state")]
    private partial void LogStateLost(Exception exception, string section, EventId @event);
}
