using System.Net.Sockets;

namespace Ticketing.ServiceDefaults.Http;

/// <summary>
/// A connection that breaks in the moment it is made leaves .NET's HTTP handler as a bare
/// <see cref="SocketException"/> (it asks the socket for its far end outside of its own catch). Callers rightly wait
/// for <see cref="HttpRequestException"/> only, so it becomes one here, and retries and breakers see it.
/// </summary>
public sealed class ConnectionFaults : DelegatingHandler
{
    /// <summary>For a client of a factory, which sets what is inside.</summary>
    public ConnectionFaults()
    {
    }

    /// <summary>Around a handler of one's own.</summary>
    public ConnectionFaults(HttpMessageHandler inner) : base(inner)
    {
    }

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        catch (SocketException e)
        {
            throw new HttpRequestException(HttpRequestError.ConnectionError, e.Message, e);
        }
    }
}
