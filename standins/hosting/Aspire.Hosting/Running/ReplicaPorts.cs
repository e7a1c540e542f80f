using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Running;

/// <summary>
/// The ports of the replica whose environment and arguments are being computed. Ambient, because a target port can sit
/// deep inside an expression of the product's own making, which knows nothing of replicas.
/// </summary>
internal static class ReplicaPorts
{
    private static readonly AsyncLocal<IReadOnlyDictionary<EndpointAnnotation, int>?> s_current = new();

    public static int? Find(EndpointAnnotation endpoint)
        => s_current.Value is { } ports && ports.TryGetValue(endpoint, out var port) ? port : null;

    /// <summary>Ends with the async method that calls it, as async-local values do.</summary>
    public static void Use(IReadOnlyDictionary<EndpointAnnotation, int> ports) => s_current.Value = ports;
}
