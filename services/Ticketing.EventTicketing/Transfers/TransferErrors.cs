using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Transfers;

/// <summary>What giving tickets to another person may be refused with.</summary>
internal static class TransferErrors
{
    public static readonly Refusal Forbidden = new(
        StatusCodes.Status409Conflict, "transfers-forbidden", "The seller does not let tickets of this event change hands.");

    public static readonly Refusal TooLate = new(
        StatusCodes.Status409Conflict, "transfer-too-late", "The event has begun, is over or was called off.");

    public static readonly Refusal TicketUsed = new(
        StatusCodes.Status409Conflict, "ticket-used",
        "Somebody was let in with one of these tickets; used tickets are not transferred.");

    public static readonly Refusal TicketWithheld = new(
        StatusCodes.Status409Conflict, "ticket-withheld", "One of these tickets is being refunded.");

    public static readonly Refusal TicketOffered = new(
        StatusCodes.Status409Conflict, "ticket-offered",
        "One of these tickets is offered to somebody already; withdraw that offer first.");

    public static readonly Refusal TicketGone = new(
        StatusCodes.Status409Conflict, "ticket-gone",
        "One of these tickets is no more the offerer's: it was refunded, or is another person's.");

    public static readonly Refusal TransferredTooOften = new(
        StatusCodes.Status409Conflict, "transferred-too-often",
        $"A ticket changes hands at most {TicketStanding.MaxGeneration} times.");

    public static readonly Refusal TooMany = new(
        StatusCodes.Status429TooManyRequests, "too-many-transfers",
        $"A person offers tickets at most {TicketOffers.MaxPerDay} times a day.")
    {
        RetryAfter = TimeSpan.FromHours(1),
    };

    public static readonly Refusal NotFound = new(
        StatusCodes.Status404NotFound, "transfer-not-found",
        "No offer of yours, and none to your verified address, has this id.");

    public static readonly Refusal Over = new(
        StatusCodes.Status409Conflict, "transfer-over", "The offer was accepted, declined or withdrawn, or is too old.");
}
