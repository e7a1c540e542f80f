using System.Security.Claims;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Refunds;
using Ticketing.Messaging.Directory;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Cancellations;

/// <summary>Optional body of <c>POST /orders/{order_id}/cancel</c>: some seats of a paid order.</summary>
internal sealed record CancelOrderRequest(IReadOnlyList<GivenSeat?>? Seats);

/// <summary><c>POST /orders/{order_id}/cancel</c>.</summary>
internal static class CancelOrderEndpoint
{
    public static void MapCancelOrder(this IEndpointRouteBuilder routes) => routes
        .MapPost("/orders/{orderId}/cancel", HandleAsync)
        .WithName("CancelOrder")
        .WithTags("orders")
        .WithSummary("Cancel an order, or give seats of it back")
        .WithDescription(
            "A paid order, or the named seats of it, is refunded as its event allows, less the fee. 202: "
            + "the provider has not answered yet. Repeating it gives nothing back twice.")
        .Refuses(
            BookingErrors.OrderNotFound, BookingErrors.NotYourOrder, BookingErrors.OrderNotCancellable,
            RefundErrors.RefundNotAllowed, RefundErrors.RefundDeadlinePassed, RefundErrors.RefundRefused,
            BookingErrors.EventCancelled, RefundErrors.TicketUsed, RefundErrors.TicketTransferred, BookingErrors.WholeTable,
            BookingErrors.CompanionSeatAlone, BookingErrors.NoSuchSeat)
        .Produces<OrderResponse>()
        .Produces<OrderResponse>(StatusCodes.Status202Accepted)
        .RequireAuthorization();

    private static async Task<IResult> HandleAsync(
        string orderId, [FromBody(EmptyBodyBehavior = EmptyBodyBehavior.Allow)] CancelOrderRequest? request,
        CancelOrderUseCase useCase, IEventDirectory events, ClaimsPrincipal user, HttpContext context)
    {
        if (!Guid.TryParse(orderId, out var id))
        {
            return BookingErrors.OrderNotFound.ToProblem(context);
        }
        var (seats, invalid) = GivenSeats.Read(request?.Seats);
        if (invalid is not null)
        {
            return invalid.ToProblem(context);
        }
        var outcome = await useCase.HandleAsync(user.UserId(), id, seats, context.RequestAborted);
        return outcome.Order is { } order
            ? RefundAnswers.Of(order, events)
            : outcome.Refusal!.ToProblem(context);
    }
}
