using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net.Sockets;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Running;

/// <summary>Asks the checks of every running resource, and tells when a resource is ready.</summary>
internal sealed class HealthMonitor(
    IServiceProvider services,
    IDistributedApplicationEventing eventing,
    ResourceNotificationService notifications,
    ResourceLoggerService logs) : BackgroundService
{
    // Starting is what people wait for, so it is asked about often; a healthy resource rarely turns sick.
    private static readonly TimeSpan s_whileUnhealthy = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan s_longUnhealthy = TimeSpan.FromSeconds(2);
    private const int RoundsBeforeComplaint = 25;
    private static readonly TimeSpan s_whileHealthy = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_checkLimit = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<IResource, SemaphoreSlim> _wake = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var change in notifications.WatchAsync(stoppingToken).ConfigureAwait(false))
        {
            if (change.Snapshot.State?.Text != KnownResourceStates.Running || notifications.IsMarkedReady(change.Resource))
            {
                continue;
            }
            if (_wake.TryAdd(change.Resource, new SemaphoreSlim(0, 1)))
            {
                _ = WatchAsync(change.Resource, stoppingToken);
            }
            else if (_wake.TryGetValue(change.Resource, out var wake) && wake.CurrentCount == 0)
            {
                wake.Release();
            }
        }
    }

    private async Task WatchAsync(IResource resource, CancellationToken stopping)
    {
        var wake = _wake[resource];
        var sickRounds = 0;
        try
        {
            while (true)
            {
                var healthy = await LookAsync(resource, stopping).ConfigureAwait(false);
                sickRounds = healthy ? 0 : sickRounds + 1;
                if (sickRounds == RoundsBeforeComplaint)
                {
                    Complain(resource);
                }
                var pause = healthy ? s_whileHealthy : sickRounds < RoundsBeforeComplaint ? s_whileUnhealthy : s_longUnhealthy;
                await wake.WaitAsync(pause, stopping).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The application stops.
        }
    }

    /// <summary>One round; true when nothing is to be watched closely.</summary>
    private async Task<bool> LookAsync(IResource resource, CancellationToken stopping)
    {
        if (!notifications.InstancesOf(resource).Any(IsRunning))
        {
            return true;
        }
        var start = notifications.StartsOf(resource);
        var reports = await CheckAsync(resource, stopping).ConfigureAwait(false);
        if (notifications.StartsOf(resource) != start)
        {
            // It started anew in the meantime: what was seen is of the former one.
            return false;
        }
        foreach (var instance in notifications.InstancesOf(resource).Where(IsRunning))
        {
            if (!Same(instance.Snapshot.HealthReports, reports))
            {
                await notifications.PublishUpdateAsync(
                    resource, instance.ResourceId, s => s with { HealthReports = reports }).ConfigureAwait(false);
            }
        }
        var healthy = reports.All(r => r.Status == HealthStatus.Healthy);
        if (healthy && !notifications.IsMarkedReady(resource))
        {
            await TellReadyAsync(resource, start, stopping).ConfigureAwait(false);
        }
        return healthy;
    }

    /// <summary>Whoever wonders why nothing goes on finds the reason in the log.</summary>
    private void Complain(IResource resource)
    {
        foreach (var report in notifications.InstancesOf(resource).SelectMany(i => i.Snapshot.HealthReports)
            .Where(r => r.Status != HealthStatus.Healthy).DistinctBy(r => r.Name))
        {
            logs.GetLogger(resource).LogWarning(
                "{Resource} is still not healthy. {Check}: {Reason}",
                resource.Name, report.Name, report.Description ?? report.ExceptionText);
        }
    }

    private async Task TellReadyAsync(IResource resource, int start, CancellationToken stopping)
    {
        try
        {
            await eventing.PublishAsync(new ResourceReadyEvent(resource, services), stopping).ConfigureAwait(false);
            notifications.MarkReady(resource, start);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Those who wait for the resource go on waiting: what should make it ready has failed. Asked again next round.
            logs.GetLogger(resource).LogError("A subscriber of {Resource}'s ready event failed: {Reason}", resource.Name, e.Message);
            await Task.Delay(s_whileHealthy, stopping).ConfigureAwait(false);
        }
    }

    private async Task<ImmutableArray<HealthReportSnapshot>> CheckAsync(IResource resource, CancellationToken stopping)
    {
        var keys = resource.Annotations.OfType<HealthCheckAnnotation>().Select(a => a.Key).ToHashSet();
        if (keys.Count == 0)
        {
            return [];
        }
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        limit.CancelAfter(s_checkLimit);
        HealthReport report;
        try
        {
            report = await services.GetRequiredService<HealthCheckService>()
                .CheckHealthAsync(registration => keys.Contains(registration.Name), limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            return [.. keys.Select(k => new HealthReportSnapshot(k, HealthStatus.Unhealthy, "No answer in time", null))];
        }
        var found = report.Entries.Select(e => new HealthReportSnapshot(
            e.Key, e.Value.Status, e.Value.Description, e.Value.Exception?.Message));
        var missing = keys.Where(k => !report.Entries.ContainsKey(k)).Select(k => new HealthReportSnapshot(
            k, HealthStatus.Unhealthy, $"No health check is registered with the key '{k}'", null));
        return [.. found, .. missing];
    }

    private static bool Same(ImmutableArray<HealthReportSnapshot> left, ImmutableArray<HealthReportSnapshot> right)
        => left.Length == right.Length && left.Zip(right).All(pair =>
            pair.First.Name == pair.Second.Name && pair.First.Status == pair.Second.Status);

    private static bool IsRunning(ResourceEvent instance)
        => instance.Snapshot.State?.Text == KnownResourceStates.Running;
}

/// <summary>GETs an endpoint; healthy when it answers with the expected status.</summary>
internal sealed class HttpEndpointCheck(
    IServiceProvider services, Func<EndpointReference> endpoint, string path, int expected) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var reference = endpoint();
        if (!reference.IsAllocated)
        {
            return HealthCheckResult.Unhealthy("The endpoint has no port yet");
        }
        try
        {
            using var client = services.GetRequiredService<IHttpClientFactory>().CreateClient("standin-health");
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(new Uri(reference.Url), path));
            using var response = await client.SendAsync(
                request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            return (int)response.StatusCode == expected
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy($"{request.RequestUri} answered {(int)response.StatusCode}, not {expected}");
        }
        catch (Exception e) when (e is HttpRequestException or SocketException)
        {
            return HealthCheckResult.Unhealthy(e.Message);
        }
    }
}
