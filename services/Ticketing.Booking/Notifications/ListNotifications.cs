using System.Security.Claims;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Infrastructure;
using Ticketing.Messaging.Directory;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.ServiceDefaults.Http;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.Booking.Notifications;

/// <summary>
/// <c>GET /orders/{user_id}/notifications?limit&amp;before&amp;unread</c> and <c>POST
/// /orders/{user_id}/notifications/read</c>.
/// </summary>
internal static class ListNotificationsEndpoints
{
    private const int DefaultLimit = 20;
    private const int MaxLimit = 100;

    public static void MapListNotifications(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/orders/{userId}/notifications", ListAsync)
            .WithName("ListNotifications")
            .WithTags("notifications")
            .WithSummary("List one's own notifications, newest first")
            .IsPaged(DefaultLimit, MaxLimit, cursor: "before")
            .WithQuery("unread", "Only what is unread.", "true", "false")
            .Refuses(BookingErrors.NotYourOrder)
            .Produces<NotificationPage>()
            .RequireAuthorization();
        routes.MapPost("/orders/{userId}/notifications/read", MarkReadAsync)
            .WithName("MarkNotificationsRead")
            .WithTags("notifications")
            .WithSummary("Mark notifications as read")
            .WithDescription("Those with the given ids; all without ids.")
            .Refuses(BookingErrors.NotYourOrder)
            .Produces<ReadAnswer>()
            .RequireAuthorization();
    }

    private static async Task<IResult> ListAsync(
        string userId, string? limit, string? before, string? unread, NotificationStore store, IEventDirectory events,
        ClaimsPrincipal user, HttpContext context)
    {
        var caller = user.UserId();
        if (!CallerPaths.IsCaller(userId, caller))
        {
            return BookingErrors.NotYourOrder.ToProblem(context);
        }
        if (!PageLimits.TryRead(limit, DefaultLimit, MaxLimit, out var size))
        {
            return PageLimits.Invalid(MaxLimit).ToProblem(context);
        }
        var from = long.MaxValue;
        if (before is not null && !long.TryParse(before, out from))
        {
            return Refusal.Invalid("before", "Not a cursor of this list.").ToProblem(context);
        }
        var ct = context.RequestAborted;
        // One more than asked for tells whether there is a next page.
        var rows = await store.PageAsync(caller.Value, from, unread == "true", size + 1, ct);
        List<NotificationRow> page = [.. rows.Take(size)];
        return TypedResults.Ok(new NotificationPage(
            [.. page.Select(row => NotificationResponse.Of(row, events))],
            await store.CountUnreadAsync(caller.Value, ct),
            rows.Count > size ? page[^1].Seq : null));
    }

    private static async Task<IResult> MarkReadAsync(
        string userId, MarkReadRequest request, NotificationStore store, ClaimsPrincipal user, HttpContext context)
    {
        var caller = user.UserId();
        if (!CallerPaths.IsCaller(userId, caller))
        {
            return BookingErrors.NotYourOrder.ToProblem(context);
        }
        if (request.Ids?.Length > MaxLimit)
        {
            return Refusal.Invalid("ids", $"At most {MaxLimit}, or none for all.").ToProblem(context);
        }
        await store.MarkReadAsync(caller.Value, request.Ids, context.RequestAborted);
        return TypedResults.Ok(new ReadAnswer(await store.CountUnreadAsync(caller.Value, context.RequestAborted)));
    }
}
