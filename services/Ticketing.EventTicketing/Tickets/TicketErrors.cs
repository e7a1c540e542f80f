using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Tickets;

/// <summary>What reading tickets may be refused with.</summary>
internal static class TicketErrors
{
    public static readonly Refusal OrderNotFound = new(
        StatusCodes.Status404NotFound, "order-not-found",
        "There is no such order, or its seats are not recorded yet.");

    public static readonly Refusal NotYourOrder = new(
        StatusCodes.Status403Forbidden, "not-your-order", "The order belongs to somebody else.");

    public static readonly Refusal NotFound = new(
        StatusCodes.Status404NotFound, "ticket-not-found",
        "No such ticket is sold; a ticket that was refunded has no code any more.");

    public static readonly Refusal NoValidTickets = new(
        StatusCodes.Status409Conflict, "no-valid-tickets",
        "The order holds no tickets: it is not paid, or was refunded.");

    public static readonly Refusal AnswersMissing = new(
        StatusCodes.Status409Conflict, "answers-missing",
        "The event requires a name or an answer that is missing; the code is there once it is given.");

    /// <summary>The queue of <see cref="DocumentQueue"/> is full.</summary>
    public static readonly Refusal TooManyDocuments = new(
        StatusCodes.Status429TooManyRequests, "too-many-requests", "Too many documents are being made right now.")
    {
        RetryAfter = TimeSpan.FromSeconds(2),
    };
}
