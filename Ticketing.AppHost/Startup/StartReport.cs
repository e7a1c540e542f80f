using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Ticketing.AppHost.Startup;

/// <summary>
/// Tells the console what becomes ready and when, then where to go. A start that cannot succeed is ended: with the name
/// of the resource that failed or is not ready in time, its last lines, and exit code 1.
/// </summary>
internal sealed partial class StartReport(
    IReadOnlyList<ExpectedResource> expected, string shop, IConfiguration settings,
    ResourceNotificationService notifications, ResourceLoggerService logs, IHostApplicationLifetime lifetime)
    : IHostedLifecycleService
{
    /// <summary><c>off</c>: says nothing and ends nothing; for tests, which watch the resources themselves.</summary>
    public const string Setting = "Ticketing:StartReport";

    private const string LimitSetting = "Ticketing:StartLimit";
    private const int LinesOfALog = 15;
    private static readonly TimeSpan UsualLimit = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan LogPatience = TimeSpan.FromSeconds(5);

    private readonly long _began = Stopwatch.GetTimestamp();
    private Task _watching = Task.CompletedTask;

    /// <param name="builder">Holds the whole model already.</param>
    /// <param name="port">The shop's.</param>
    public static void Add(IDistributedApplicationBuilder builder, int? port)
    {
        if (builder.ExecutionContext.IsPublishMode || builder.Configuration[Setting] == "off")
        {
            return;
        }

        var expected = ExpectedResource.Of(builder.Resources);
        var shop = string.Create(CultureInfo.InvariantCulture, $"http://localhost:{port}");
        builder.Services.AddHostedService(services =>
            ActivatorUtilities.CreateInstance<StartReport>(services, expected, shop));
    }

    /// <summary>Before anything is started, so that the limit holds for the orchestrator too.</summary>
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        _watching = Task.Run(() => WatchAsync(lifetime.ApplicationStopping), CancellationToken.None);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken)
    {
        Print("stopping: services first, then the stores");
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => _watching;

    private async Task WatchAsync(CancellationToken stopping)
    {
        var limit = settings.GetValue(LimitSetting, UsualLimit);
        try
        {
            if (await UntilReadyAsync(limit, stopping))
            {
                Print($"ready after {Elapsed()}");
                Print($"shop       {shop}");
                Print($"dashboard  {DashboardAddresses.LogIn(settings)}");
                Print("Ctrl-C stops everything.");
                await FollowAsync(stopping);
            }
            else
            {
                Environment.ExitCode = 1;
                lifetime.StopApplication();
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Ctrl-C.
        }
    }

    /// <summary>False if it failed, which has been told then.</summary>
    private async Task<bool> UntilReadyAsync(TimeSpan limit, CancellationToken stopping)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        deadline.CancelAfter(limit);
        try
        {
            await foreach (var (resource, became) in HearAsync(deadline.Token))
            {
                if (resource.Fault is { } fault)
                {
                    Print($"{resource.Name} {fault}.");
                    await PrintLastLinesAsync(resource);
                    Print("everything is stopped. Mend what its last lines say, then start again.");
                    return false;
                }

                if (became)
                {
                    Print($"{resource.Name} {(resource.RunsOnce ? "done" : "ready")} after {Elapsed()}");
                }

                if (expected.All(r => r.IsReady))
                {
                    return true;
                }
            }
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            await ReportLateAsync(limit);
        }

        return false;
    }

    /// <summary>What ends after the start, and what comes back; Aspire itself restarts nothing.</summary>
    private async Task FollowAsync(CancellationToken stopping)
    {
        var ended = new HashSet<string>();
        await foreach (var e in notifications.WatchAsync(stopping))
        {
            if (expected.FirstOrDefault(r => r.Name == e.Resource.Name) is not { RunsOnce: false } resource)
            {
                continue;
            }

            var became = resource.Hear(e.ResourceId, e.Snapshot);
            if (resource.Fault is { } fault && ended.Add(e.ResourceId))
            {
                Print($"{e.ResourceId} {fault}. Start it again in the dashboard.");
            }
            else if (became && ended.RemoveWhere(id => resource.Instances.ContainsKey(id)) > 0)
            {
                Print($"{resource.Name} is ready again");
            }
        }
    }

    private async IAsyncEnumerable<(ExpectedResource Resource, bool BecameReady)> HearAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var e in notifications.WatchAsync(cancellation))
        {
            if (expected.FirstOrDefault(r => r.Name == e.Resource.Name) is { } resource)
            {
                yield return (resource, resource.Hear(e.ResourceId, e.Snapshot));
            }
        }
    }

    private async Task ReportLateAsync(TimeSpan limit)
    {
        var late = expected.Where(r => !r.IsReady).ToList();
        var culprits = late.Where(r => !r.IsWaiting).ToList();
        foreach (var resource in culprits.Count > 0 ? culprits : late)
        {
            Print(string.Create(CultureInfo.InvariantCulture,
                $"{resource.Name} is not ready after {limit.TotalSeconds:0} s: it {resource.State}."));
            await PrintLastLinesAsync(resource);
        }

        var waiting = late.Except(culprits).Select(r => r.Name).ToList();
        if (culprits.Count > 0 && waiting.Count > 0)
        {
            Print($"waiting for it: {string.Join(", ", waiting)}");
        }

        Print($"everything is stopped. A slow machine may need more time: --{LimitSetting}=00:10:00");
    }

    private async Task PrintLastLinesAsync(ExpectedResource resource)
    {
        // Of the instance that failed, where there are several.
        var instance = resource.Instances.OrderByDescending(i => ExpectedResource.HasEnded(i.Value))
            .Select(i => i.Key).FirstOrDefault();
        if (instance is null)
        {
            return;
        }

        var lines = new List<string>();
        using var patience = new CancellationTokenSource(LogPatience);
        try
        {
            await foreach (var batch in logs.GetAllAsync(instance).WithCancellation(patience.Token))
            {
                lines.AddRange(batch.Select(line => line.Content));
            }
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            // What came until then is told.
        }

        // Output and errors come as two streams, each in order; the orchestrator's own lines are not the resource's.
        var own = lines.OrderBy(line => Timestamp().Match(line).Value, StringComparer.Ordinal)
            .Select(line => Timestamp().Replace(line, ""))
            .Where(line => !line.StartsWith("[sys]", StringComparison.Ordinal)
                && !line.StartsWith("No custom certificate authorities", StringComparison.Ordinal))
            .ToList();
        Print(own.Count == 0 ? "it wrote nothing" : "its last lines:");
        foreach (var line in own.TakeLast(LinesOfALog))
        {
            Console.WriteLine($"    {line}");
        }
    }

    private string Elapsed() =>
        string.Create(CultureInfo.InvariantCulture, $"{Stopwatch.GetElapsedTime(_began).TotalSeconds:0.0} s");

    private static void Print(string line) => Console.WriteLine($"ticketing: {line}");

    /// <summary>The orchestrator's own, as in <c>2026-11-29T07:20:01.123Z text</c>.</summary>
    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT[\d:.]+Z? ")]
    private static partial Regex Timestamp();
}
