using Ticketing.Contracts;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Events;

/// <summary>What creating, finding and selling an event may be refused with.</summary>
internal static class EventErrors
{
    public static readonly Refusal NotFound = new(
        StatusCodes.Status404NotFound, "event-not-found", "There is no such event.");

    public static readonly Refusal SectionNotFound = new(
        StatusCodes.Status404NotFound, "section-not-found", "The event has no such section.");

    public static readonly Refusal SubsectionNotFound = new(
        StatusCodes.Status404NotFound, "subsection-not-found", "The section has no such subsection.");

    public static readonly Refusal NoDrawing = new(
        StatusCodes.Status404NotFound, "no-drawing", "There is no such event, or its plan has no positions.");

    public static readonly Refusal NotYours = new(
        StatusCodes.Status403Forbidden, "not-your-event", "The event belongs to another seller.");

    public static readonly Refusal Preparing = new(
        StatusCodes.Status409Conflict, "event-preparing",
        "The event is still being prepared; try again in a moment.");

    public static readonly Refusal Ended = new(
        StatusCodes.Status409Conflict, "event-ended", "The event is over.");

    public static readonly Refusal Cancelled = new(
        StatusCodes.Status409Conflict, "event-cancelled", "The event is cancelled.");

    public static readonly Refusal Edited = new(
        StatusCodes.Status409Conflict, "event-edited", "The event was edited since you read it; look at it again.");

    public static readonly Refusal SeatsTaken = new(
        StatusCodes.Status409Conflict, "seats-taken", "The plan blocks or renames seats that are held or sold.");

    public static readonly Refusal HoldsRunning = new(
        StatusCodes.Status409Conflict, "holds-running",
        "Some seats are still held: close the sale and end it when the holds are over.");

    public static readonly Refusal RefundsRunning = new(
        StatusCodes.Status409Conflict, "refunds-running",
        "Some tickets are not refunded yet: end the sale when all of them are.");

    /// <summary>The seller has too much open.</summary>
    public static readonly Refusal QuotaReached = new(
        StatusCodes.Status409Conflict, "seller-quota-reached", "You have as many open events and seats as you may.");

    /// <summary>The seller made too many events today.</summary>
    public static readonly Refusal QuotaOfDay = new(
        StatusCodes.Status429TooManyRequests, "too-many-events", "You created as many events as you may in a day.")
    {
        RetryAfter = TimeSpan.FromDays(1),
    };

    /// <summary>The seller's account was deleted while the event was being made.</summary>
    public static readonly Refusal SellerGone = new(
        StatusCodes.Status401Unauthorized, "unauthenticated", "This account no longer exists.");

    /// <summary>A list of one's own events was asked for without a token.</summary>
    public static readonly Refusal NotLoggedIn = new(
        StatusCodes.Status401Unauthorized, "unauthenticated", "Log in to see your own events.");

    /// <summary>Why <paramref name="caller"/> may not change the event; null if they may.</summary>
    public static Refusal? OfChanging(EventRow? row, UserId caller) => row switch
    {
        null => NotFound,
        _ when row.SellerId != caller.Value => NotYours,
        { Status: "ENDED" } => Ended,
        { Status: "CANCELLED" } => Cancelled,
        _ => null,
    };
}
