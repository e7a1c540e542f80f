using System.Security.Claims;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Holds;
using Ticketing.Booking.Infrastructure;
using Ticketing.Contracts;
using Ticketing.Messaging.Directory;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Orders;

/// <summary>One order of its buyer; an expired hold is cancelled by being looked at.</summary>
internal sealed class GetOrderUseCase(BookingStore store, HoldExpiry expiry)
{
    public async Task<OrderOutcome> HandleAsync(UserId caller, Guid orderId, CancellationToken ct)
    {
        if (await store.FindAsync(orderId, ct) is not { } row)
        {
            return BookingErrors.OrderNotFound;
        }
        if (row.BuyerId != caller.Value)
        {
            return BookingErrors.NotYourOrder;
        }
        return (await expiry.CancelExpiredAsync([row], ct))[0];
    }
}

/// <summary><c>GET /orders/{user_id}/{order_id}</c>.</summary>
internal static class GetOrderEndpoint
{
    public static void MapGetOrder(this IEndpointRouteBuilder routes) => routes
        .MapGet("/orders/{userId}/{orderId}", HandleAsync)
        .WithName("GetOrder")
        .WithTags("orders")
        .WithSummary("Get an order with its payments and refunds")
        .Refuses(BookingErrors.OrderNotFound, BookingErrors.NotYourOrder)
        .Produces<OrderResponse>()
        .RequireAuthorization();

    private static async Task<IResult> HandleAsync(
        string userId, string orderId, GetOrderUseCase useCase, OrderTransactions transactions,
        IEventDirectory events, ClaimsPrincipal user, HttpContext context)
    {
        var caller = user.UserId();
        if (!CallerPaths.IsCaller(userId, caller))
        {
            return BookingErrors.NotYourOrder.ToProblem(context);
        }
        if (!Guid.TryParse(orderId, out var id))
        {
            return BookingErrors.OrderNotFound.ToProblem(context);
        }
        var outcome = await useCase.HandleAsync(caller, id, context.RequestAborted);
        return outcome.Order is { } order
            ? TypedResults.Ok(OrderResponse.Of(order, events) with
            {
                Transactions = await transactions.OfBookingAsync(order.Id, context.RequestAborted),
            })
            : outcome.Refusal!.ToProblem(context);
    }
}
