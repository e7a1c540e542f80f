using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Docker
{
    /// <summary>Where compose publishing would go. Publishing itself needs the real package.</summary>
    public class DockerComposeEnvironmentResource(string name) : Resource(name), IComputeEnvironmentResource
    {
        public string? DefaultNetworkName { get; set; }

        public bool DashboardEnabled { get; set; } = true;
    }
}

namespace Aspire.Hosting
{
    using Aspire.Hosting.Docker;

    public static class DockerComposeEnvironmentExtensions
    {
        public static IResourceBuilder<DockerComposeEnvironmentResource> AddDockerComposeEnvironment(
            this IDistributedApplicationBuilder builder, [ResourceName] string name)
        {
            var resource = new DockerComposeEnvironmentResource(name);
            // Only publishing knows it; a run has no part of it, as with the real package.
            var made = builder.ExecutionContext.IsRunMode
                ? builder.CreateResourceBuilder(resource)
                : builder.AddResource(resource);
            return made.ExcludeFromManifest();
        }

        public static IResourceBuilder<DockerComposeEnvironmentResource> WithProperties(
            this IResourceBuilder<DockerComposeEnvironmentResource> builder,
            Action<DockerComposeEnvironmentResource> configure)
        {
            configure(builder.Resource);
            return builder;
        }

        public static IResourceBuilder<DockerComposeEnvironmentResource> WithDashboard(
            this IResourceBuilder<DockerComposeEnvironmentResource> builder, bool enabled = true)
        {
            builder.Resource.DashboardEnabled = enabled;
            return builder;
        }
    }
}
