using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using Ticketing.Gateway.Limits.Addresses;

namespace Ticketing.Gateway.Limits.Connections;

/// <summary>
/// Connections of one address. One too many is told so by its first answer (429) and closed; beyond twice the limit
/// they are closed at once, so that a flood costs no request. A named proxy is not limited: it carries everybody.
/// </summary>
internal sealed class ConnectionLimit(TrustedProxies proxies, IOptions<LimitOptions> options)
{
    private const int CloseAtOnceFactor = 2;

    private readonly Occupancy<ClientAddress> _open = new();
    private readonly long _limit = (long)options.Value.ConnectionsPerAddress * options.Value.AddressFactor;

    /// <summary>Between the socket and HTTP.</summary>
    public async Task OnConnectionAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        var address = (connection.RemoteEndPoint as IPEndPoint)?.Address;
        if (proxies.Contains(address))
        {
            await next(connection);
            return;
        }

        var client = ClientAddress.Of(address);
        var open = _open.Enter(client);
        try
        {
            if (open > CloseAtOnceFactor * _limit)
            {
                connection.Abort();
                return;
            }

            if (open > _limit)
            {
                connection.Features.Set(new OneTooMany());
            }

            await next(connection);
        }
        finally
        {
            _open.Leave(client);
        }
    }

    /// <summary>Refuses the requests of a connection that is one too many.</summary>
    public static Task OnRequestAsync(HttpContext context, RequestDelegate next) =>
        context.Features.Get<OneTooMany>() is null
            ? next(context)
            : LimitErrors.TooManyOpen(context, "connections").ExecuteAsync(context);

    private sealed class OneTooMany;
}
