using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.ServiceDefaults.Auth;

/// <summary>Marks an endpoint that asks for the services' key.</summary>
public sealed record NeedsServiceKey;

/// <summary>
/// Endpoints that only our own services may call, because they tell what a person has said to one service alone.
/// The key is a secret of the installation that the AppHost gives to the services; without one the endpoints are
/// closed.
/// </summary>
public static class ServiceKey
{
    /// <summary>Setting with the key.</summary>
    public const string Setting = "Auth:ServiceKey";

    /// <summary>
    /// Setting with the key between gateway and booking, for the waiting rooms alone: the gateway is what strangers reach,
    /// so it does not have the key that opens people's data.
    /// </summary>
    public const string GatewaySetting = "Auth:GatewayKey";

    /// <summary>Request header with the key.</summary>
    public const string Header = "Ticketing-Service-Key";

    /// <summary>Refuses every caller without the key: 403 <c>forbidden</c>. The endpoint needs no signed-in
    /// user.</summary>
    public static RouteHandlerBuilder RequireServiceKey(this RouteHandlerBuilder endpoint, string setting = Setting) =>
        endpoint.AllowAnonymous().WithMetadata(new NeedsServiceKey()).AddEndpointFilter(async (context, next) =>
        {
            var key = context.HttpContext.RequestServices.GetRequiredService<IConfiguration>()[setting];
            return IsKey(context.HttpContext.Request.Headers[Header].ToString(), key)
                ? await next(context)
                : Problems.Of(StatusCodes.Status403Forbidden, "forbidden", "Only services may ask this.");
        });

    /// <summary>Makes a client of ours send the key.</summary>
    public static void AddServiceKey(this HttpClient client, IConfiguration configuration, string setting = Setting)
    {
        if (configuration[setting] is { Length: > 0 } key)
        {
            client.DefaultRequestHeaders.Add(Header, key);
        }
    }

    private static bool IsKey(string given, string? key) =>
        key is { Length: > 0 }
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(key));
}
