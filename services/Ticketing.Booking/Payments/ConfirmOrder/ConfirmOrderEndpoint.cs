using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Ticketing.Booking.Bookings;
using Ticketing.Messaging.Directory;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Payments.ConfirmOrder;

/// <summary>Body of <c>POST /orders/{order_id}/confirm</c>. Never a card number.</summary>
internal sealed record ConfirmOrderRequest([property: Required] string? PaymentToken)
{
    /// <summary>Not the token: what is printed may be logged.</summary>
    public override string ToString() => nameof(ConfirmOrderRequest);
}

/// <summary><c>POST /orders/{order_id}/confirm</c>.</summary>
internal static class ConfirmOrderEndpoint
{
    public static void MapConfirmOrder(this IEndpointRouteBuilder routes) => routes
        .MapPost("/orders/{orderId}/confirm", HandleAsync)
        .WithName("ConfirmOrder")
        .WithTags("payments")
        .WithSummary("Pay an order")
        .WithDescription(
            "200: paid. 202: the provider is slow (`payment_running`), or the buyer has to go to the bank "
            + "(`next_action`). Repeating it after success answers the same and charges once.")
        .Refuses(ConfirmOrderUseCase.Refusals)
        .Produces<OrderResponse>()
        .Produces<OrderResponse>(StatusCodes.Status202Accepted)
        .RequireAuthorization();

    private static async Task<IResult> HandleAsync(
        string orderId, ConfirmOrderRequest request, ConfirmOrderUseCase useCase, IEventDirectory events,
        ClaimsPrincipal user, HttpContext context)
    {
        if (!Guid.TryParse(orderId, out var id))
        {
            return BookingErrors.OrderNotFound.ToProblem(context);
        }
        var outcome = await useCase.HandleAsync(
            user.UserId(), id, request.PaymentToken, context.RequestAborted, context.SenderAddress());
        return outcome.ToPaymentAnswer(events, context);
    }
}
