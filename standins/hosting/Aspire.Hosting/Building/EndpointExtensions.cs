using System.Net.Sockets;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

// Endpoints. The class is one in the real package too, which is why it is partial here.
public static partial class ResourceBuilderExtensions
{
    /// <param name="builder">The resource.</param>
    /// <param name="port">The port others use; null takes a free one.</param>
    /// <param name="targetPort">The port the program listens at; null takes a free one.</param>
    /// <param name="scheme">Scheme of the URL; tcp by default.</param>
    /// <param name="name">Name of the endpoint; the scheme by default.</param>
    /// <param name="env">Variable that tells the program its target port.</param>
    /// <param name="isProxied">False: the program listens at <paramref name="port"/> itself.</param>
    /// <param name="isExternal">Reachable from outside once deployed.</param>
    /// <param name="protocol">TCP or UDP.</param>
    public static IResourceBuilder<T> WithEndpoint<T>(
        this IResourceBuilder<T> builder,
        int? port = null,
        int? targetPort = null,
        string? scheme = null,
        [EndpointName] string? name = null,
        string? env = null,
        bool isProxied = true,
        bool? isExternal = null,
        ProtocolType? protocol = null)
        where T : IResourceWithEndpoints
    {
        var annotation = new EndpointAnnotation(
            protocol ?? ProtocolType.Tcp, scheme, null, name, port, targetPort, isExternal, isProxied);
        if (builder.Resource.Annotations.OfType<EndpointAnnotation>()
            .Any(e => string.Equals(e.Name, annotation.Name, StringComparison.OrdinalIgnoreCase)))
        {
            throw new DistributedApplicationException(
                $"Endpoint with name '{annotation.Name}' already exists. Endpoint name may not have been explicitly "
                + "specified and was derived automatically from scheme argument (e.g. 'http', 'https', or 'tcp'). "
                + "Multiple calls to WithEndpoint (and related methods) may result in a conflict if name argument is not "
                + "specified. Each endpoint must have a unique name.");
        }
        builder.WithAnnotation(annotation);
        if (env is not null)
        {
            if (builder is not IResourceBuilder<IResourceWithEnvironment> withEnvironment)
            {
                throw new DistributedApplicationException($"'{builder.Resource.Name}' has no environment to put '{env}' in.");
            }
            var reference = new EndpointReference(builder.Resource, annotation);
            withEnvironment.WithEnvironment(context =>
                context.EnvironmentVariables[env] = reference.Property(EndpointProperty.TargetPort));
        }
        return builder;
    }

    /// <summary>Changes an endpoint, or makes it when it does not exist.</summary>
    public static IResourceBuilder<T> WithEndpoint<T>(
        this IResourceBuilder<T> builder,
        [EndpointName] string endpointName,
        Action<EndpointAnnotation> callback,
        bool createIfNotExists = true)
        where T : IResourceWithEndpoints
    {
        var endpoint = builder.Resource.Annotations.OfType<EndpointAnnotation>()
            .FirstOrDefault(e => string.Equals(e.Name, endpointName, StringComparison.OrdinalIgnoreCase));
        if (endpoint is not null)
        {
            callback(endpoint);
        }
        else if (createIfNotExists)
        {
            endpoint = new EndpointAnnotation(ProtocolType.Tcp, name: endpointName);
            callback(endpoint);
            builder.Resource.Annotations.Add(endpoint);
        }
        return builder;
    }

    public static IResourceBuilder<T> WithHttpEndpoint<T>(
        this IResourceBuilder<T> builder,
        int? port = null,
        int? targetPort = null,
        [EndpointName] string? name = null,
        string? env = null,
        bool isProxied = true)
        where T : IResourceWithEndpoints
        => builder.WithEndpoint(port, targetPort, "http", name, env, isProxied);

    public static IResourceBuilder<T> WithHttpsEndpoint<T>(
        this IResourceBuilder<T> builder,
        int? port = null,
        int? targetPort = null,
        [EndpointName] string? name = null,
        string? env = null,
        bool isProxied = true)
        where T : IResourceWithEndpoints
        => builder.WithEndpoint(port, targetPort, "https", name, env, isProxied);

    public static IResourceBuilder<T> WithExternalHttpEndpoints<T>(this IResourceBuilder<T> builder)
        where T : IResourceWithEndpoints
    {
        foreach (var endpoint in builder.Resource.Annotations.OfType<EndpointAnnotation>())
        {
            if (endpoint.UriScheme is "http" or "https")
            {
                endpoint.IsExternal = true;
            }
        }
        return builder;
    }

    public static IResourceBuilder<T> AsHttp2Service<T>(this IResourceBuilder<T> builder) where T : IResourceWithEndpoints
    {
        foreach (var endpoint in builder.Resource.Annotations.OfType<EndpointAnnotation>())
        {
            endpoint.Transport = "http2";
        }
        return builder;
    }

    public static EndpointReference GetEndpoint<T>(this IResourceBuilder<T> builder, [EndpointName] string name)
        where T : IResourceWithEndpoints => builder.Resource.GetEndpoint(name);
}
