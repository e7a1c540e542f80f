using System.Security.Claims;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Infrastructure;
using Ticketing.Booking.Limits;
using Ticketing.Booking.Payments;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.ServiceDefaults.Http;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.Booking.Waitlist.JoinWaitlist;

/// <summary><c>POST /waitlist</c>.</summary>
internal static class JoinWaitlistEndpoint
{
    public static void MapJoinWaitlist(this IEndpointRouteBuilder routes) => routes
        .MapPost("/waitlist", HandleAsync)
        .WithName("JoinWaitlist")
        .WithTags("waitlist")
        .WithSummary("Join the waitlist of an event")
        .WithDescription(
            "Reserves the money for the party on the card. When seats that fit come back they are bought "
            + "at once, in the order of the line.")
        .AcceptsIdempotencyKey()
        .Refuses(
            PaymentErrors.PaymentDeclined, PaymentErrors.CardNumberNotAccepted, BookingErrors.EventNotFound,
            BookingErrors.EventNotOnSale, BookingErrors.SaleEnded, WaitlistErrors.NoWaitlist,
            BookingErrors.SaleNotStarted, BookingErrors.WaitingRoom, BookingErrors.SectionNotFound,
            BookingErrors.QuantityOutOfRange, BookingErrors.NoSuchSeat, BookingErrors.AbovePriceCap,
            WaitlistErrors.SeatsAvailable, WaitlistErrors.AlreadyWaiting, WaitlistErrors.WaitlistFull,
            LimitErrors.SeatLimitReached, LimitErrors.TooManyDeclines,
            BookingErrors.EmailNotVerified, IdempotencyKey.Reused)
        .Produces<WaitlistEntryResponse>(StatusCodes.Status201Created)
        .RequireAuthorization(Policies.Buyer);

    private static async Task<IResult> HandleAsync(
        JoinWaitlistRequest request, JoinWaitlistUseCase useCase, ClaimsPrincipal user, HttpContext context)
    {
        if (!user.IsEmailVerified())
        {
            return BookingErrors.EmailNotVerified.ToProblem(context);
        }
        var buyer = user.UserId();
        var outcome = await useCase.HandleAsync(
            buyer, request, context.Request.IdempotencyKey(), context.RequestAborted, context.SenderAddress());
        return outcome.Entry is { } entry
            ? TypedResults.Created($"/waitlist/{buyer}", WaitlistEntryResponse.Of(entry))
            : outcome.Refusal!.ToProblem(context);
    }
}
