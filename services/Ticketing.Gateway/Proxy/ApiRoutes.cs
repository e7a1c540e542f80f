using Ticketing.Contracts.Channels;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Forwarder;

namespace Ticketing.Gateway.Proxy;

/// <summary>
/// Which paths go to which service, as docs/api.md ("gateway") has it. Whatever is not named here stays inside:
/// <c>/internal</c>, and the services' own <c>/health</c> and <c>/openapi</c>.
/// </summary>
internal static class ApiRoutes
{
    /// <summary>
    /// How long a service may be silent. Streams send a heartbeat every 15 s, so a longer silence means it is gone;
    /// no other answer takes that long.
    /// </summary>
    private static readonly TimeSpan SilenceLimit = TimeSpan.FromSeconds(60);

    private static readonly (string Prefix, string Service)[] Prefixes =
    [
        ("/users", ServiceNames.EventTicketing),
        ("/events", ServiceNames.EventTicketing),
        ("/tickets", ServiceNames.EventTicketing),
        ("/orders", ServiceNames.Booking),
        ("/waitlist", ServiceNames.Booking),
        ("/v1/transaction", ServiceNames.Booking),
        ("/payments", ServiceNames.Booking),
        ("/sellers", ServiceNames.Booking),
        ("/api/seat_reservation", ServiceNames.SeatReservation),
    ];

    /// <summary>
    /// Paths below a prefix that belong to another service. They name more of the path, so they win.
    /// </summary>
    private static readonly (string Id, string Path, string Service)[] Exceptions =
    [
        ("event-orders", "/events/{event_id}/orders/{**rest}", ServiceNames.Booking),
        ("event-cancellation", "/events/{event_id}/cancellation", ServiceNames.Booking),
        ("event-waitlist", "/events/{event_id}/waitlist", ServiceNames.Booking),
    ];

    /// <summary>
    /// First path segments that belong to programs. What is not routed below them is answered with a problem, never
    /// with the page that answers people's addresses.
    /// </summary>
    private static readonly PathString[] ApiRoots =
    [
        "/users", "/events", "/tickets", "/orders", "/sellers", "/waitlist", "/payments", "/v1", "/api", "/internal",
        "/health", "/alive", "/openapi",
    ];

    public static IReadOnlyList<RouteConfig> Routes { get; } =
    [
        .. Prefixes
            .Select(route => (
                route.Prefix.TrimStart('/').Replace('/', '-'), $"{route.Prefix}/{{**rest}}", route.Service))
            .Concat(Exceptions)
            .Select(RouteOf),
    ];

    public static IReadOnlyList<ClusterConfig> Clusters { get; } =
    [
        .. Prefixes.Select(route => route.Service).Distinct().Select(service => new ClusterConfig
        {
            ClusterId = service,
            Destinations = new Dictionary<string, DestinationConfig>
            {
                // A name, not an address: service discovery knows where it runs.
                [service] = new() { Address = $"http://{service}" },
            },
            HttpRequest = new ForwarderRequestConfig { ActivityTimeout = SilenceLimit },
        }),
    ];

    public static bool IsApi(PathString path) => ApiRoots.Any(root => path.StartsWithSegments(root));

    private static RouteConfig RouteOf((string Id, string Path, string Service) route) => new()
    {
        RouteId = route.Id,
        ClusterId = route.Service,
        Match = new RouteMatch { Path = route.Path },
        // The gateway's own headers and the services' must not add up.
        Transforms = [new Dictionary<string, string> { ["ResponseHeaderRemove"] = "Server" }],
    };
}
