using System.Globalization;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Codes;

/// <summary>Refusals of codes: what a buyer typed, and what a seller makes.</summary>
internal static class CodeErrors
{
    public static Refusal CodeNotFound { get; } = new(404, "code-not-found", "There is no such code for this event.");

    public static Refusal CodeNotYetValid { get; } = new(409, "code-not-yet-valid", "The code does not count yet.");

    public static Refusal CodeExpired { get; } = new(409, "code-expired", "The code has run out.");

    public static Refusal CodeStopped { get; } = new(409, "code-stopped", "The seller has stopped this code.");

    public static Refusal CodeUsedUp { get; } = new(
        409, "code-used-up", "The code is used up. A use comes back when an order that holds it is not paid.");

    public static Refusal CodeUsedByYou { get; } = new(
        409, "code-used-by-you", "You have used this code as often as one person may.");

    public static Refusal CodeSeatCount { get; } = new(
        422, "code-seat-count", "The code is for orders of more or fewer seats.");

    public static Refusal CodeOtherSection { get; } = new(
        422, "code-other-section", "The code counts for other sections or categories.");

    public static Refusal CodeOtherCurrency { get; } = new(
        422, "code-other-currency", "The code is worth money of another currency than the event's.");

    /// <summary>Only orders with an access code are taken now.</summary>
    public static Refusal PresaleCodeNeeded { get; } = new(
        409, "presale-code-needed", "This is a pre-sale: an order needs an access code.");

    public static Refusal TooManyCodeGuesses { get; } = new(
        429, "too-many-code-guesses", "Too many codes that do not exist were typed. Order without a code, or wait.");

    public static Refusal CodeTaken { get; } = new(409, "code-taken", "You have a code of this name already.");

    public static Refusal TooManyCodes { get; } = new(409, "too-many-codes", "A seller may have no more codes.");

    public static Refusal NoSuchCode { get; } = new(404, "no-such-code", "There is no such code of yours.");

    public static Refusal CodeChanged { get; } = new(
        409, "code-changed", "The code was changed since you read it. Read it again.");

    /// <summary>Says how many seats an order with the code has.</summary>
    public static Refusal SeatCount(int min, int? max) => CodeSeatCount with
    {
        Detail = max is null ? $"The code is for orders of at least {min} seats."
            : $"The code is for orders of {min} to {max} seats.",
    };

    /// <summary>With when it is worth trying again.</summary>
    public static Refusal NotYetValid(DateTimeOffset from, DateTimeOffset now) => CodeNotYetValid with
    {
        Detail = string.Create(
            CultureInfo.InvariantCulture, $"The code counts from {from.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'} on."),
        RetryAfter = from - now,
    };
}
