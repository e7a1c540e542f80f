using System.Security.Claims;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Holds;
using Ticketing.Booking.Infrastructure;
using Ticketing.Messaging.Data;
using Ticketing.Messaging.Directory;
using Ticketing.ServiceDefaults.Auth.Sellers;
using Ticketing.ServiceDefaults.Http;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.Booking.Orders;

/// <summary>
/// <c>GET /events/{event_id}/orders?status=&amp;limit=&amp;after=</c>: orders of the seller's own event, newest first.
/// </summary>
internal static class ListEventOrdersEndpoint
{
    private const int DefaultLimit = 50;
    private const int MaxLimit = 100;

    // Ids are version 7 UUIDs, so that the index on (event_id, id) is in order of time; the cursor is the last id.
    private const string Read = $"""
        SELECT {BookingRow.Columns} FROM bookings b
        WHERE b.event_id = @eventId AND (@cursor::uuid IS NULL OR b.id < @cursor)
          AND (@status::text IS NULL OR b.status = @status) AND b.purpose IS DISTINCT FROM 'allotment'
        ORDER BY b.id DESC LIMIT @limit
        """;

    public static void MapListEventOrders(this IEndpointRouteBuilder routes) => routes
        .MapGet("/events/{eventId}/orders", HandleAsync)
        .WithName("ListEventOrders")
        .WithTags("sellers")
        .WithSummary("List the orders of an event, newest first")
        .IsPaged(DefaultLimit, MaxLimit)
        .WithQuery("status", "Only orders in this state.", Enum.GetValues<BookingStatus>().Select(s => s.ToName()))
        .Refuses(BookingErrors.EventNotFound, BookingErrors.NotYourEvent)
        .Produces<OrderPage>()
        .RequireSeller(SellerAction.OrdersRead);

    private static async Task<IResult> HandleAsync(
        string eventId, string? status, string? limit, string? after, Database database, HoldExpiry expiry,
        IEventDirectory directory, ClaimsPrincipal user, HttpContext context)
    {
        var (entry, notOwn) = await directory.FindOwnAsync(eventId, user, context.RequestAborted);
        if (entry is null)
        {
            return notOwn!.ToProblem(context);
        }
        if (!PageLimits.TryRead(limit, DefaultLimit, MaxLimit, out var size))
        {
            return PageLimits.Invalid(MaxLimit).ToProblem(context);
        }
        Guid? cursor = null;
        if (after is not null)
        {
            if (!Guid.TryParseExact(after, "N", out var id))
            {
                return Refusal.Invalid("after", "Not a cursor of this list.").ToProblem(context);
            }
            cursor = id;
        }
        if (status is not null && !Enum.GetValues<BookingStatus>().Any(s => s.ToName() == status))
        {
            return Refusal.Invalid("status", "No such status.").ToProblem(context);
        }
        // One more than asked for tells whether there is a next page.
        var rows = await database.QueryAsync<BookingRow>(
            Read, new { eventId = entry.Id.Value, cursor, status, limit = size + 1 }, context.RequestAborted);
        var page = await expiry.CancelExpiredAsync([.. rows.Take(size)], context.RequestAborted);
        return TypedResults.Ok(new OrderPage(
            [.. page.Select(row => OrderResponse.Of(row, directory))], rows.Count > size ? page[^1].Id.ToString("N") : null));
    }
}
