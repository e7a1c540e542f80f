using System.Security.Claims;
using Microsoft.AspNetCore.Http.Features;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Bookings.Updates;
using Ticketing.Booking.Holds;
using Ticketing.Booking.Infrastructure;
using Ticketing.Messaging.Directory;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Orders;

/// <summary>
/// <c>GET /orders/{user_id}/updates</c>: server-sent events of the caller's orders. Ends at once when the
/// service stops, and with the token; the client connects again, with a fresh one, and begins with a snapshot.
/// </summary>
internal static class StreamOrderUpdatesEndpoint
{
    public static void MapStreamOrderUpdates(this IEndpointRouteBuilder routes) => routes
        .MapGet("/orders/{userId}/updates", HandleAsync)
        .WithName("StreamOrderUpdates")
        .WithTags("orders")
        .WithSummary("Follow one's own orders")
        .WithDescription(
            "Server-sent events: first `snapshot` with the newest 20 orders, then `order` at every change "
            + "of state; a comment every 15 s. Ends with the token.")
        .Refuses(BookingErrors.NotYourOrder, BookingErrors.TooManyRequests)
        .Produces<string>(contentType: "text/event-stream")
        .RequireAuthorization();

    private static async Task<IResult> HandleAsync(
        string userId,
        OrderUpdatesHub hub,
        BookingStore store,
        IEventDirectory events,
        HoldExpiry expiry,
        BookingOptions options,
        AccessTokens tokens,
        TimeProvider clock,
        IHostApplicationLifetime lifetime,
        ClaimsPrincipal user,
        HttpContext context)
    {
        var caller = user.UserId();
        if (!CallerPaths.IsCaller(userId, caller))
        {
            return BookingErrors.NotYourOrder.ToProblem(context);
        }
        using var connection = hub.Connect(caller.Value);
        if (connection is null)
        {
            return (BookingErrors.TooManyRequests with
            {
                Detail = "Too many update streams are open.",
            }).ToProblem(context);
        }
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-cache";
        context.Response.Headers["X-Accel-Buffering"] = "no";
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        using var life = tokens.LifeOf(context.Request);
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(
            context.RequestAborted, lifetime.ApplicationStopping, life.Token);
        try
        {
            await new OrderStream(connection, store, events, expiry, options.StreamHeartbeat, clock)
                .RunAsync(context.Response.BodyWriter, ends.Token);
        }
        catch (OperationCanceledException) when (ends.IsCancellationRequested)
        {
            // The client left, the service stops or the token is over: how a stream ends.
        }
        return Results.Empty;
    }
}
