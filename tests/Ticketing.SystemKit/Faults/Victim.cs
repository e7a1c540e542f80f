using Ticketing.SystemKit.Running;

namespace Ticketing.SystemKit.Faults;

/// <summary>What is killed with SIGKILL and started again.</summary>
/// <param name="Name">For people, and on the command line.</param>
/// <param name="KillAsync">Kills it; completes when its resource is healthy again.</param>
public sealed record Victim(string Name, Func<Task> KillAsync)
{
    /// <summary>Every process of a running system that a booking needs, apart from the AppHost itself.</summary>
    public static IReadOnlyList<Victim> Of(RunningSystem system) =>
    [
        Service(system, "booking-service"),
        Service(system, "event-ticketing-service"),
        Service(system, "seat-reservation-service"),
        new("one-seat-replica", () => Crash.ServiceAsync(system, "seat-reservation-service", oneReplica: true)),
        Service(system, "gateway"),
        Service(system, SandboxControl.Resource),
        Server(system, "redis-server"),
        Server(system, "kvrocks-server"),
        Server(system, "postgres-server"),
        new("broker", () => Crash.ServerAsync(system, system.BrokerResource)),
    ];

    /// <inheritdoc/>
    public override string ToString() => Name;

    private static Victim Service(RunningSystem system, string resource) =>
        new(resource, () => Crash.ServiceAsync(system, resource));

    private static Victim Server(RunningSystem system, string resource) =>
        new(resource, () => Crash.ServerAsync(system, resource));
}
