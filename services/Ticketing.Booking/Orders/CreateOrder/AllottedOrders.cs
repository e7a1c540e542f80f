using Ticketing.Booking.Allotments;
using Ticketing.Booking.Bookings;

namespace Ticketing.Booking.Orders.CreateOrder;

/// <summary>Orders whose seats an allotment gives up.</summary>
internal static class AllottedOrders
{
    /// <summary>The same order for exactly these seats, at the prices it was promised, taken over from their holder.</summary>
    public static BookingRow For(this BookingRow row, TakenSeats taken) => row with
    {
        Mode = BookingEvents.ModeManual,
        WantedQuantity = taken.Seats.Count,
        Quantity = taken.Seats.Count,
        AllOrNothing = true,
        WantedSeats = SeatsJson.Write(taken.Seats),
        TakenFrom = taken.Holder,
        // What the wish said of the choice, which is made.
        Subsection = null,
        Preferences = null,
        Adjacent = false,
        Accessible = false,
        Companions = 0,
        PriceCapMinor = null,
        Category = null,
    };
}
