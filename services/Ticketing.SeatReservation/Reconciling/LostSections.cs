using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Ticketing.Contracts;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Directory;
using Ticketing.SeatReservation.Infrastructure;

namespace Ticketing.SeatReservation.Reconciling;

/// <summary>
/// The sections on sale that have no (whole) live state, as far as this replica has noticed: told by a metric and
/// by degraded health, and rebuilt by whoever consumes their partition.
/// </summary>
public sealed partial class LostSections(
    SectionRebuild rebuild, IEventDirectory directory, SeatMetrics metrics, ILogger<LostSections> logger)
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
                Recovered(eventId, section);
                return true;
            }

            Note(eventId, section);
            var outcome = await rebuild.RunAsync(entry, plan, cancellation);
            if (outcome.IsComplete)
            {
                metrics.Rebuilt(outcome.SubsectionsMade);
                Recovered(eventId, section);
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

    /// <summary>Notes a loss; says so once.</summary>
    public void Note(EventId eventId, string section)
    {
        if (_lost.TryAdd((eventId, section), true))
        {
            LogLost(section, eventId);
            metrics.Lost(_lost.Count);
        }
    }

    /// <summary>The section is whole again, or its event is over.</summary>
    public void Recovered(EventId eventId, string section)
    {
        if (_lost.TryRemove((eventId, section), out _))
        {
            LogRecovered(section, eventId);
            metrics.Lost(_lost.Count);
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
