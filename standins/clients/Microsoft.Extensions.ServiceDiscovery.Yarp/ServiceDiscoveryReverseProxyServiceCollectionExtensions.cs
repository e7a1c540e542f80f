using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.ServiceDiscovery.Yarp;
using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.ServiceDiscovery;

namespace Microsoft.Extensions.DependencyInjection;

public static class ServiceDiscoveryReverseProxyServiceCollectionExtensions
{
    /// <summary>Cluster destinations may name a service: <c>"Address": "http://catalog"</c>.</summary>
    public static IReverseProxyBuilder AddServiceDiscoveryDestinationResolver(this IReverseProxyBuilder builder)
    {
        builder.Services.AddServiceDiscoveryCore();
        builder.Services.AddSingleton<IDestinationResolver, DiscoveredDestinations>();
        return builder;
    }

    public static IServiceCollection AddHttpForwarderWithServiceDiscovery(this IServiceCollection services) =>
        services.AddHttpForwarder().AddServiceDiscoveryForwarderFactory();

    public static IServiceCollection AddServiceDiscoveryForwarderFactory(this IServiceCollection services)
    {
        services.AddServiceDiscoveryCore();
        services.Replace(ServiceDescriptor.Singleton<IForwarderHttpClientFactory, DiscoveringForwarderFactory>());
        return services;
    }
}
