using System.Security.Claims;
using Ticketing.Booking.Domain;
using Ticketing.Booking.Infrastructure;
using Ticketing.Contracts;
using Ticketing.ServiceDefaults.Auth;

namespace Ticketing.Booking.Features.GetOrder;

/// <summary>One order of its buyer; an expired hold is cancelled by being looked at.</summary>
internal sealed class GetOrderUseCase(BookingStore store, HoldExpiry expiry)
{
    public async Task<OrderOutcome> HandleAsync(UserId caller, Guid orderId, CancellationToken ct)
    {
        if (await store.FindAsync(orderId, ct) is not { } row)
        {
            return OrderProblems.NotFound;
        }
        if (row.BuyerId != caller.Value)
        {
            return OrderProblems.NotYours;
        }
        return (await expiry.TouchAsync([row], ct))[0];
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
        .Refuses(RefusalCodes.OrderNotFound, RefusalCodes.NotYourOrder)
        .Produces<OrderResponse>()
        .RequireAuthorization();

    private static async Task<IResult> HandleAsync(
        string userId, string orderId, GetOrderUseCase useCase, OrderTransactions transactions,
        ClaimsPrincipal user, HttpContext context)
    {
        var caller = user.UserId();
        if (!OrderPaths.IsOwn(userId, caller))
        {
            return OrderProblems.NotYours.ToProblem(context);
        }
        if (!Guid.TryParse(orderId, out var id))
        {
            return OrderProblems.NotFound.ToProblem(context);
        }
        var outcome = await useCase.HandleAsync(caller, id, context.RequestAborted);
        return outcome.Order is { } order
            ? TypedResults.Ok(OrderResponse.Of(order) with
            {
                Transactions = await transactions.OfBookingAsync(order.Id, context.RequestAborted),
            })
            : outcome.Refusal!.ToProblem(context);
    }
}
