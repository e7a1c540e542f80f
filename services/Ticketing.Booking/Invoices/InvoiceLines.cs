using Ticketing.Booking.Bookings;
using Ticketing.Contracts.Seating;

namespace Ticketing.Booking.Invoices;

/// <summary>What invoices and credit notes say of an order.</summary>
internal static class InvoiceLines
{
    /// <summary>Of the seats of one price that a line names; a longer text would not fit beside the numbers.</summary>
    private const int MaxNamed = 12;

    /// <summary>A line for each price. What the money has beside its seats, such as a fee, is a line of its own.</summary>
    public static IReadOnlyList<InvoiceLine> OfOrder(BookingRow booking, EventDirectoryEntry? entry, long totalMinor)
    {
        List<InvoiceLine> lines =
        [
            .. booking.PricedSeats.Where(seat => seat.PriceMinor > 0).GroupBy(seat => seat.PriceMinor).Select(group =>
                new InvoiceLine(
                    $"Ticket: {Describe(booking.Section, entry, [.. group.Select(s => s.Position)])}",
                    group.Count(), group.Key, group.Key * group.Count())),
        ];
        var rest = totalMinor - lines.Sum(line => line.AmountMinor);
        if (rest != 0)
        {
            lines.Add(new InvoiceLine(rest > 0 ? "Fees" : "Discount", 1, rest, rest));
        }
        return lines;
    }

    /// <summary>One line: a refund may keep a fee, so that its seats' prices do not add up to it.</summary>
    public static IReadOnlyList<InvoiceLine> OfRefund(
        BookingRow booking, EventDirectoryEntry? entry, string? seats, long amountMinor)
    {
        var given = SeatsJson.ReadPositions(seats);
        var text = given.Count == 0 ? "Refund" : $"Refund: {Describe(booking.Section, entry, given)}";
        return [new InvoiceLine(text, 1, amountMinor, amountMinor)];
    }

    private static string Describe(
        string sectionName, EventDirectoryEntry? entry, IReadOnlyList<SeatPosition> seats)
    {
        var section = entry?.Find(sectionName);
        var named = seats.Take(MaxNamed).Select(seat => section.LineOf(sectionName, seat)).Distinct();
        var more = seats.Count > MaxNamed ? $"; and {seats.Count - MaxNamed} more" : "";
        return string.Join("; ", named) + more;
    }
}
