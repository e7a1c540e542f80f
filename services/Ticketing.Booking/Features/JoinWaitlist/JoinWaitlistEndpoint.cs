using System.Security.Claims;
using Ticketing.Booking.Domain;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.Booking.Features.JoinWaitlist;

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
            RefusalCodes.PaymentDeclined, RefusalCodes.CardNumberNotAccepted, RefusalCodes.EventNotFound,
            RefusalCodes.EventNotOnSale, RefusalCodes.NoWaitlist, RefusalCodes.SectionNotFound,
            RefusalCodes.QuantityOutOfRange, RefusalCodes.NoSuchSeat, RefusalCodes.AbovePriceCap,
            RefusalCodes.SeatsAvailable, RefusalCodes.AlreadyWaiting, RefusalCodes.WaitlistFull,
            RefusalCodes.IdempotencyKeyReused)
        .Produces<WaitlistEntryResponse>(StatusCodes.Status201Created)
        .RequireAuthorization(Policies.Buyer);

    private static async Task<IResult> HandleAsync(
        JoinWaitlistRequest request, JoinWaitlistUseCase useCase, ClaimsPrincipal user, HttpContext context)
    {
        var buyer = user.UserId();
        var header = context.Request.Headers[EndpointParameters.IdempotencyKeyHeader];
        var outcome = await useCase.HandleAsync(
            buyer, request, header.Count == 0 ? null : header.ToString(), context.RequestAborted);
        return outcome.Entry is { } entry
            ? TypedResults.Created($"/waitlist/{buyer}", WaitlistEntryResponse.Of(entry))
            : outcome.Refusal!.ToProblem(context);
    }
}
