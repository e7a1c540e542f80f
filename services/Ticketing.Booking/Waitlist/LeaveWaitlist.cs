using System.Security.Claims;
using Ticketing.Booking.Waitlist.AuditWaitlist;
using Ticketing.Contracts;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Waitlist;

/// <summary><c>DELETE /waitlist/entries/{entry_id}</c>.</summary>
internal static class LeaveWaitlistEndpoint
{
    public static void MapLeaveWaitlist(this IEndpointRouteBuilder routes) => routes
        .MapDelete("/waitlist/entries/{entryId}", HandleAsync)
        .WithName("LeaveWaitlist")
        .WithTags("waitlist")
        .WithSummary("Leave the waitlist")
        .WithDescription("Lets the reserved money go. Repeating it answers the same.")
        .Refuses(WaitlistErrors.EntryNotFound, WaitlistErrors.EntryNotLeavable)
        .Produces<WaitlistEntryResponse>()
        .RequireAuthorization();

    private static async Task<IResult> HandleAsync(
        string entryId, LeaveWaitlistUseCase useCase, ClaimsPrincipal user, HttpContext context)
    {
        var id = Guid.TryParse(entryId, out var parsed) ? parsed : Guid.Empty;
        var outcome = await useCase.HandleAsync(user.UserId(), id, context.RequestAborted);
        return outcome.Entry is { } entry
            ? TypedResults.Ok(WaitlistEntryResponse.Of(entry))
            : outcome.Refusal!.ToProblem(context);
    }
}

/// <summary>
/// Ends an entry for its buyer and lets its authorisation go. Refused while an offer is being charged. Repeating it
/// answers the same.
/// </summary>
internal sealed partial class LeaveWaitlistUseCase(
    WaitlistStore store, WaitlistPlaces places, WaitlistPayments payments, ILogger<LeaveWaitlistUseCase> logger)
{
    public async Task<WaitlistOutcome> HandleAsync(UserId caller, Guid entryId, CancellationToken ct)
    {
        var found = await store.FindAsync(entryId, ct);
        if (found is null || found.BuyerId != caller.Value)
        {
            // Somebody else's entry is answered like one that does not exist.
            return WaitlistErrors.EntryNotFound;
        }
        var left = await store.EndAsync(
            found, WaitlistState.Waiting, WaitlistState.Left, "left-by-buyer", WaitlistEvents.Left, ct);
        if (left is not null)
        {
            await TryVoidAsync(left);
        }
        var placed = (await places.FindAsync(entryId, ct))!;
        return placed.Entry.State == WaitlistState.Left
            ? placed
            : WaitlistErrors.EntryNotLeavable with
            {
                Detail = placed.Entry.State == WaitlistState.Offered
                    ? "Seats are being bought for you right now."
                    : "The entry has ended, or is not in the line yet.",
            };
    }

    private async Task TryVoidAsync(WaitlistEntryRow entry)
    {
        try
        {
            await payments.VoidAsync(entry, CancellationToken.None);
        }
        catch (Exception e)
        {
            // The entry is still marked; the worker that settles entries tries again until the provider answers.
            LogNotVoided(e, entry.TransactionId, entry.Id);
        }
    }

    [LoggerMessage(
        LogLevel.Warning, "Authorisation {TransactionId} of waitlist entry {EntryId} is not let go yet")]
    private partial void LogNotVoided(Exception exception, Guid transactionId, Guid entryId);
}
