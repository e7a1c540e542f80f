using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Allotments;

/// <summary>Refusals of allotments.</summary>
internal static class AllotmentErrors
{
    public static Refusal AllotmentNotFound { get; } = new(
        404, "allotment-not-found", "The event has no such allotment.");

    public static Refusal AllotmentReleased { get; } = new(
        409, "allotment-released", "The allotment was released; its seats are on sale.");

    public static Refusal SeatsNotAllotted { get; } = new(
        409, "seats-not-allotted",
        "The allotment does not keep these seats, or not so many in one block. A block has up to 50 seats.");

    public static Refusal WrongCode { get; } = new(
        409, "allotment-code-wrong", "No seats are kept for this code.");

    public static Refusal TooManyCodes { get; } = new(
        429, "too-many-code-tries", "You tried too many codes. Wait before you try again.");

    public static Refusal CodeInUse { get; } = new(
        409, "allotment-code-in-use", "Another allotment of the event has this code.");

    public static Refusal TooManyAllotments { get; } = new(
        409, "too-many-allotments", $"An event has at most {AllotmentRules.MaxOpen} allotments that keep seats.");
}
