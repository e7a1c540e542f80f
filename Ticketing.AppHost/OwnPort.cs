namespace Ticketing.AppHost;

/// <summary>Addresses of services that run once.</summary>
internal static class OwnPort
{
    /// <summary>
    /// An HTTP endpoint that clients reach without the orchestrator's proxy, on a port the AppHost chooses; when
    /// publishing the target decides. After a kill the proxy sometimes forwarded nothing to the process that came back,
    /// for good; and it costs 25 to 35 µs of CPU a request. Only replicas need it, which share one address.
    /// </summary>
    public static IResourceBuilder<ProjectResource> WithOwnHttpEndpoint(this IResourceBuilder<ProjectResource> project) =>
        project.ApplicationBuilder.ExecutionContext.IsPublishMode
            ? project.WithHttpEndpoint()
            : project.WithHttpEndpoint(port: PublicPort.Free(), isProxied: false);
}
