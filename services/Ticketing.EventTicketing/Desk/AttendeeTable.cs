using Ticketing.Contracts;
using Ticketing.Contracts.Seating;
using Ticketing.EventTicketing.Events;
using Ticketing.EventTicketing.Tickets;
using Ticketing.EventTicketing.Tickets.Signing;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Tables;

namespace Ticketing.EventTicketing.Desk;

/// <summary>Everybody who has a ticket of an event, and when they were let in. At most as many as the event has seats.</summary>
internal sealed class AttendeeTable(Database database)
{
    private const string ReadOrders = """
        SELECT b.booking_id, b.section, b.seats, b.released, u.name, u.email
        FROM ticket_bookings b LEFT JOIN users u ON u.user_id = b.buyer_id AND u.deleted_at IS NULL
        WHERE b.event_id = @EventId AND b.state = 2 ORDER BY b.booking_id LIMIT @Limit
        """;

    private const string ReadScans = """
        SELECT ticket_id, booking_id, scanned_at FROM ticket_scans
        WHERE event_id = @EventId AND outcome = 'admitted' LIMIT @Limit
        """;

    private const string ReadPlans = "SELECT name, subsections FROM event_sections WHERE event_id = @EventId";

    public static readonly IReadOnlyList<string> Heading =
        ["Ticket", "Number", "Order", "Buyer", "E-mail", "Section", "Block", "Row", "Seat", "Checked in", "Checked in at"];

    /// <summary>A row a ticket that is good, by order.</summary>
    public async IAsyncEnumerable<IReadOnlyList<TableCell>> ReadAsync(EventId id)
    {
        var limits = new { EventId = id.Value, Limit = TableExport.MaxRows };
        var plans = (await database.QueryAsync<PlanRow>(ReadPlans, new { EventId = id.Value }, default))
            .ToDictionary(p => p.Name, p => new SectionPlan(p.Name, 0, 0, SubsectionsColumn.Read(p.Subsections)));
        var scans = (await database.QueryAsync<ScanRow>(ReadScans, limits, default))
            .ToDictionary(s => (s.TicketId, s.BookingId), s => s.ScannedAt);
        foreach (var order in await database.QueryAsync<OrderRow>(ReadOrders, limits, default))
        {
            var released = SeatList.Read(order.Released).ToHashSet();
            foreach (var seat in SeatList.Read(order.Seats).Where(seat => !released.Contains(seat)))
            {
                var ticket = new TicketId(id, order.Section, seat);
                var claims = new TicketClaims(ticket, new BookingId(order.BookingId));
                var (block, row, number) = plans.GetValueOrDefault(order.Section).NameOf(seat);
                DateTimeOffset? at = scans.TryGetValue((ticket.ToString(), order.BookingId), out var scanned) ? scanned : null;
                yield return
                [
                    ticket.ToString(), claims.Number().ToString(), order.BookingId.ToString(), order.Name, order.Email,
                    order.Section, block ?? $"{seat.Subsection}", row, number, at is null ? "no" : "yes", at,
                ];
            }
        }
    }

    private sealed class OrderRow
    {
        public Guid BookingId { get; init; }
        public required string Section { get; init; }
        public required string Seats { get; init; }
        public required string Released { get; init; }
        public string? Name { get; init; }
        public string? Email { get; init; }
    }

    private sealed class ScanRow
    {
        public required string TicketId { get; init; }
        public Guid BookingId { get; init; }
        public DateTimeOffset ScannedAt { get; init; }
    }

    private sealed class PlanRow
    {
        public required string Name { get; init; }
        public required string Subsections { get; init; }
    }
}
