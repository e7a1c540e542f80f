using System.Security.Claims;
using Ticketing.ServiceDefaults.Auth;

namespace Ticketing.Booking.Features.CancelOrder;

/// <summary><c>POST /orders/{order_id}/cancel</c>.</summary>
internal static class CancelOrderEndpoint
{
    public static void MapCancelOrder(this IEndpointRouteBuilder routes) => routes
        .MapPost("/orders/{orderId}/cancel", HandleAsync)
        .WithName("CancelOrder")
        .Produces<OrderResponse>()
        .RequireAuthorization();

    private static async Task<IResult> HandleAsync(
        string orderId, CancelOrderUseCase useCase, ClaimsPrincipal user, HttpContext context)
    {
        if (!Guid.TryParse(orderId, out var id))
        {
            return OrderProblems.NotFound.ToProblem(context);
        }
        var outcome = await useCase.HandleAsync(user.UserId(), id, context.RequestAborted);
        return outcome.Order is { } order
            ? TypedResults.Ok(OrderResponse.Of(order))
            : outcome.Refusal!.ToProblem(context);
    }
}
