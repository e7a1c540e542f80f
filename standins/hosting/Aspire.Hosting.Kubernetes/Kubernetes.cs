using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Kubernetes
{
    /// <summary>Where Kubernetes publishing would go. Publishing itself needs the real package.</summary>
    public sealed class KubernetesEnvironmentResource(string name) : Resource(name), IComputeEnvironmentResource
    {
        public bool DashboardEnabled { get; set; } = true;

        public string DefaultImagePullPolicy { get; set; } = "IfNotPresent";

        public string DefaultServiceType { get; set; } = "ClusterIP";

        public string? DefaultStorageClassName { get; set; }

        public string DefaultStorageReadWritePolicy { get; set; } = "ReadWriteOnce";

        public string DefaultStorageSize { get; set; } = "1Gi";

        public string DefaultStorageType { get; set; } = "emptyDir";
    }
}

namespace Aspire.Hosting
{
    using Aspire.Hosting.Kubernetes;

    public static class KubernetesEnvironmentExtensions
    {
        public static IResourceBuilder<KubernetesEnvironmentResource> AddKubernetesEnvironment(
            this IDistributedApplicationBuilder builder, [ResourceName] string name)
        {
            var resource = new KubernetesEnvironmentResource(name);
            // Only publishing knows it; a run has no part of it, as with the real package.
            var made = builder.ExecutionContext.IsRunMode
                ? builder.CreateResourceBuilder(resource)
                : builder.AddResource(resource);
            return made.ExcludeFromManifest();
        }

        public static IResourceBuilder<KubernetesEnvironmentResource> WithProperties(
            this IResourceBuilder<KubernetesEnvironmentResource> builder, Action<KubernetesEnvironmentResource> configure)
        {
            configure(builder.Resource);
            return builder;
        }

        public static IResourceBuilder<KubernetesEnvironmentResource> WithDashboard(
            this IResourceBuilder<KubernetesEnvironmentResource> builder, bool enabled = true)
        {
            builder.Resource.DashboardEnabled = enabled;
            return builder;
        }
    }
}
