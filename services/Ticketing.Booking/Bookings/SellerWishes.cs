using System.ComponentModel.DataAnnotations;
using Ticketing.Contracts.Seating;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Bookings;

/// <summary>A seat that a seller names; the section stands beside it.</summary>
internal sealed record SellerSeat(
    [property: Required] int? Subsection, [property: Required] int? Row, [property: Required] int? Seat);

/// <summary>Reads which seats a seller's request wants: named ones, or so many of the best of a section.</summary>
internal static class SellerWishes
{
    /// <summary>The wish, or what is wrong with it. Whether the seats are free is for the seat engine to say.</summary>
    /// <param name="entry">The event.</param>
    /// <param name="section">Name of the section.</param>
    /// <param name="quantity">So many of the best; null with <paramref name="seats"/>.</param>
    /// <param name="subsection">The best of this subsection alone.</param>
    /// <param name="seats">Named seats; null with <paramref name="quantity"/>.</param>
    /// <param name="max">Most seats of the request.</param>
    /// <param name="allOrNothing">False: as many as found counts.</param>
    public static (SellerWish? Wish, Refusal? Refusal) Read(
        EventDirectoryEntry entry, string? section, int? quantity, int? subsection, IReadOnlyList<SellerSeat?>? seats,
        int max, bool allOrNothing)
    {
        if (string.IsNullOrEmpty(section))
        {
            return (null, Refusal.Invalid("section", "Required."));
        }
        if (entry.Find(section) is not { } plan)
        {
            return (null, BookingErrors.SectionNotFound);
        }
        if (quantity is null == seats is null)
        {
            return (null, Refusal.Invalid("seats", "Either named seats, or a quantity of the best."));
        }
        return seats is null
            ? ReadBest(plan, quantity!.Value, subsection, max, allOrNothing)
            : ReadNamed(plan, seats, max, allOrNothing);
    }

    private static (SellerWish? Wish, Refusal? Refusal) ReadBest(
        SectionPlan plan, int quantity, int? subsection, int max, bool allOrNothing)
    {
        if (quantity < 1 || quantity > max)
        {
            return (null, OutOfRange(max));
        }
        if (subsection is { } number && plan.Find(number) is null)
        {
            return (null, BookingErrors.NoSuchSeat with { Detail = "The section has no such subsection." });
        }
        return IsOfTables(plan)
            ? (null, BookingErrors.WholeTable)
            : (new SellerWish(plan, quantity, null, subsection, allOrNothing), null);
    }

    private static (SellerWish? Wish, Refusal? Refusal) ReadNamed(
        SectionPlan plan, IReadOnlyList<SellerSeat?> seats, int max, bool allOrNothing)
    {
        // Before looking at each seat: the list is the caller's and may be long.
        if (seats.Count is 0 || seats.Count > max)
        {
            return (null, OutOfRange(max));
        }
        if (!seats.All(s => s is { Subsection: not null, Row: not null, Seat: not null }))
        {
            return (null, Refusal.Invalid("seats", "Each with subsection, row and seat."));
        }
        List<SeatPosition> named =
            [.. seats.Select(s => new SeatPosition(s!.Subsection!.Value, s.Row!.Value, s.Seat!.Value)).Distinct()];
        if (named.Count != seats.Count)
        {
            return (null, Refusal.Invalid("seats", "A seat is named more than once."));
        }
        if (!named.All(s => plan.Find(s.Subsection)?.HasSeat(s.Row, s.Seat) == true))
        {
            return (null, BookingErrors.NoSuchSeat);
        }
        return IsOfTables(plan) && !WholeTables.AreWhole(plan, named)
            ? (null, BookingErrors.WholeTable)
            : (new SellerWish(plan, named.Count, named, null, allOrNothing), null);
    }

    private static bool IsOfTables(SectionPlan plan) => plan.Subsections is [{ Kind: PlaceKind.Tables }, ..];

    private static Refusal OutOfRange(int max) =>
        BookingErrors.QuantityOutOfRange with { Detail = $"1 to {max} seats." };
}
