using System.Security.Claims;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Ticketing.ServiceDefaults.Auth;

namespace Ticketing.Booking.Features.CancelOrder;

/// <summary>Optional body of <c>POST /orders/{order_id}/cancel</c>: some seats of a paid order.</summary>
internal sealed record CancelOrderRequest(IReadOnlyList<GivenSeat?>? Seats);

/// <summary><c>POST /orders/{order_id}/cancel</c>.</summary>
internal static class CancelOrderEndpoint
{
    public static void MapCancelOrder(this IEndpointRouteBuilder routes) => routes
        .MapPost("/orders/{orderId}/cancel", HandleAsync)
        .WithName("CancelOrder")
        .Produces<OrderResponse>()
        .Produces<OrderResponse>(StatusCodes.Status202Accepted)
        .RequireAuthorization();

    private static async Task<IResult> HandleAsync(
        string orderId, [FromBody(EmptyBodyBehavior = EmptyBodyBehavior.Allow)] CancelOrderRequest? request,
        CancelOrderUseCase useCase, ClaimsPrincipal user, HttpContext context)
    {
        if (!Guid.TryParse(orderId, out var id))
        {
            return OrderProblems.NotFound.ToProblem(context);
        }
        var (seats, invalid) = GivenSeats.Read(request?.Seats);
        if (invalid is not null)
        {
            return invalid.ToProblem(context);
        }
        var outcome = await useCase.HandleAsync(user.UserId(), id, seats, context.RequestAborted);
        return outcome.Order is { } order
            ? RefundAnswers.Of(order)
            : outcome.Refusal!.ToProblem(context);
    }
}
