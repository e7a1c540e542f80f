using Ticketing.Booking.Allotments;
using Ticketing.Booking.Bookings;

namespace Ticketing.Booking.Orders.CreateOrder;

/// <summary>Orders whose seats an allotment gives up.</summary>
internal static class AllottedOrders
{
    /// <summary>The same order for exactly these seats, taken over from their holder.</summary>
    public static BookingRow For(this BookingRow row, TakenSeats taken) => new()
    {
        Id = row.Id,
        EventId = row.EventId,
        BuyerId = row.BuyerId,
        Channel = row.Channel,
        Section = row.Section,
        SectionIndex = row.SectionIndex,
        PriceMinor = row.PriceMinor,
        Mode = BookingEvents.ModeManual,
        WantedQuantity = taken.Seats.Count,
        Quantity = taken.Seats.Count,
        AllOrNothing = true,
        WantedSeats = SeatsJson.Write(taken.Seats),
        HoldSeconds = row.HoldSeconds,
        PromisedStartsAt = row.PromisedStartsAt,
        PromisedRefundFeePercent = row.PromisedRefundFeePercent,
        PromisedRefundsUntil = row.PromisedRefundsUntil,
        PromisedRefundsFreeUntil = row.PromisedRefundsFreeUntil,
        Currency = row.Currency,
        Status = row.Status,
        CreatedAt = row.CreatedAt,
        UpdatedAt = row.UpdatedAt,
        TakenFrom = taken.Holder,
    };
}
