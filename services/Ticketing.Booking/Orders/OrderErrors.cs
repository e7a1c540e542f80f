using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Orders;

/// <summary>Refusals of ordering.</summary>
internal static class OrderErrors
{
    public static Refusal SubsectionNotFound { get; } = new(
        404, "subsection-not-found", "The section has no such subsection.");

    public static Refusal DuplicateSeat { get; } = new(422, "duplicate-seat", "A seat is named more than once.");

    public static Refusal NoSuchKind { get; } = new(
        422, "no-such-kind", "The event does not have this kind of buyer.");

    /// <summary>A companion's ticket is sold beside a seat for wheelchair users, one a seat.</summary>
    public static Refusal CompanionAlone { get; } = new(
        422, "companion-alone", "Each companion needs a seat for wheelchair users in the same order.");

    public static Refusal NoSuchCategory { get; } = new(
        422, "no-such-category", "None of the sections has seats of this category.");
}
