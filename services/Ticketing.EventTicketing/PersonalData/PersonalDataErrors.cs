using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.PersonalData;

/// <summary>What exporting one's data and deleting one's account may be refused with.</summary>
internal static class PersonalDataErrors
{
    public static readonly Refusal EventsOpen = new(
        StatusCodes.Status409Conflict, "events-open", "You have events that are neither ended nor cancelled. End them first.");

    public static readonly Refusal TicketsToCome = new(
        StatusCodes.Status409Conflict, "tickets-to-come",
        "You have paid tickets of events that have not begun. Give them back, or delete your account after the event.");

    public static readonly Refusal PaymentRunning = new(
        StatusCodes.Status409Conflict, "payment-running", "A payment of yours is under way. Try again in a few minutes.");

    public static readonly Refusal PasswordNeeded = new(
        StatusCodes.Status409Conflict, "password-needed", "This account has a password. Delete it with that.");

    public static readonly Refusal OperatorAccount = new(
        StatusCodes.Status409Conflict, "operator-account", "An operator's account belongs to the installation's settings.");

    public static readonly Refusal TooManyTries = new(
        StatusCodes.Status429TooManyRequests, "too-many-requests", "You asked for this too often. Try again later.")
    {
        RetryAfter = TimeSpan.FromMinutes(10),
    };
}
