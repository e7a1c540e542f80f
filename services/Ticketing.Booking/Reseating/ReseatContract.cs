using System.ComponentModel.DataAnnotations;
using Ticketing.Booking.Bookings;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.Booking.Reseating;

/// <summary>Body of a reseat: as many named seats of a section as the order has, or the best there.</summary>
/// <param name="Section">The section of the new seats.</param>
/// <param name="Subsection">The best of this subsection alone.</param>
/// <param name="Seats">Named seats; left out for the best.</param>
internal sealed record ReseatRequest(
    [property: Required] string? Section, int? Subsection, IReadOnlyList<SellerSeat?>? Seats);

/// <summary>A party's move. Money in minor units.</summary>
/// <param name="OldOrderId">The order that gives its seats up.</param>
/// <param name="OrderId">The order that takes its place, with the new seats.</param>
/// <param name="State">MOVING, MOVED, or FAILED: then everything is as it was.</param>
/// <param name="Reason">Why it failed.</param>
/// <param name="Seats">The new seats, once they are known.</param>
/// <param name="Total">What the order cost and still costs: a move changes no price.</param>
/// <param name="ListTotal">What the new seats cost others.</param>
/// <param name="Difference">The one less the other: what the move gives away, or takes.</param>
/// <param name="Currency">ISO 4217.</param>
internal sealed record ReseatResponse(
    Guid OldOrderId, Guid OrderId, [property: OneOf("MOVING", "MOVED", "FAILED")] string State, string? Reason,
    IReadOnlyList<OrderSeat> Seats, long Total, long ListTotal, long Difference, string Currency)
{
    public static ReseatResponse Of(BookingRow old, BookingRow moved, long listPrice)
    {
        // Once the party has moved, its price is the new order's.
        var isMoved = moved.Replaces == old.Id;
        var total = (isMoved ? moved : old).LiveSeats.Sum(s => s.PriceMinor);
        var listTotal = listPrice * moved.WantedQuantity;
        return new ReseatResponse(
            old.Id, moved.Id,
            isMoved ? "MOVED" : moved.State == BookingStatus.Processing ? "MOVING" : "FAILED",
            isMoved ? null : moved.Reason,
            [.. moved.PricedSeats.Select(s => new OrderSeat(moved.Section, s.Subsection, s.Row, s.Seat, s.PriceMinor))],
            total, listTotal, listTotal - total, moved.Currency);
    }
}
