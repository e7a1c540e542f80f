using System.Security.Claims;
using Ticketing.Booking.Bookings;
using Ticketing.Messaging.Auditing;
using Ticketing.Messaging.Directory;
using Ticketing.ServiceDefaults.Auth.Sellers;
using Ticketing.ServiceDefaults.Http;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.Booking.AuditTrail;

/// <summary>
/// <c>GET /events/{event_id}/orders/audit-log</c>: refunds of an event. <c>GET /sellers/me/audit-log</c>: the seller's
/// webhooks.
/// </summary>
internal static class ReadAuditTrailEndpoints
{
    public static void MapReadAuditTrail(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/events/{eventId}/orders/audit-log", OfEventAsync)
            .WithName("GetOrdersAuditLog")
            .WithTags("sellers")
            .WithSummary("List who gave which orders of an event back, newest first")
            .IsPaged(50, AuditReader.MaxLimit, cursor: "before")
            .Refuses(BookingErrors.EventNotFound, BookingErrors.NotYourEvent)
            .Produces<AuditPage>()
            .RequireSeller(SellerAction.AuditRead);
        routes.MapGet("/sellers/me/audit-log", OfSellerAsync)
            .WithName("GetSellerAuditLog")
            .WithTags("sellers")
            .WithSummary("List who changed the seller's webhooks, newest first")
            .IsPaged(50, AuditReader.MaxLimit, cursor: "before")
            .Produces<AuditPage>()
            .RequireSeller(SellerAction.AuditRead);
    }

    private static async Task<IResult> OfEventAsync(
        string eventId, ClaimsPrincipal user, HttpContext context, IEventDirectory directory, AuditReader reader)
    {
        var (entry, notOwn) = await directory.FindOwnAsync(eventId, user, context.RequestAborted);
        return entry is null
            ? notOwn!.ToProblem(context)
            : await ReadAsync(
                context, reader, new AuditFilter { EventId = entry.Id.Value, SellerId = entry.SellerId.Value });
    }

    private static Task<IResult> OfSellerAsync(ClaimsPrincipal user, HttpContext context, AuditReader reader) =>
        ReadAsync(context, reader, new AuditFilter { SellerId = user.SellerId().Value, WithoutEvent = true });

    private static async Task<IResult> ReadAsync(HttpContext context, AuditReader reader, AuditFilter filter)
    {
        var (page, refusal) = await reader.ReadAsync(context.Request.Query, filter, context.RequestAborted);
        return page is null ? refusal!.ToProblem(context) : TypedResults.Ok(page);
    }
}
