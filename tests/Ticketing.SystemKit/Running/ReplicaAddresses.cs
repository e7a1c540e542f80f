namespace Ticketing.SystemKit.Running;

/// <summary>Where the replicas of a service listen themselves, behind the address they share.</summary>
public static class ReplicaAddresses
{
    /// <summary>One address a replica, in no order. Linux only.</summary>
    public static async Task<List<Uri>> OfAsync(RunningSystem system, string resource) =>
    [
        .. (await ServiceProcesses.OfAsync(system, resource))
            .Select(replica => replica.Processes[0].Environment["ASPNETCORE_URLS"].Split(';')[0])
            .Distinct().Select(url => new Uri(url)),
    ];
}
