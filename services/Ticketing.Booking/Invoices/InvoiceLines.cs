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
                LineOf("Ticket", "門票", booking.Section, entry, [.. group.Select(s => s.Position)]) with
                {
                    Quantity = group.Count(), UnitMinor = group.Key, AmountMinor = group.Key * group.Count(),
                }),
        ];
        var rest = totalMinor - lines.Sum(line => line.AmountMinor);
        if (rest != 0)
        {
            lines.Add(new InvoiceLine(rest > 0 ? "Fees" : "Discount", 1, rest, rest, rest > 0 ? "手續費" : "折扣"));
        }
        return lines;
    }

    /// <summary>One line: a refund may keep a fee, so that its seats' prices do not add up to it.</summary>
    public static IReadOnlyList<InvoiceLine> OfRefund(
        BookingRow booking, EventDirectoryEntry? entry, string? seats, long amountMinor)
    {
        var given = SeatsJson.ReadPositions(seats);
        var line = given.Count == 0
            ? new InvoiceLine("Refund", 1, 0, 0, "退款")
            : LineOf("Refund", "退款", booking.Section, entry, given);
        return [line with { UnitMinor = amountMinor, AmountMinor = amountMinor }];
    }

    /// <summary>What it is and its seats, in both languages; quantity and money are the caller's.</summary>
    private static InvoiceLine LineOf(
        string what, string chinese, string sectionName, EventDirectoryEntry? entry, IReadOnlyList<SeatPosition> seats)
    {
        var section = entry?.Find(sectionName);
        var first = seats.Take(MaxNamed).ToList();
        var (more, moreInChinese) = seats.Count > MaxNamed
            ? ($"; and {seats.Count - MaxNamed} more", $"；另{seats.Count - MaxNamed}個座位")
            : ("", "");
        return new InvoiceLine(
            $"{what}: {string.Join("; ", first.Select(seat => section.LineOf(sectionName, seat)).Distinct())}{more}", 1, 0, 0,
            chinese + "：" + string.Join("；", first.Select(seat => InChinese(section, sectionName, seat)).Distinct())
                + moreInChinese);
    }

    /// <summary>As the printed ticket has it: <c>A區・第1分區 5排12號</c>.</summary>
    private static string InChinese(SectionPlan? section, string sectionName, SeatPosition seat)
    {
        var (block, row, number) = section.NameOf(seat);
        var place = $"{Named(sectionName, "區")}・{block ?? $"第{seat.Subsection}分區"}";
        var noun = section?.Find(seat.Subsection)?.Kind == PlaceKind.Tables ? "桌" : "排";
        return row is null || number is null ? place : $"{place} {Named(row, noun)}{Named(number, "號")}";
    }

    /// <summary>A name that ends with its noun already, such as 搖滾區, has it once.</summary>
    private static string Named(string name, string noun) =>
        name.EndsWith(noun, StringComparison.Ordinal) ? name : name + noun;
}
