using Ticketing.Contracts.Channels;
using Ticketing.Gateway.Proxy;
using Yarp.ReverseProxy.Configuration;

namespace Ticketing.Gateway.Operators;

/// <summary>
/// What the operator's pages ask: a fixed list of paths, each for one path of <c>/internal</c>. There are none unless
/// <c>Gateway:AllowOperators</c> is true, and the services want an operator's token for each of them.
/// </summary>
internal static class OperatorRoutes
{
    private static readonly (string Short, string Service)[] Services =
    [
        ("event-ticketing", ServiceNames.EventTicketing),
        ("booking", ServiceNames.Booking),
        ("seat-reservation", ServiceNames.SeatReservation),
    ];

    /// <summary>The method, the path below <c>/internal</c>, and whose it is; null: each service has it.</summary>
    private static readonly (string Method, string Path, string? Service)[] Allowed =
    [
        ("GET", "dead-letters", null),
        ("POST", "dead-letters/replay", null),
        ("GET", "audit-log", ServiceNames.EventTicketing),
        ("GET", "audit-log", ServiceNames.Booking),
        ("GET", "accounts", ServiceNames.EventTicketing),
        ("GET", "accounts/{user_id}", ServiceNames.EventTicketing),
        ("POST", "accounts/{user_id}/lock", ServiceNames.EventTicketing),
        ("POST", "accounts/{user_id}/unlock", ServiceNames.EventTicketing),
        ("POST", "accounts/{user_id}/end-sessions", ServiceNames.EventTicketing),
        ("POST", "accounts/{user_id}/remove-second-factor", ServiceNames.EventTicketing),
        ("GET", "refunds/refused", ServiceNames.Booking),
        ("POST", "refunds/{refund_id}/retry", ServiceNames.Booking),
        ("GET", "mails/parked", ServiceNames.Booking),
        ("POST", "mails/parked/retry", ServiceNames.Booking),
        ("GET", "waitlist/{event_id}/replay", ServiceNames.Booking),
        ("GET", "seat-state/{event_id}/audit", ServiceNames.SeatReservation),
    ];

    /// <summary>No routes where operators are not let in.</summary>
    public static IReadOnlyList<RouteConfig> Of(IConfiguration configuration) =>
        configuration.GetValue<bool>(OperatorGate.Setting)
            ? [
                .. from allowed in Allowed
                   from service in Services
                   where allowed.Service is null || allowed.Service == service.Service
                   select RouteOf(allowed.Method, allowed.Path, service.Short, service.Service),
            ]
            : [];

    private static RouteConfig RouteOf(string method, string path, string shortName, string service) => new()
    {
        RouteId = $"operators-{shortName}-{path}",
        ClusterId = service,
        Match = new RouteMatch { Path = $"/operators/{shortName}/{path}", Methods = [method] },
        Transforms =
        [
            .. ApiRoutes.TransformsTo(service),
            new Dictionary<string, string> { ["PathPattern"] = $"/internal/{path}" },
        ],
    };
}
