using System.Security.Claims;
using Ticketing.ServiceDefaults.Auth;

namespace Ticketing.Booking.Features.CreateOrder;

/// <summary><c>POST /orders/create</c>.</summary>
internal static class CreateOrderEndpoint
{
    public const string IdempotencyKeyHeader = "Idempotency-Key";

    public static void MapCreateOrder(this IEndpointRouteBuilder routes) => routes
        .MapPost("/orders/create", HandleAsync)
        .WithName("CreateOrder")
        .Produces<OrderResponse>(StatusCodes.Status202Accepted)
        .RequireAuthorization(Policies.Buyer);

    private static async Task<IResult> HandleAsync(
        CreateOrderRequest request, CreateOrderUseCase useCase, ClaimsPrincipal user, HttpContext context)
    {
        var buyer = user.UserId();
        // Present but empty is a mistake to tell, not an absent key.
        var header = context.Request.Headers[IdempotencyKeyHeader];
        var outcome = await useCase.HandleAsync(buyer, request, header.Count == 0 ? null : header.ToString());
        return outcome.Order is { } order
            ? new AcceptedOrder(buyer, order)
            : outcome.Refusal!.ToProblem(context);
    }
}
