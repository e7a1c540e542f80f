using Aspire.Hosting.Testing;

namespace Ticketing.SystemKit.Running;

/// <summary>One replica of a service: usually one process.</summary>
internal sealed record Replica(string Instance, IReadOnlyList<ProcessInfo> Processes);

/// <summary>
/// Finds the processes of a service by the environment that only this system's processes have.
/// </summary>
internal static class ServiceProcesses
{
    public static async Task<List<Replica>> OfAsync(RunningSystem system, string resource)
    {
        // The broker's port is this system's own, so another system on the machine is never touched.
        var kafka = await system.App.GetConnectionStringAsync("kafka")
            ?? throw new InvalidOperationException("There is no connection string kafka.");
        var replicas = Processes.All()
            .Where(p => p.Environment.GetValueOrDefault("OTEL_SERVICE_NAME") == resource
                && p.Environment.GetValueOrDefault("ConnectionStrings__kafka") == kafka)
            .GroupBy(p => p.Environment.GetValueOrDefault("OTEL_RESOURCE_ATTRIBUTES", ""))
            .Select(g => new Replica(g.Key, [.. g]))
            .ToList();
        return replicas.Count > 0
            ? replicas
            : throw new InvalidOperationException($"No process of {resource} found in /proc.");
    }
}
