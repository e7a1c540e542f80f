using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;

namespace Ticketing.Booking.Domain;

/// <summary>What a buyer asks for, with all fields present.</summary>
internal sealed record SeatWish(
    string Section,
    int? Subsection,
    SeatSelectionMode Mode,
    int Quantity,
    IReadOnlyList<SeatPosition> Seats,
    bool AllOrNothing)
{
    /// <summary>
    /// Null when <paramref name="entry"/> can be asked for this wish, else the first rule it breaks. Whether
    /// the seats are still free is for the seat engine to say.
    /// </summary>
    public Refusal? Check(EventDirectoryEntry entry)
    {
        if (entry.Status != SaleStatus.OnSale)
        {
            return new Refusal(RefusalCodes.EventNotOnSale, "The event is not on sale.");
        }
        if (entry.Find(Section) is not { } section)
        {
            return new Refusal(RefusalCodes.SectionNotFound, "The event has no such section.");
        }
        return Mode == SeatSelectionMode.Manual
            ? CheckNamedSeats(section, entry.MaxTicketsPerBooking)
            : CheckQuantity(section, entry.MaxTicketsPerBooking);
    }

    private Refusal? CheckQuantity(SectionPlan section, int max)
    {
        if (Subsection is { } number && section.Find(number) is null)
        {
            return new Refusal(RefusalCodes.SubsectionNotFound, "The section has no such subsection.");
        }
        return Quantity >= 1 && Quantity <= max ? null : OutOfRange(max);
    }

    private Refusal? CheckNamedSeats(SectionPlan section, int max)
    {
        if (Seats.Count == 0)
        {
            return new Refusal(RefusalCodes.NoSuchSeat, "A manual order names at least one seat.");
        }
        // Before looking at each seat: the list is the caller's and may be long.
        if (Seats.Count > max)
        {
            return OutOfRange(max);
        }
        if (Seats.Distinct().Count() != Seats.Count)
        {
            return new Refusal(RefusalCodes.DuplicateSeat, "A seat is named more than once.");
        }
        return Seats.All(s => section.Find(s.Subsection)?.HasSeat(s.Row, s.Seat) == true)
            ? null
            : new Refusal(RefusalCodes.NoSuchSeat, "A named seat does not exist or is not for sale.");
    }

    private static Refusal OutOfRange(int max) => new(
        RefusalCodes.QuantityOutOfRange, $"An order is for 1 to {max} seats of this event.");
}
