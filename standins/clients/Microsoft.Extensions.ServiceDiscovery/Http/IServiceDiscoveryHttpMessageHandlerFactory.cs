namespace Microsoft.Extensions.ServiceDiscovery.Http;

public interface IServiceDiscoveryHttpMessageHandlerFactory
{
    /// <summary>Wraps a handler so that the host of each request is resolved first.</summary>
    HttpMessageHandler CreateHandler(HttpMessageHandler handler);
}

internal sealed class ResolvingHandlerFactory(ServiceEndpointResolver resolver) : IServiceDiscoveryHttpMessageHandlerFactory
{
    public HttpMessageHandler CreateHandler(HttpMessageHandler handler) =>
        new ResolvingHandler(resolver) { InnerHandler = handler };
}
