using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Orders;

/// <summary>Refusals of ordering.</summary>
internal static class OrderErrors
{
    public static Refusal SubsectionNotFound { get; } = new(
        404, "subsection-not-found", "The section has no such subsection.");

    /// <summary>Tables of the section are sold whole.</summary>
    public static Refusal WholeTable { get; } = new(
        422, "whole-table", "Tables of this section are sold whole: name all seats of a table, and no part of one.");

    public static Refusal DuplicateSeat { get; } = new(422, "duplicate-seat", "A seat is named more than once.");
}
