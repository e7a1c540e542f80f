using System.Globalization;
using System.Text;
using Ticketing.Contracts.Seating;
using Ticketing.Contracts.Text;
using Ticketing.EventTicketing.Events.Prices;
using Ticketing.Messaging.Data;

namespace Ticketing.EventTicketing.Tickets;

/// <summary>The key of the last ticket on a page, which is the cursor. Text form <c>A|1|5|12</c>.</summary>
internal readonly record struct TicketKey(string Section, short Subsection, short Row, short Seat)
{
    /// <summary>Longest name of a section.</summary>
    public const int MaxSectionLength = SectionName.MaxLength;

    /// <summary>Before every ticket.</summary>
    public static TicketKey First => new("", 0, 0, 0);

    public static TicketKey Of(TicketResponse ticket) =>
        new(ticket.Section, (short)ticket.Subsection, (short)ticket.Row, (short)ticket.Seat);

    /// <inheritdoc/>
    public override string ToString() => $"{Section}|{Subsection}|{Row}|{Seat}";

    public static bool TryParse(string text, out TicketKey key)
    {
        key = default;
        var parts = text.Split('|');
        if (parts.Length != 4
            || !VisibleText.TryLine(parts[0], 1, MaxSectionLength, out var section)
            || !TryNumber(parts[1], out var subsection)
            || !TryNumber(parts[2], out var row)
            || !TryNumber(parts[3], out var seat))
        {
            return false;
        }

        key = new TicketKey(section, subsection, row, seat);
        return true;
    }

    private static bool TryNumber(string text, out short number) =>
        short.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}

/// <summary>One page of an event's tickets, read along the table's key.</summary>
internal sealed record TicketListQuery(
    EventId EventId, string? Section, short Subsection, TicketStatus? Status, TicketKey After, int Limit,
    bool ShowBuyers)
{
    public async Task<List<TicketResponse>> ReadAsync(Database database, CancellationToken ct)
    {
        // Only conditions that were asked for stand in the statement: a plan for "null or equal" would not use the key.
        var sql = new StringBuilder(
            """
            SELECT section, subsection, row_number, seat_number, status, booking_id, buyer_id, kind, category,
                   CASE status WHEN 0 THEN (
                       SELECT s.price FROM event_sections s
                       WHERE s.event_id = tickets.event_id AND s.name = tickets.section) ELSE price END AS price,
                   (SELECT e.pricing IS NOT NULL FROM events e WHERE e.event_id = tickets.event_id) AS has_pricing
            FROM tickets
            WHERE event_id = @EventId
              AND (section, subsection, row_number, seat_number)
                  > (@AfterSection, @AfterSubsection, @AfterRow, @AfterSeat)
            """);
        if (!string.IsNullOrEmpty(Section))
        {
            sql.Append(" AND section = @Section").Append(Subsection == 0 ? "" : " AND subsection = @Subsection");
        }

        sql.Append(Status is null ? "" : " AND status = @Status")
            .Append(" ORDER BY section, subsection, row_number, seat_number LIMIT @Limit");
        var rows = await database.QueryAsync<TicketRow>(
            sql.ToString(),
            new
            {
                EventId = EventId.Value,
                AfterSection = After.Section,
                AfterSubsection = After.Subsection,
                AfterRow = After.Row,
                AfterSeat = After.Seat,
                Section,
                Subsection,
                Status = (short?)Status,
                Limit,
            },
            ct);
        var shown = rows.Any(r => r is { HasPricing: true, Status: TicketStatus.Available })
            ? await SeatPrices.ReadAsync(database, EventId, ct)
            : null;
        return [.. rows.Select(row => ResponseOf(row, shown))];
    }

    private TicketResponse ResponseOf(TicketRow row, SeatPrices? shown)
    {
        var seat = new SeatPosition(row.Subsection, row.RowNumber, row.SeatNumber);
        return new TicketResponse(
            new TicketId(EventId, row.Section, seat).ToString(), row.Section, seat.Subsection, seat.Row, seat.Seat,
            row.Status == TicketStatus.Available && shown is not null ? shown.Of(row.Section, seat) : row.Price,
            TicketStatusNames.NameOf(row.Status),
            ShowBuyers ? row.BookingId : null,
            ShowBuyers ? row.BuyerId : null)
        {
            Kind = row.Kind,
            Category = row.Category,
        };
    }

    private sealed class TicketRow
    {
        public required string Section { get; init; }
        public short Subsection { get; init; }
        public short RowNumber { get; init; }
        public short SeatNumber { get; init; }
        public long Price { get; init; }
        public bool HasPricing { get; init; }
        public TicketStatus Status { get; init; }
        public Guid? BookingId { get; init; }
        public Guid? BuyerId { get; init; }
        public string? Kind { get; init; }
        public string? Category { get; init; }
    }
}
