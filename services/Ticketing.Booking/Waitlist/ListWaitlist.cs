using System.Security.Claims;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Infrastructure;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Waitlist;

/// <summary><c>GET /waitlist/{user_id}</c>: own entries with their places.</summary>
internal static class ListWaitlistEndpoint
{
    // Far more than anybody waits for at a time; older ones have ended.
    private const int MaxEntries = 50;

    public static void MapListWaitlist(this IEndpointRouteBuilder routes) => routes
        .MapGet("/waitlist/{userId}", HandleAsync)
        .WithName("ListWaitlist")
        .WithTags("waitlist")
        .WithSummary("List one's own waitlist entries with their places")
        .Refuses(BookingErrors.NotYourOrder)
        .Produces<WaitlistEntriesResponse>()
        .RequireAuthorization();

    private static async Task<IResult> HandleAsync(
        string userId, WaitlistPlaces places, ClaimsPrincipal user, HttpContext context)
    {
        var caller = user.UserId();
        if (!CallerPaths.IsCaller(userId, caller))
        {
            return BookingErrors.NotYourOrder.ToProblem(context);
        }
        var entries = await places.OfBuyerAsync(caller.Value, MaxEntries, context.RequestAborted);
        return TypedResults.Ok(new WaitlistEntriesResponse([.. entries.Select(WaitlistEntryResponse.Of)]));
    }
}
