using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

public static class ContainerResourceBuilderExtensions
{
    public static IResourceBuilder<ContainerResource> AddContainer(
        this IDistributedApplicationBuilder builder, [ResourceName] string name, string image)
        => builder.AddResource(new ContainerResource(name)).WithImage(image);

    public static IResourceBuilder<ContainerResource> AddContainer(
        this IDistributedApplicationBuilder builder, [ResourceName] string name, string image, string tag)
        => builder.AddContainer(name, image).WithImageTag(tag);

    /// <summary>Sets the image; <c>registry/name:tag</c> is taken apart.</summary>
    public static IResourceBuilder<T> WithImage<T>(this IResourceBuilder<T> builder, string image, string? tag = null)
        where T : ContainerResource
    {
        ArgumentException.ThrowIfNullOrEmpty(image);
        var rest = image;
        string? registry = null;
        string? sha256 = null;
        if (rest.IndexOf("@sha256:", StringComparison.Ordinal) is > 0 and var at)
        {
            (rest, sha256) = (rest[..at], rest[(at + "@sha256:".Length)..]);
        }
        // A first part with a dot, a port or "localhost" is a registry: mcr.microsoft.com/x, not library/redis.
        var slash = rest.IndexOf('/');
        if (slash > 0 && (rest[..slash].AsSpan().IndexOfAny('.', ':') >= 0 || rest[..slash] == "localhost"))
        {
            (registry, rest) = (rest[..slash], rest[(slash + 1)..]);
        }
        var colon = rest.LastIndexOf(':');
        if (colon > 0)
        {
            if (tag is not null)
            {
                throw new InvalidOperationException(
                    $"Ambiguous tags - a tag was provided on both the 'tag' and 'image' parameters: {tag} and {rest[(colon + 1)..]}");
            }
            (rest, tag) = (rest[..colon], rest[(colon + 1)..]);
        }
        var annotation = builder.Resource.LastAnnotation<ContainerImageAnnotation>();
        if (annotation is null)
        {
            annotation = new ContainerImageAnnotation { Image = rest };
            builder.Resource.Annotations.Add(annotation);
        }
        annotation.Image = rest;
        annotation.Registry = registry ?? annotation.Registry;
        annotation.SHA256 = sha256;
        annotation.Tag = sha256 is null ? tag ?? annotation.Tag ?? "latest" : null;
        return builder;
    }

    public static IResourceBuilder<T> WithImageTag<T>(this IResourceBuilder<T> builder, string tag)
        where T : ContainerResource
    {
        var image = Image(builder);
        (image.Tag, image.SHA256) = (tag, null);
        return builder;
    }

    public static IResourceBuilder<T> WithImageRegistry<T>(this IResourceBuilder<T> builder, string? registry)
        where T : ContainerResource
    {
        Image(builder).Registry = registry;
        return builder;
    }

    public static IResourceBuilder<T> WithImageSHA256<T>(this IResourceBuilder<T> builder, string sha256)
        where T : ContainerResource
    {
        var image = Image(builder);
        (image.Tag, image.SHA256) = (null, sha256);
        return builder;
    }

    public static IResourceBuilder<T> WithEntrypoint<T>(this IResourceBuilder<T> builder, string entrypoint)
        where T : ContainerResource
    {
        builder.Resource.Entrypoint = entrypoint;
        return builder;
    }

    public static IResourceBuilder<T> WithVolume<T>(
        this IResourceBuilder<T> builder, string? name, string target, bool isReadOnly = false)
        where T : ContainerResource
        => builder.WithAnnotation(new ContainerMountAnnotation(name, target, ContainerMountType.Volume, isReadOnly));

    public static IResourceBuilder<T> WithVolume<T>(this IResourceBuilder<T> builder, string target)
        where T : ContainerResource => builder.WithVolume(null, target);

