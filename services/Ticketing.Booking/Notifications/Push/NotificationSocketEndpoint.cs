using System.Net.WebSockets;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Infrastructure;
using Ticketing.Messaging.Directory;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.ServiceDefaults.Http;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.Booking.Notifications.Push;

/// <summary>
/// <c>GET /orders/{user_id}/notifications/ws</c>: a WebSocket (RFC 6455) of the caller's notifications. A browser
/// cannot send an <c>Authorization</c> header with it, so the token is a subprotocol beside ours:
/// <c>Sec-WebSocket-Protocol: ticketing.notifications.v1, bearer.{token}</c>. Never in the address, which is logged.
/// </summary>
internal static class NotificationSocketEndpoint
{
    /// <summary>What both sides speak.</summary>
    public const string Protocol = "ticketing.notifications.v1";

    private const string TokenPrefix = "bearer.";

    public static void MapNotificationSocket(this IEndpointRouteBuilder routes) => routes
        .MapGet("/orders/{userId}/notifications/ws", HandleAsync)
        .WithName("NotificationSocket")
        .WithTags("notifications")
        .WithSummary("Follow one's own notifications by WebSocket")
        .WithDescription(
            "Signed in by a subprotocol: `Sec-WebSocket-Protocol: ticketing.notifications.v1, "
            + "bearer.{token}`.")
        .Produces(StatusCodes.Status101SwitchingProtocols)
        .WithProblems(StatusCodes.Status401Unauthorized, "unauthenticated")
        .WithProblems(StatusCodes.Status426UpgradeRequired, "upgrade-required")
        .Refuses(BookingErrors.NotYourOrder, BookingErrors.TooManyRequests)
        // Signed in by the subprotocol, checked below.
        .AllowAnonymous();

    private static async Task<IResult> HandleAsync(
        string userId,
        NotificationHub hub,
        NotificationStore store,
        IEventDirectory events,
        AccessTokens tokens,
        IHostApplicationLifetime lifetime,
        ILogger<NotificationSession> logger,
        HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            return Problems.Of(StatusCodes.Status426UpgradeRequired, "upgrade-required", "This is a WebSocket.");
        }
        if (Claims(context, tokens) is not { } claims)
        {
            return Problems.Of(StatusCodes.Status401Unauthorized, "unauthenticated",
                $"Offer the subprotocols {Protocol} and {TokenPrefix}<token>.");
        }
        if (!CallerPaths.IsCaller(userId, claims.UserId))
        {
            return BookingErrors.NotYourOrder.ToProblem(context);
        }
        using var connection = hub.Connect(claims.UserId.Value);
        if (connection is null)
        {
            return (BookingErrors.TooManyRequests with
            {
                Detail = "Too many sockets are open.",
            }).ToProblem(context);
        }
        using var socket = await context.WebSockets.AcceptWebSocketAsync(Protocol);
        using var life = tokens.LifeOf(claims);
        await new NotificationSession(socket, connection, store, events, logger)
            .RunAsync(life.Token, lifetime.ApplicationStopping, context.RequestAborted);
        return Results.Empty;
    }

    private static TokenClaims? Claims(HttpContext context, AccessTokens tokens)
    {
        var offered = context.WebSockets.WebSocketRequestedProtocols;
        return offered.Contains(Protocol)
            && offered.FirstOrDefault(p => p.StartsWith(TokenPrefix, StringComparison.Ordinal)) is { } token
                && tokens.Check(token[TokenPrefix.Length..]) is { IsDelegated: false } claims
                ? claims
                : null;
    }
}
