using System.Security.Claims;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Ticketing.Booking.Bookings;
using Ticketing.Messaging.Auditing;
using Ticketing.Messaging.Directory;
using Ticketing.ServiceDefaults.Auth.Sellers;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Refunds;

/// <summary>Optional body: which seats; all when it is left out.</summary>
internal sealed record RefundOrderRequest(IReadOnlyList<GivenSeat?>? Seats);

/// <summary>
/// <c>POST /events/{event_id}/orders/{order_id}/refund</c>: the seller of the event gives an order, or some seats of
/// it, back at full price, whatever the policy for buyers is.
/// </summary>
internal static class RefundOrderEndpoint
{
    public static void MapRefundOrder(this IEndpointRouteBuilder routes) => routes
        .MapPost("/events/{eventId}/orders/{orderId}/refund", HandleAsync)
        .WithName("RefundOrder")
        .WithTags("sellers")
        .WithSummary("Refund an order, or seats of it, at full price")
        .WithDescription(
            "By the seller of the event, whatever its policy for buyers. 202: the provider has not "
            + "answered yet.")
        .Refuses(
            BookingErrors.EventNotFound, BookingErrors.NotYourEvent, BookingErrors.OrderNotFound,
            RefundErrors.RefundNotAllowed, RefundErrors.RefundRefused, RefundErrors.TicketUsed,
            BookingErrors.NoSuchSeat, BookingErrors.WholeTable)
        .Produces<OrderResponse>()
        .Produces<OrderResponse>(StatusCodes.Status202Accepted)
        .RequireSeller(SellerAction.OrdersRefund);

    private static async Task<IResult> HandleAsync(
        string eventId, string orderId,
        [FromBody(EmptyBodyBehavior = EmptyBodyBehavior.Allow)] RefundOrderRequest? request,
        BookingStore store, RefundDriver refunds, IEventDirectory directory, ClaimsPrincipal user,
        HttpContext context)
    {
        var (entry, notOwn) = await directory.FindOwnAsync(eventId, user, context.RequestAborted);
        if (entry is null)
        {
            return notOwn!.ToProblem(context);
        }
        // An order of another event is not told apart from one that does not exist.
        if (!Guid.TryParse(orderId, out var id)
            || await store.FindAsync(id, context.RequestAborted) is not { } row || row.EventId != entry.Id.Value)
        {
            return BookingErrors.OrderNotFound.ToProblem(context);
        }
        var (seats, invalid) = GivenSeats.Read(request?.Seats);
        if ((invalid ?? RefundRules.CheckTables(entry, row.Section, seats)) is { } no)
        {
            return no.ToProblem(context);
        }
        if (row.State == BookingStatus.Cancelled && row.PaidTransaction is not null)
        {
            // All of it was given back before.
            return RefundAnswers.Of(row, directory);
        }
        var (order, result, refusal) = await refunds.RefundAsync(
            new RefundWish(id, seats, CancellationReasons.RefundedBySeller)
            {
                By = AuditActor.Of(user), Seller = entry.SellerId,
            },
            context.RequestAborted);
        return refusal is not null
            ? refusal.ToProblem(context)
            : result == RefundResult.Refused
                ? RefundErrors.RefundRefused.ToProblem(context)
                : RefundAnswers.Of(order!, directory);
    }
}