    public static IResourceBuilder<T> WithBindMount<T>(
        this IResourceBuilder<T> builder, string source, string target, bool isReadOnly = false)
        where T : ContainerResource
        => builder.WithAnnotation(new ContainerMountAnnotation(
            Path.GetFullPath(source, builder.ApplicationBuilder.AppHostDirectory), target, ContainerMountType.BindMount, isReadOnly));

    public static IResourceBuilder<T> WithLifetime<T>(this IResourceBuilder<T> builder, ContainerLifetime lifetime)
        where T : ContainerResource => builder.WithAnnotation(
            new ContainerLifetimeAnnotation { Lifetime = lifetime }, ResourceAnnotationMutationBehavior.Replace);

    public static IResourceBuilder<T> WithContainerName<T>(this IResourceBuilder<T> builder, string name)
        where T : ContainerResource => builder.WithAnnotation(
            new ContainerNameAnnotation { Name = name }, ResourceAnnotationMutationBehavior.Replace);

    public static IResourceBuilder<T> WithContainerRuntimeArgs<T>(this IResourceBuilder<T> builder, params string[] args)
        where T : ContainerResource => builder.WithContainerRuntimeArgs(context =>
        {
            foreach (var arg in args)
            {
                context.Args.Add(arg);
            }
        });

    public static IResourceBuilder<T> WithContainerRuntimeArgs<T>(
        this IResourceBuilder<T> builder, Action<ContainerRuntimeArgsCallbackContext> callback)
        where T : ContainerResource => builder.WithAnnotation(new ContainerRuntimeArgsCallbackAnnotation(context =>
        {
            callback(context);
            return Task.CompletedTask;
        }));

    public static IResourceBuilder<T> WithDockerfile<T>(
        this IResourceBuilder<T> builder, string contextPath, string? dockerfilePath = null, string? stage = null)
        where T : ContainerResource
    {
        var context = Path.GetFullPath(contextPath, builder.ApplicationBuilder.AppHostDirectory);
        return builder.WithAnnotation(
            new DockerfileBuildAnnotation(context, Path.GetFullPath(dockerfilePath ?? "Dockerfile", context), stage),
            ResourceAnnotationMutationBehavior.Replace);
    }

    public static IResourceBuilder<T> WithEndpointProxySupport<T>(this IResourceBuilder<T> builder, bool proxyEnabled)
        where T : ContainerResource
    {
        foreach (var endpoint in builder.Resource.Annotations.OfType<EndpointAnnotation>())
        {
            endpoint.IsProxied = proxyEnabled;
        }
        return builder;
    }

    private static ContainerImageAnnotation Image<T>(IResourceBuilder<T> builder) where T : ContainerResource
        => builder.Resource.LastAnnotation<ContainerImageAnnotation>() ?? throw new InvalidOperationException(
            $"The resource '{builder.Resource.Name}' does not have a container image specified. Use WithImage to set one.");
}

public static class VolumeNameGenerator
{
    /// <summary>A name of the AppHost, its place on disk, the resource and the suffix: two checkouts never share one.</summary>
    public static string Generate<T>(IResourceBuilder<T> builder, string suffix) where T : IResource
    {
        if (suffix.Length == 0 || !char.IsAsciiLetterOrDigit(suffix[0]) || !suffix.All(IsAllowed))
        {
            throw new ArgumentException(
                $"The suffix '{suffix}' contains invalid characters. It must match [a-zA-Z0-9][a-zA-Z0-9_.-]*.", nameof(suffix));
        }
        var name = builder.ApplicationBuilder.Environment.ApplicationName.ToLowerInvariant();
        var safe = string.Concat(name.Select((c, i) => IsAllowed(c) && (i > 0 || char.IsAsciiLetterOrDigit(c)) ? c : '_'));
        var hash = builder.ApplicationBuilder.Configuration["AppHost:Sha256"]![..10].ToLowerInvariant();
        return $"{safe}-{hash}-{builder.Resource.Name}-{suffix}";

        static bool IsAllowed(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-';
    }
}
