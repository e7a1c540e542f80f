using System.Collections.Frozen;
using Ticketing.Contracts.Channels;
using Ticketing.Gateway.Proxy;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Model;

namespace Ticketing.Gateway.Limits;

/// <summary>
/// The class of a request, by the route that it matched: what routing reads as one path, however it is written, has one
/// class.
/// </summary>
internal static class RouteClasses
{
    /// <summary>The class of a route's requests that are no reads.</summary>
    private static readonly FrozenDictionary<string, RouteClass> ByRoute =
        ApiRoutes.Routes.ToFrozenDictionary(route => route.RouteId, ClassOf);

    /// <summary>Needs routing before it.</summary>
    public static RouteClass Of(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<RouteModel>() is not { } route)
        {
            return RouteClass.Pages;
        }

        var kind = ByRoute.GetValueOrDefault(route.Config.RouteId, RouteClass.Writes);
        var method = context.Request.Method;
        return kind is not (RouteClass.Streams or RouteClass.Proofs)
            && (HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method))
                ? RouteClass.Reads
                : kind;
    }

    private static RouteClass ClassOf(RouteConfig route) => route.RouteId switch
    {
        ApiRoutes.LogInRoute or ApiRoutes.RegisterRoute or ApiRoutes.PasswordsRoute or ApiRoutes.AddressesRoute
            or ApiRoutes.GuestsRoute => RouteClass.LogIn,
        ApiRoutes.PlansRoute or ApiRoutes.SeriesRoute => RouteClass.Plans,
        ApiRoutes.EventPictureRoute or ApiRoutes.SeriesPictureRoute or ApiRoutes.ProductionPictureRoute
            or ApiRoutes.SuperVenuePictureRoute or ApiRoutes.VenuePictureRoute => RouteClass.Pictures,
        ApiRoutes.ScansRoute => RouteClass.Scans,
        ApiRoutes.WebhooksRoute => RouteClass.Webhooks,
        ApiRoutes.ProofRoute => RouteClass.Proofs,
        _ when route.ClusterId!.EndsWith(ApiRoutes.StreamsSuffix, StringComparison.Ordinal) => RouteClass.Streams,
        "sellers" => RouteClass.Writes,
        _ when route.ClusterId.StartsWith(ServiceNames.Booking, StringComparison.Ordinal) => RouteClass.Orders,
        _ => RouteClass.Writes,
    };
}
