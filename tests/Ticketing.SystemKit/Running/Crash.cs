using System.Diagnostics;
using System.Globalization;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Ticketing.SystemKit.Running;

/// <summary>
/// Kills processes of a running system the hard way (SIGKILL) and starts their resources again.
/// </summary>
/// <remarks>Linux only: it finds processes in /proc, by what only this system's processes can have.</remarks>
public static class Crash
{
    private const int Sigkill = 9;

    /// <summary>
    /// Apache Kafka looks through all its partitions after a crash; on a busy machine that takes a while.
    /// </summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(300);

    /// <summary>Kills every process of a service, or only one replica's, and starts it again.</summary>
    public static async Task ServiceAsync(RunningSystem system, string resource, bool oneReplica = false)
    {
        var replicas = await ServiceProcesses.OfAsync(system, resource);
        if (oneReplica)
        {
            replicas = [.. replicas.Take(1)];
        }

        Kill([.. replicas.SelectMany(replica => replica.Processes).Select(process => process.Id)]);
        await RestartAsync(system, resource, replicas.Count);
    }

    /// <summary>Kills a store or broker and whatever it has started, and starts it again.</summary>
    public static async Task ServerAsync(RunningSystem system, string resource)
    {
        var port = system.App.GetEndpoint(resource, "tcp").Port;
        var listening = Processes.Listening(port);
        if (listening.Count == 0)
        {
            throw new InvalidOperationException($"Nobody listens on port {port} of {resource}.");
        }

        // With its children: PostgreSQL refuses to start while one of them still holds the shared memory.
        Kill([.. listening.SelectMany(Processes.WithChildren).Distinct()]);
        await RestartAsync(system, resource, 1);
    }

    /// <summary>
    /// Starts as many instances as were killed, each by its own id: the last news of one replica must not stand for
    /// another, nor news from before the start for what follows it: right after the start command a resource may
    /// still be told as ended.
    /// </summary>
    public static async Task RestartAsync(RunningSystem system, string resource, int instances)
    {
        var notifications = system.App.ResourceNotifications;
        var commands = system.App.Services.GetRequiredService<ResourceCommandService>();
        using var deadline = new CancellationTokenSource(Patience);
        var started = new List<string>();
        while (started.Count < instances)
        {
            var dead = await notifications.WaitForResourceAsync(
                resource, e => IsOver(e) && !started.Contains(e.ResourceId), deadline.Token);
            var result = await commands.ExecuteCommandAsync(
                dead.ResourceId, KnownResourceCommands.StartCommand, deadline.Token);
            if (!result.Success)
            {
                throw new InvalidOperationException($"{dead.ResourceId} did not start again: {result.Message}");
            }

            started.Add(dead.ResourceId);
        }

        foreach (var instance in started)
        {
            await notifications.WaitForResourceAsync(
                resource, e => e.ResourceId == instance && IsHealthy(e), deadline.Token);
        }
    }

    private static bool IsOver(ResourceEvent e) => KnownResourceStates.TerminalStates.Contains(e.Snapshot.State?.Text);

    private static bool IsHealthy(ResourceEvent e) =>
        e.Snapshot.State?.Text == KnownResourceStates.Running && e.Snapshot.HealthStatus == HealthStatus.Healthy;

    private static void Kill(IReadOnlyCollection<int> pids)
    {
        using var kill = Process.Start(
            "kill", [$"-{Sigkill}", .. pids.Select(pid => pid.ToString(CultureInfo.InvariantCulture))]);
        kill.WaitForExit();
    }
}
