using Ticketing.Contracts.Channels;
using Ticketing.Gateway.Reads;
using Ticketing.Gateway.Reference;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Forwarder;

namespace Ticketing.Gateway.Proxy;

/// <summary>
/// Which paths go to which service, as docs/api.md ("gateway") has it. Whatever is not named here stays inside:
/// <c>/internal</c>, and the services' own <c>/health</c>.
/// </summary>
internal static class ApiRoutes
{
    /// <summary>
    /// How long a service may be silent. Streams send a heartbeat every 15 s, so a longer silence means it is gone;
    /// no other answer takes that long.
    /// </summary>
    private static readonly TimeSpan SilenceLimit = TimeSpan.FromSeconds(60);

    /// <summary>
    /// Connections to one replica for requests that are answered at once. More would only wait there instead of here, in
    /// order: 10,000 people who order in the same second took all file handles of the gateway, and nobody got an answer.
    /// </summary>
    internal const int RequestConnections = 256;

    /// <summary>Connections to one replica for streams, of which each keeps one: as many as a replica serves.</summary>
    private const int StreamConnections = 20_000;

    /// <summary>
    /// Connections to one replica for requests that wait for the payment provider: each may take seconds when it is slow, and
    /// must not keep people from ordering.
    /// </summary>
    internal const int PaymentConnections = 1_024;

    internal const string LogInRoute = "log-in";
    internal const string RegisterRoute = "register";
    internal const string PasswordsRoute = "passwords";
    internal const string AddressesRoute = "addresses";
    internal const string GuestsRoute = "guests";
    internal const string PlansRoute = "event-plans";
    internal const string EventPictureRoute = "event-picture";
    internal const string SeriesPictureRoute = "series-picture";
    internal const string ProductionPictureRoute = "production-picture";
    internal const string SuperVenuePictureRoute = "super-venue-picture";
    internal const string VenuePictureRoute = "venue-picture";
    internal const string SeriesRoute = "series-plans";
    internal const string ScansRoute = "scan-batch";
    internal const string WebhooksRoute = "payment-webhooks";
    internal const string ProofRoute = "queue-proof";
    internal const string EntriesRoute = "queue-entries";

    internal const string StreamsSuffix = "-streams";
    private const string PaymentsSuffix = "-payments";

    private static readonly (string Prefix, string Service)[] Prefixes =
    [
        ("/users", ServiceNames.EventTicketing),
        ("/events", ServiceNames.EventTicketing),
        ("/plans", ServiceNames.EventTicketing),
        ("/series", ServiceNames.EventTicketing),
        ("/pictures", ServiceNames.EventTicketing),
        ("/tickets", ServiceNames.EventTicketing),
        ("/super-venues", ServiceNames.EventTicketing),
        ("/venues", ServiceNames.EventTicketing),
        ("/cities", ServiceNames.EventTicketing),
        ("/productions", ServiceNames.EventTicketing),
        ("/orders", ServiceNames.Booking),
        ("/payments", ServiceNames.Booking),
        ("/queue", ServiceNames.Booking),
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
        ("seller-figures", "/sellers/me/figures", ServiceNames.EventTicketing),
        ("event-allotments", "/events/{event_id}/allotments/{**rest}", ServiceNames.Booking),
        ("event-box-office", "/events/{event_id}/box-office/{**rest}", ServiceNames.Booking),
        ("event-resale", "/events/{event_id}/resale/{**rest}", ServiceNames.Booking),
    ];

    /// <summary>Paths below a prefix that have limits or conditions of their own (Limits/RouteClasses.cs).</summary>
    private static readonly (string Id, string Path, string Service)[] Limited =
    [
        (LogInRoute, "/users/login/{**rest}", ServiceNames.EventTicketing),
        (RegisterRoute, "/users/register", ServiceNames.EventTicketing),
        (PasswordsRoute, "/users/password/{**rest}", ServiceNames.EventTicketing),
        (AddressesRoute, "/users/email/{**rest}", ServiceNames.EventTicketing),
        (GuestsRoute, "/users/guests/{**rest}", ServiceNames.EventTicketing),
        (EventPictureRoute, "/events/{event_id}/picture", ServiceNames.EventTicketing),
        (SeriesPictureRoute, "/series/{series_id}/picture", ServiceNames.EventTicketing),
        (ProductionPictureRoute, "/productions/{production_id}/picture", ServiceNames.EventTicketing),
        (SuperVenuePictureRoute, "/super-venues/{super_venue_id}/picture", ServiceNames.EventTicketing),
        (VenuePictureRoute, "/venues/{venue_id}/picture", ServiceNames.EventTicketing),
        (SeriesRoute, "/series", ServiceNames.EventTicketing),
        (ScansRoute, "/events/{event_id}/scans/batch", ServiceNames.EventTicketing),
        (WebhooksRoute, "/payments/webhooks/{**rest}", ServiceNames.Booking),
        (ProofRoute, "/queue/{event_id}/proof", ServiceNames.Booking),
        (EntriesRoute, "/queue/{event_id}/entries", ServiceNames.Booking),
    ];

    /// <summary>
    /// The same for everybody and asked for by crowds (Reads/PublicReads.cs); <see cref="PlansRoute"/> has the list.
    /// </summary>
    private static readonly (string Id, string Path, string Service)[] Repeated =
    [
        ("event", "/events/{event_id}", ServiceNames.EventTicketing),
        ("search", "/search", ServiceNames.EventTicketing),
        ("city-list", "/cities", ServiceNames.EventTicketing),
        ("city-productions", "/cities/{city_id}/productions", ServiceNames.EventTicketing),
        ("production-shows", "/productions/{production_id}/shows", ServiceNames.EventTicketing),
        ("super-venue", "/super-venues/{super_venue_id}", ServiceNames.EventTicketing),
        ("venue", "/venues/{venue_id}", ServiceNames.EventTicketing),
        ("series-shows", "/series/{series_id}", ServiceNames.EventTicketing),
        ("resale-offers", "/events/{event_id}/resale", ServiceNames.Booking),
        ("sections", "/api/seat_reservation/{event_id}/sections", ServiceNames.SeatReservation),
        ("section", "/api/seat_reservation/{event_id}/sections/{section}", ServiceNames.SeatReservation),
        (
            "subsection",
            "/api/seat_reservation/{event_id}/tickets/section/{section}/subsection/{subsection}",
            ServiceNames.SeatReservation),
    ];

