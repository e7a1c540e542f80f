using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Orders;

/// <summary>Refusals of ordering.</summary>
internal static class OrderErrors
{
    public static Refusal SubsectionNotFound { get; } = new(
        404, "subsection-not-found", "The section has no such subsection.");

    public static Refusal DuplicateSeat { get; } = new(422, "duplicate-seat", "A seat is named more than once.");
}
