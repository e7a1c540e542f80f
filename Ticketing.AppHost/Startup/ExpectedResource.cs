namespace Ticketing.AppHost.Startup;

/// <summary>A resource that a start waits for, and the last that was heard of each of its instances.</summary>
/// <param name="Resource">A process or container of the model.</param>
/// <param name="Replicas">How many instances there are.</param>
/// <param name="RunsOnce">True if others wait for its end, as for the migrations.</param>
internal sealed record ExpectedResource(IResource Resource, int Replicas, bool RunsOnce)
{
    private readonly Dictionary<string, CustomResourceSnapshot> _instances = [];

    public string Name => Resource.Name;

    /// <summary>Ids of the instances that were heard of, for commands and logs.</summary>
    public IReadOnlyDictionary<string, CustomResourceSnapshot> Instances => _instances;

    public bool IsReady { get; private set; }

    /// <summary>Everything of the model that runs by itself: not what a person starts, nor Aspire's own helpers.</summary>
    public static IReadOnlyList<ExpectedResource> Of(IEnumerable<IResource> model)
    {
        var resources = model.ToList();
        var runOnce = resources.SelectMany(r => r.Annotations.OfType<WaitAnnotation>())
            .Where(wait => wait.WaitType == WaitType.WaitForCompletion).Select(wait => wait.Resource).ToHashSet();
        return
        [
            .. resources
                .Where(r => r is ProjectResource or ExecutableResource or ContainerResource)
                .Where(r => !r.Annotations.OfType<ExplicitStartupAnnotation>().Any())
                .Where(r => !r.Name.EndsWith("-rebuilder", StringComparison.Ordinal))
                .Select(r => new ExpectedResource(r, r.GetReplicaCount(), runOnce.Contains(r))),
        ];
    }

    /// <summary>Takes in what was heard. True if that made it ready.</summary>
    public bool Hear(string instance, CustomResourceSnapshot snapshot)
    {
        _instances[instance] = snapshot;
        var wasReady = IsReady;
        IsReady = RunsOnce
            ? _instances.Values.Any(HasEnded) && Fault is null
            : _instances.Count(i => IsHealthy(i.Value)) >= Replicas;
        return IsReady && !wasReady;
    }

    /// <summary>Why it will not become ready by itself, as the end of a sentence; null while it still may.</summary>
    public string? Fault => _instances.Values.Select(FaultOf).FirstOrDefault(fault => fault is not null);

    /// <summary>For a start that takes too long: "is Running and Unhealthy (connection refused)".</summary>
    public string State
    {
        get
        {
            var s = _instances.Values.FirstOrDefault(i => !IsHealthy(i));
            var reasons = s?.HealthReports.Select(r => r.Description ?? r.ExceptionText?.Split('\n')[0])
                .OfType<string>().Distinct().ToList() ?? [];
            return $"is {s?.State?.Text ?? "not started"}{(s?.HealthStatus is { } health ? $" and {health}" : "")}"
                + (reasons.Count > 0 ? $" ({string.Join("; ", reasons)})" : "");
        }
    }

    /// <summary>True while it waits for another resource: then that one is to blame.</summary>
    public bool IsWaiting => _instances.Count == 0
        || _instances.Values.All(i => i.State?.Text is null or "Waiting" or "NotStarted" or "Unknown");

    public static bool HasEnded(CustomResourceSnapshot snapshot) =>
        KnownResourceStates.TerminalStates.Contains(snapshot.State?.Text);

    private static bool IsHealthy(CustomResourceSnapshot snapshot) =>
        snapshot.State?.Text == KnownResourceStates.Running
        && snapshot.HealthStatus == Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus.Healthy;

    private string? FaultOf(CustomResourceSnapshot snapshot) =>
        !HasEnded(snapshot) ? null
        : snapshot.State?.Text == KnownResourceStates.FailedToStart ? "could not be started"
        : RunsOnce && snapshot.ExitCode is 0 ? null
        : $"ended with exit code {snapshot.ExitCode?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "unknown"}";
}
