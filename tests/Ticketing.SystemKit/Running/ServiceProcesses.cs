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
        // Ports that are this system's own, so another system on the machine is never touched.
        var kafka = await system.App.GetConnectionStringAsync("kafka")
            ?? throw new InvalidOperationException("There is no connection string kafka.");
        string[] own = [kafka, system.Gateway.Authority, system.App.GetEndpoint("booking-service", "http").Authority];
        var replicas = Processes.All()
            .Where(p => p.Environment.GetValueOrDefault("OTEL_SERVICE_NAME") == resource
                && p.Environment.Values.Any(value => own.Any(value.Contains)))
            .GroupBy(p => p.Environment.GetValueOrDefault("OTEL_RESOURCE_ATTRIBUTES", ""))
            .Select(g => new Replica(g.Key, [.. g]))
            .ToList();
        return replicas.Count > 0
            ? replicas
            : throw new InvalidOperationException($"No process of {resource} found in /proc.");
    }
}
