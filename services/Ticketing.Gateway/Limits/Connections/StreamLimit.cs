using Microsoft.Extensions.Options;
using Ticketing.Contracts;
using Ticketing.Gateway.Limits.Addresses;
using Ticketing.Gateway.Limits.Rates;

namespace Ticketing.Gateway.Limits.Connections;

/// <summary>Open streams of one address and of one user, on this gateway; one too many is refused: 429.</summary>
internal sealed class StreamLimit(SignedInUsers users, IOptions<LimitOptions> options)
{
    private readonly Occupancy<ClientAddress> _byAddress = new();
    private readonly Occupancy<UserId> _byUser = new();
    private readonly long _perAddress = (long)options.Value.StreamsPerAddress * options.Value.AddressFactor;
    private readonly long _perUser = (long)options.Value.StreamsPerUser * options.Value.UserFactor;

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (RouteClasses.Of(context) != RouteClass.Streams)
        {
            await next(context);
            return;
        }

        var address = ClientAddress.Of(context);
        var user = users.Of(context.Request);
        var fits = _byAddress.Enter(address) <= _perAddress;
        try
        {
            fits &= user is null || _byUser.Enter(user.Value) <= _perUser;
            await (fits ? next(context) : LimitErrors.TooManyOpen(context, "streams").ExecuteAsync(context));
        }
        finally
        {
            _byAddress.Leave(address);
            if (user is not null)
            {
                _byUser.Leave(user.Value);
            }
        }
    }
}
