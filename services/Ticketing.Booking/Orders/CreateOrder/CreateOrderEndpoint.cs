using System.Security.Claims;
using Ticketing.Booking.Allotments;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Infrastructure;
using Ticketing.Booking.Limits;
using Ticketing.Booking.Waitlist;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.ServiceDefaults.Http;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.Booking.Orders.CreateOrder;

/// <summary><c>POST /orders/create</c>.</summary>
internal static class CreateOrderEndpoint
{
    public static void MapCreateOrder(this IEndpointRouteBuilder routes) => routes
        .MapPost("/orders/create", HandleAsync)
        .WithName("CreateOrder")
        .WithTags("orders")
        .WithSummary("Order seats")
        .WithDescription(
            "Takes the order and answers 202 at once; whether there are seats comes by the update stream "
            + "or by asking for the order. Either the best seats of a section, or of several in order of "
            + "preference (`best_available`), or named seats (`manual`). With `expected_price`, what a seat costs by "
            + "what the buyer saw, an order that would cost more is refused with the new `price`. With `code` it takes a use "
            + "of a code, which it gives back if it is not paid. With `allotment_code` the seats come out of the allotment of "
            + "this code, all or none, also before the sale begins.")
        .AcceptsIdempotencyKey()
        .Refuses(
        [
            BookingErrors.EventNotFound, BookingErrors.EventNotOnSale, BookingErrors.SaleEnded,
            BookingErrors.SaleNotStarted, BookingErrors.WaitingRoom, BookingErrors.SectionNotFound,
            OrderErrors.SubsectionNotFound, BookingErrors.QuantityOutOfRange, BookingErrors.NoSuchSeat,
            OrderErrors.DuplicateSeat, OrderErrors.NoSuchKind, OrderErrors.CompanionAlone, OrderErrors.NoSuchCategory,
            BookingErrors.WholeTable, BookingErrors.CompanionSeatAlone, BookingErrors.AbovePriceCap, BookingErrors.PriceChanged,
            WaitlistErrors.WaitlistFirst, AllotmentErrors.WrongCode, AllotmentErrors.TooManyCodes,
            AllotmentErrors.SeatsNotAllotted, AllotmentErrors.AllotmentNotFound,
            .. OrderCodes.Refusals, LimitErrors.SeatLimitReached, LimitErrors.TooManyReleases,
            BookingErrors.EmailNotVerified, IdempotencyKey.Reused,
        ])
        .Produces<OrderResponse>(StatusCodes.Status202Accepted)
        .RequireAuthorization(Policies.Buyer);

    private static async Task<IResult> HandleAsync(
        CreateOrderRequest request, CreateOrderUseCase useCase, ClaimsPrincipal user, HttpContext context)
    {
        if (!user.IsEmailVerified())
        {
            return BookingErrors.EmailNotVerified.ToProblem(context);
        }
        var buyer = user.UserId();
        var outcome = await useCase.HandleAsync(
            buyer, request, context.Request.IdempotencyKey(), context.RequestAborted, context.SenderAddress());
        return outcome.Order is { } order
            ? new AcceptedOrder(buyer, order)
            : outcome.Refusal!.ToProblem(context);
    }
}
