using Ticketing.Contracts.Seating;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.Booking.Bookings;

/// <summary>
/// A place as people read it on the map, from this service's copy of the plan: subsection, row (or table) and seat by
/// their labels. An area has neither row nor seat.
/// </summary>
/// <param name="Kind"><c>seats</c>, <c>area</c>, or <c>tables</c> whose row is a table.</param>
/// <param name="Block">Name of the subsection; null where it has only a number.</param>
/// <param name="Row">Label of the row, or of the table.</param>
/// <param name="Seat">Label of the seat.</param>
internal sealed record OrderSeatName(
    [property: OneOf("seats", "area", "tables")] string Kind, string? Block, string? Row, string? Seat)
{
    /// <summary>Null where the plan calls its places by numbers, and while it is not known here.</summary>
    public static OrderSeatName? Of(SectionPlan? section, SeatPosition seat)
    {
        if (section?.Find(seat.Subsection) is not { } plan || !plan.HasNames())
        {
            return null;
        }
        var name = plan.NameOf(seat.Row, seat.Seat);
        return new OrderSeatName(plan.Kind.ToText(), name.Block, name.Row, name.Seat);
    }
}
