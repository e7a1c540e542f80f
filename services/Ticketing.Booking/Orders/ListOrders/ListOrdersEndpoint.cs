using System.Security.Claims;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Infrastructure;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.ServiceDefaults.Http;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.Booking.Orders.ListOrders;

/// <summary><c>GET /orders/{user_id}?limit&amp;after</c>.</summary>
internal static class ListOrdersEndpoint
{
    public static void MapListOrders(this IEndpointRouteBuilder routes) => routes
        .MapGet("/orders/{userId}", HandleAsync)
        .WithName("ListOrders")
        .WithTags("orders")
        .WithSummary("List one's own orders, newest first")
        .IsPaged(ListOrdersUseCase.DefaultLimit, ListOrdersUseCase.MaxLimit)
        .Refuses(BookingErrors.NotYourOrder)
        .Produces<OrderPage>()
        .RequireAuthorization();

    private static async Task<IResult> HandleAsync(
        string userId, string? limit, string? after, ListOrdersUseCase useCase, ClaimsPrincipal user,
        HttpContext context)
    {
        var caller = user.UserId();
        if (!CallerPaths.IsCaller(userId, caller))
        {
            return BookingErrors.NotYourOrder.ToProblem(context);
        }
        if (!PageLimits.TryRead(limit, ListOrdersUseCase.DefaultLimit, ListOrdersUseCase.MaxLimit, out var size))
        {
            return PageLimits.Invalid(ListOrdersUseCase.MaxLimit).ToProblem(context);
        }
        OrderCursor cursor = default;
        if (after is not null && !OrderCursor.TryParse(after, out cursor))
        {
            return Refusal.Invalid("after", "Not a cursor of this list.").ToProblem(context);
        }
        return TypedResults.Ok(await useCase.HandleAsync(
            caller, size, after is null ? null : cursor, context.RequestAborted));
    }
}
