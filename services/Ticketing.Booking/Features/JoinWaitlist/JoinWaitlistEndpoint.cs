using System.Security.Claims;
using Ticketing.ServiceDefaults.Auth;

namespace Ticketing.Booking.Features.JoinWaitlist;

/// <summary><c>POST /waitlist</c>.</summary>
internal static class JoinWaitlistEndpoint
{
    private const string IdempotencyKeyHeader = "Idempotency-Key";

    public static void MapJoinWaitlist(this IEndpointRouteBuilder routes) => routes
        .MapPost("/waitlist", HandleAsync)
        .WithName("JoinWaitlist")
        .Produces<WaitlistEntryResponse>(StatusCodes.Status201Created)
        .RequireAuthorization(Policies.Buyer);

    private static async Task<IResult> HandleAsync(
        JoinWaitlistRequest request, JoinWaitlistUseCase useCase, ClaimsPrincipal user, HttpContext context)
    {
        var buyer = user.UserId();
        var header = context.Request.Headers[IdempotencyKeyHeader];
        var outcome = await useCase.HandleAsync(
            buyer, request, header.Count == 0 ? null : header.ToString(), context.RequestAborted);
        return outcome.Entry is { } entry
            ? TypedResults.Created($"/waitlist/{buyer}", WaitlistEntryResponse.Of(entry))
            : outcome.Refusal!.ToProblem(context);
    }
}
