using System.Diagnostics.CodeAnalysis;
using Aspire.Hosting.Running;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aspire.Hosting.ApplicationModel;

public static class ResourceExtensions
{
    public static bool TryGetLastAnnotation<T>(this IResource resource, [NotNullWhen(true)] out T? annotation)
        where T : IResourceAnnotation
    {
        annotation = resource.Annotations.OfType<T>().LastOrDefault();
        return annotation is not null;
    }

    public static bool TryGetAnnotationsOfType<T>(this IResource resource, [NotNullWhen(true)] out IEnumerable<T>? result)
        where T : IResourceAnnotation
    {
        var found = resource.Annotations.OfType<T>().ToList();
        result = found.Count > 0 ? found : null;
        return found.Count > 0;
    }

    public static bool HasAnnotationOfType<T>(this IResource resource) where T : IResourceAnnotation
        => resource.Annotations.OfType<T>().Any();

    public static EndpointReference GetEndpoint(this IResourceWithEndpoints resource, string endpointName)
        => new(resource, endpointName);

    public static IEnumerable<EndpointReference> GetEndpoints(this IResourceWithEndpoints resource)
        => resource.Annotations.OfType<EndpointAnnotation>().ToList().Select(e => new EndpointReference(resource, e));

    public static bool TryGetEndpoints(
        this IResource resource, [NotNullWhen(true)] out IEnumerable<EndpointAnnotation>? endpoints)
        => resource.TryGetAnnotationsOfType(out endpoints);

    public static int GetReplicaCount(this IResource resource) => resource.LastAnnotation<ReplicaAnnotation>()?.Replicas ?? 1;

    public static bool IsExcludedFromPublish(this IResource resource)
        => resource.TryGetLastAnnotation<ManifestPublishingCallbackAnnotation>(out var annotation)
            && annotation == ManifestPublishingCallbackAnnotation.Ignore;

    public static bool TryGetContainerImageName(this IResource resource, [NotNullWhen(true)] out string? imageName)
    {
        imageName = null;
        if (resource.TryGetLastAnnotation<ContainerImageAnnotation>(out var image))
        {
            var registry = string.IsNullOrEmpty(image.Registry) ? "" : $"{image.Registry}/";
            var version = image.SHA256 is { Length: > 0 } sha ? $"@sha256:{sha}"
                : image.Tag is { Length: > 0 } tag ? $":{tag}" : "";
            imageName = $"{registry}{image.Image}{version}";
        }
        return imageName is not null;
    }

    public static bool TryGetContainerMounts(
        this IResource resource, [NotNullWhen(true)] out IEnumerable<ContainerMountAnnotation>? volumeMounts)
        => resource.TryGetAnnotationsOfType(out volumeMounts);

    /// <summary>The environment a resource would get: values when running, expressions when publishing.</summary>
    public static async ValueTask<Dictionary<string, string>> GetEnvironmentVariableValuesAsync(
        this IResourceWithEnvironment resource,
        DistributedApplicationOperation applicationOperation = DistributedApplicationOperation.Run)
    {
        var context = new DistributedApplicationExecutionContext(applicationOperation);
        var raw = await Evaluation.EnvironmentAsync(resource, context, NullLogger.Instance, default).ConfigureAwait(false);
        var result = new Dictionary<string, string>();
        foreach (var (key, value) in raw)
        {
            result[key] = await Evaluation.TextAsync(value, context, default).ConfigureAwait(false) ?? "";
        }
        return result;
    }

    public static async ValueTask<string[]> GetArgumentValuesAsync(
        this IResourceWithArgs resource,
        DistributedApplicationOperation applicationOperation = DistributedApplicationOperation.Run)
    {
        var context = new DistributedApplicationExecutionContext(applicationOperation);
        var raw = await Evaluation.ArgumentsAsync(resource, context, NullLogger.Instance, default).ConfigureAwait(false);
        var result = new List<string>();
        foreach (var value in raw)
        {
            result.Add(await Evaluation.TextAsync(value, context, default).ConfigureAwait(false) ?? "");
        }
        return [.. result];
    }

    internal static T? LastAnnotation<T>(this IResource resource) where T : class, IResourceAnnotation
        => resource.Annotations.OfType<T>().LastOrDefault();
}

public static class ProjectResourceExtensions
{
    public static IEnumerable<ProjectResource> GetProjectResources(this DistributedApplicationModel model)
        => model.Resources.OfType<ProjectResource>();

    public static IProjectMetadata GetProjectMetadata(this ProjectResource projectResource)
        => projectResource.Annotations.OfType<IProjectMetadata>().Single();
}
