using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Ticketing.Contracts;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Directory;

namespace Ticketing.SeatReservation.Reconciling.Rebuild;

/// <summary>
/// The sections on sale that have no (whole) live state, as far as this replica has noticed. A metric and degraded
/// health show them; the consumer of their partition rebuilds them.
/// </summary>
internal sealed partial class LostSections(
    SectionRebuild rebuild, IEventDirectory directory, RebuildMetrics metrics, ILogger<LostSections> logger)
    : IHealthCheck
{
    private readonly ConcurrentDictionary<(EventId Event, string Section), bool> _lost = new();

    /// <summary>
    /// Rebuilds a section if its event is on sale (or closed, with holds still running). False: the work of the
    /// section must wait. Call it only while consuming the section's partition, after all answers were published.
    /// </summary>
    [SuppressMessage("Design", "CA1031", Justification = "Whatever failed is logged, and the section's work waits.")]
    public async Task<bool> TryRebuildAsync(EventId eventId, string section, CancellationToken cancellation)
    {
        if (directory.Find(eventId) is not { } entry || !IsInSale(entry) || entry.Find(section) is not { } plan)
        {
            return false;
        }

        try
        {
            if (await rebuild.IsCompleteAsync(entry, plan))
            {
                MarkRecovered(eventId, section);
                return true;
            }

            if (plan.Edition == 0)
            {
                MarkLost(eventId, section); // else it may be new; the watch looks twice
            }

            var outcome = await rebuild.RunAsync(entry, plan, cancellation);
            if (outcome.IsComplete)
            {
                metrics.AddRebuilt(outcome.SubsectionsMade);
                MarkRecovered(eventId, section);
            }

            return outcome.IsComplete;
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            LogCannotRebuild(e, section, eventId);
            return false;
        }
    }

    /// <summary>True if the event's seats are being sold, or held and paid.</summary>
    public static bool IsInSale(EventDirectoryEntry entry) =>
        entry.Status is SaleStatus.OnSale or SaleStatus.Closed or SaleStatus.Cancelled;

    /// <summary>Events with a section that is not whole.</summary>
    public IReadOnlySet<EventId> Events => _lost.Keys.Select(key => key.Event).ToHashSet();

    /// <summary>Logs the loss once.</summary>
    public void MarkLost(EventId eventId, string section)
    {
        if (_lost.TryAdd((eventId, section), true))
        {
            LogLost(section, eventId);
            metrics.SetLost(_lost.Count);
        }
    }

    /// <summary>The section is whole again, or its event is over.</summary>
    public void MarkRecovered(EventId eventId, string section)
    {
        if (_lost.TryRemove((eventId, section), out _))
        {
            LogRecovered(section, eventId);
            metrics.SetLost(_lost.Count);
        }
    }

    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(_lost.IsEmpty
        ? HealthCheckResult.Healthy()
        : HealthCheckResult.Degraded($"{_lost.Count} sections on sale have lost their live seat state."));

    [LoggerMessage(LogLevel.Error, "Section {Section} of event {Event} is on sale and has lost its live seat state")]
    private partial void LogLost(string section, EventId @event);

    [LoggerMessage(LogLevel.Error, "Section {Section} of event {Event} cannot be rebuilt now; its work waits")]
    private partial void LogCannotRebuild(Exception exception, string section, EventId @event);

    [LoggerMessage(LogLevel.Information, "Section {Section} of event {Event} has its live seat state again")]
    private partial void LogRecovered(string section, EventId @event);
}