    /// <summary>What asks the payment provider before it answers.</summary>
    private static readonly (string Id, string Path, string Service)[] Payments =
    [
        ("order-confirm", "/orders/{order_id}/confirm", ServiceNames.Booking),
        ("order-cancel", "/orders/{order_id}/cancel", ServiceNames.Booking),
        ("order-refund", "/events/{event_id}/orders/{order_id}/refund", ServiceNames.Booking),
        ("v1-transaction", "/v1/transaction/{**rest}", ServiceNames.Booking),
        ("waitlist", "/waitlist/{**rest}", ServiceNames.Booking),
    ];

    /// <summary>What stays open for as long as somebody listens: apart, so that it never takes a request's place.</summary>
    private static readonly (string Id, string Path, string Service)[] Streams =
    [
        ("order-updates", "/orders/{user_id}/updates", ServiceNames.Booking),
        ("notification-socket", "/orders/{user_id}/notifications/ws", ServiceNames.Booking),
        ("seat-changes", "/api/seat_reservation/{event_id}/changes", ServiceNames.SeatReservation),
        ("figure-updates", "/events/{event_id}/figures/updates", ServiceNames.EventTicketing),
    ];

    /// <summary>
    /// First path segments that belong to programs. What is not routed below them is answered with a problem, never
    /// with the page that answers people's addresses.
    /// </summary>
    private static readonly PathString[] ApiRoots =
    [
        "/users", "/events", "/series", "/pictures", "/plans", "/tickets", "/orders", "/queue", "/sellers",
        "/waitlist", "/payments", "/v1", "/api", "/internal", "/health", "/alive", "/openapi", "/search", "/cities",
        "/super-venues", "/venues", "/productions", "/operators",
    ];

    public static IReadOnlyList<RouteConfig> Routes { get; } =
    [
        .. Prefixes
            .Select(route => (
                route.Prefix.TrimStart('/').Replace('/', '-'), $"{route.Prefix}/{{**rest}}", route.Service))
            .Concat(Exceptions)
            .Concat(Limited)
            .Select(route => RouteOf(route, route.Service)),
        RouteOf((PlansRoute, "/events", ServiceNames.EventTicketing), ServiceNames.EventTicketing) with
        {
            OutputCachePolicy = PublicReads.Policy,
        },
        .. Repeated.Select(route => RouteOf(route, route.Service) with { OutputCachePolicy = PublicReads.Policy }),
        .. Payments.Select(route => RouteOf(route, route.Service + PaymentsSuffix)),
        .. Streams.Select(route => RouteOf(route, route.Service + StreamsSuffix)),
        .. ApiReference.Documents.Select(DocumentOf),
    ];

    public static IReadOnlyList<ClusterConfig> Clusters { get; } =
    [
        .. Prefixes.Select(route => route.Service).Distinct()
            .Select(service => ClusterOf(service, service, RequestConnections)),
        ClusterOf(ServiceNames.Booking + PaymentsSuffix, ServiceNames.Booking, PaymentConnections),
        .. Streams.Select(route => route.Service).Distinct()
            .Select(service => ClusterOf(service + StreamsSuffix, service, StreamConnections)),
    ];

    public static bool IsApi(PathString path) => ApiRoots.Any(root => path.StartsWithSegments(root));

    private static ClusterConfig ClusterOf(string id, string service, int connections) => new()
    {
        ClusterId = id,
        Destinations = new Dictionary<string, DestinationConfig>
        {
            // A name, not an address: service discovery knows where it runs.
            [service] = new() { Address = $"http://{service}" },
        },
        HttpClient = new HttpClientConfig { MaxConnectionsPerServer = connections },
        HttpRequest = new ForwarderRequestConfig { ActivityTimeout = SilenceLimit },
    };

    /// <summary>Every service has its document at the same path; here it has a name.</summary>
    private static RouteConfig DocumentOf((string Name, string Title, string Service) document)
    {
        var route = RouteOf(($"openapi-{document.Name}", $"/openapi/{document.Name}.json", document.Service), document.Service);
        return route with
        {
            Transforms = [.. route.Transforms!, new Dictionary<string, string> { ["PathSet"] = "/openapi/v1.json" }],
        };
    }

    private static RouteConfig RouteOf((string Id, string Path, string Service) route, string cluster) => new()
    {
        RouteId = route.Id,
        ClusterId = cluster,
        Match = new RouteMatch { Path = route.Path },
        Transforms = TransformsTo(route.Service),
    };

    /// <summary>What every route to a service does to a request and its answer.</summary>
    internal static List<IReadOnlyDictionary<string, string>> TransformsTo(string service)
    {
        // The gateway's own headers and the services' must not add up.
        List<IReadOnlyDictionary<string, string>> transforms =
            [new Dictionary<string, string> { ["ResponseHeaderRemove"] = "Server" }];
        if (service != ServiceNames.EventTicketing)
        {
            // The session's cookie is event-ticketing's business alone.
            transforms.Add(new Dictionary<string, string> { ["RequestHeaderRemove"] = "Cookie" });
        }

        return transforms;
    }
}
