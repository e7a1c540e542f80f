using System.Diagnostics;
using System.Globalization;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using Microsoft.Extensions.DependencyInjection;

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

    private static async Task RestartAsync(RunningSystem system, string resource, int instances)
    {
        var app = system.App;
        using var deadline = new CancellationTokenSource(Patience);
        var commands = app.Services.GetRequiredService<ResourceCommandService>();
        for (var i = 0; i < instances; i++)
        {
            var dead = await app.ResourceNotifications.WaitForResourceAsync(
                resource, e => KnownResourceStates.TerminalStates.Contains(e.Snapshot.State?.Text), deadline.Token);
            var result = await commands.ExecuteCommandAsync(
                dead.ResourceId, KnownResourceCommands.StartCommand, deadline.Token);
            if (!result.Success)
            {
                throw new InvalidOperationException($"{dead.ResourceId} did not start again: {result.Message}");
            }
        }

        await app.ResourceNotifications.WaitForResourceHealthyAsync(resource, deadline.Token);
    }

    private static void Kill(IReadOnlyCollection<int> pids)
    {
        using var kill = Process.Start(
            "kill", [$"-{Sigkill}", .. pids.Select(pid => pid.ToString(CultureInfo.InvariantCulture))]);
        kill.WaitForExit();
    }
}
