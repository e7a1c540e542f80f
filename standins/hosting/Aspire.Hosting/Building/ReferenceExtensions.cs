using System.Text;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

// What a resource is told of the resources it uses.
public static partial class ResourceBuilderExtensions
{
    /// <summary>Injects <c>ConnectionStrings__name</c> and <c>NAME_HOST</c>, <c>NAME_PORT</c> and so on.</summary>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder,
        IResourceBuilder<IResourceWithConnectionString> source,
        string? connectionName = null,
        bool optional = false)
        where TDestination : IResourceWithEnvironment
    {
        var resource = source.Resource;
        var name = connectionName ?? resource.Name;
        Refer(builder, resource);
        return builder.WithEnvironment(context =>
        {
            var flags = FlagsOf(context);
            if (flags.HasFlag(ReferenceEnvironmentInjectionFlags.ConnectionString))
            {
                var variable = resource.ConnectionStringEnvironmentVariable ?? $"ConnectionStrings__{name}";
                context.EnvironmentVariables[variable] = new ConnectionStringReference(resource, optional);
            }
            if (flags.HasFlag(ReferenceEnvironmentInjectionFlags.ConnectionProperties))
            {
                var prefix = VariableName(name).ToUpperInvariant();
                foreach (var (key, value) in resource.GetConnectionProperties())
                {
                    context.EnvironmentVariables[$"{prefix}_{key.ToUpperInvariant()}"] = value;
                }
                foreach (var property in resource.Annotations.OfType<ConnectionPropertyAnnotation>())
                {
                    context.EnvironmentVariables[$"{prefix}_{property.Name.ToUpperInvariant()}"] = property.Value;
                }
            }
        });
    }

    /// <summary>Injects <c>services__name__http__0</c> and <c>NAME_HTTP</c> for every endpoint.</summary>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder, IResourceBuilder<IResourceWithServiceDiscovery> source)
        where TDestination : IResourceWithEnvironment => ReferToService(builder, source.Resource, null, null);

    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder, IResourceBuilder<IResourceWithServiceDiscovery> source, string name)
        where TDestination : IResourceWithEnvironment => ReferToService(builder, source.Resource, name, null);

    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder, EndpointReference endpointReference)
        where TDestination : IResourceWithEnvironment
        => ReferToService(builder, endpointReference.Resource, null, endpointReference.EndpointName);

    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder, string name, Uri uri)
        where TDestination : IResourceWithEnvironment
    {
        if (!uri.IsAbsoluteUri || uri.AbsolutePath != "/")
        {
            throw new InvalidOperationException("The uri for service reference must be absolute and its path must be \"/\".");
        }
        return builder.WithEnvironment($"services__{name}__default__0", uri.ToString());
    }

    public static IResourceBuilder<TDestination> WithReferenceEnvironment<TDestination>(
        this IResourceBuilder<TDestination> builder, ReferenceEnvironmentInjectionFlags flags)
        where TDestination : IResourceWithEnvironment
        => builder.WithAnnotation(new ReferenceEnvironmentInjectionAnnotation(flags));

    public static IResourceBuilder<T> WithConnectionProperty<T>(
        this IResourceBuilder<T> builder, string name, ReferenceExpression value)
        where T : IResourceWithConnectionString => builder.WithAnnotation(new ConnectionPropertyAnnotation(name, value));

    public static IResourceBuilder<T> WithConnectionProperty<T>(this IResourceBuilder<T> builder, string name, string value)
        where T : IResourceWithConnectionString
        => builder.WithConnectionProperty(name, ReferenceExpression.Create($"{value}"));

    public static IResourceBuilder<T> WithConnectionStringRedirection<T>(
        this IResourceBuilder<T> builder, IResourceWithConnectionString resource)
        where T : IResourceWithConnectionString => builder.WithAnnotation(
            new ConnectionStringRedirectAnnotation(resource), ResourceAnnotationMutationBehavior.Replace);

    public static ReferenceExpression GetConnectionProperty(this IResourceWithConnectionString resource, string key)
        => resource.GetConnectionProperties()
            .FirstOrDefault(p => string.Equals(p.Key, key, StringComparison.OrdinalIgnoreCase)).Value
            ?? ReferenceExpression.Empty;

    private static IResourceBuilder<TDestination> ReferToService<TDestination>(
        IResourceBuilder<TDestination> builder, IResourceWithEndpoints service, string? name, string? onlyEndpoint)
        where TDestination : IResourceWithEnvironment
    {
        Refer(builder, service);
        return builder.WithEnvironment(context =>
        {
            var flags = FlagsOf(context);
            var serviceName = name ?? service.Name;
            foreach (var endpoint in service.GetEndpoints())
            {
                var wanted = onlyEndpoint is null
                    ? !endpoint.ExcludeReferenceEndpoint
                    : string.Equals(endpoint.EndpointName, onlyEndpoint, StringComparison.OrdinalIgnoreCase);
                if (!wanted)
                {
                    continue;
                }
                if (flags.HasFlag(ReferenceEnvironmentInjectionFlags.Endpoints))
                {
                    var prefix = VariableName(name ?? serviceName.ToUpperInvariant());
                    var suffix = VariableName(endpoint.EndpointName).ToUpperInvariant();
                    context.EnvironmentVariables[$"{prefix}_{suffix}"] = endpoint;
                }
                if (flags.HasFlag(ReferenceEnvironmentInjectionFlags.ServiceDiscovery))
                {
                    AddDiscoveryKey(context.EnvironmentVariables, serviceName, endpoint);
                }
            }
        });
    }

    private static void AddDiscoveryKey(Dictionary<string, object> variables, string serviceName, EndpointReference endpoint)
    {
        // An endpoint named http or https is keyed by its scheme; any other by its own name.
        var key = endpoint.EndpointName is "http" or "https" ? endpoint.Scheme : endpoint.EndpointName;
        var prefix = $"services__{serviceName}__{key}__";
        var index = 0;
        while (variables.TryGetValue($"{prefix}{index}", out var taken))
        {
            if (taken is EndpointReference same && same.EndpointName == endpoint.EndpointName
                && same.Resource == endpoint.Resource)
            {
                return;
            }
            index++;
        }
        variables[$"{prefix}{index}"] = endpoint;
    }

    private static ReferenceEnvironmentInjectionFlags FlagsOf(EnvironmentCallbackContext context)
        => context.Resource.LastAnnotation<ReferenceEnvironmentInjectionAnnotation>()?.Flags
            ?? ReferenceEnvironmentInjectionFlags.All;

    /// <summary>A shell-safe variable name: <c>my-db</c> is <c>my_db</c>, <c>1db</c> is <c>_1db</c>.</summary>
    private static string VariableName(string name)
    {
        var result = new StringBuilder(name.Length + 1);
        if (name.Length > 0 && char.IsAsciiDigit(name[0]))
        {
            result.Append('_');
        }
        foreach (var c in name)
        {
            result.Append(char.IsAsciiLetterOrDigit(c) ? c : '_');
        }
        return result.ToString();
    }
}
