using Ticketing.Contracts;
using Ticketing.Contracts.Seating;
using Ticketing.EventTicketing.Accounts;
using Ticketing.EventTicketing.Events;
using Ticketing.Messaging.Data;

namespace Ticketing.EventTicketing.Tickets;

/// <summary>Reads the tickets of a booking from what event-ticketing has recorded of it.</summary>
internal sealed class OrderTicketsQuery(Database database)
{
    private const string FindOrder =
        """
        SELECT b.event_id, b.buyer_id, b.section, b.seats, b.released, b.were_sold,
               e.seller_id, e.name, e.venue, e.starts_at, e.time_zone, e.status,
               (SELECT s.subsections FROM event_sections s WHERE s.event_id = b.event_id AND s.name = b.section) AS plan,
               (SELECT u.locale FROM users u WHERE u.user_id = b.buyer_id) AS locale
        FROM ticket_bookings b JOIN events e ON e.event_id = b.event_id WHERE b.booking_id = @BookingId
        """;

    /// <summary>
    /// Which of the seats are sold to the booking, which of those have let somebody in, who took one over, and what is
    /// known of who comes. What the order's buyer has not answered keeps no code from who took a ticket over.
    /// </summary>
    private const string ReadSold =
        """
        SELECT u.place, s.scanned_at, t.kind, coalesce(h.generation, 0) AS generation, h.holder_id, hu.name AS holder_name,
               a.name AS attendee_name,
               coalesce((r.names = 'required' AND a.name IS NULL)
                   OR NOT jsonb_exists_all(coalesce(a.answers, '{}'), r.required_of_ticket)
                   OR (h.holder_id IS NULL AND NOT jsonb_exists_all(coalesce(o.answers, '{}'), r.required_of_order)),
                   false) AS awaits_answers
        FROM unnest(@Subsections, @Rows, @Seats, @TicketIds)
             WITH ORDINALITY AS u (subsection, row_number, seat_number, ticket_id, place)
        JOIN tickets t ON t.event_id = @EventId AND t.section = @Section AND t.subsection = u.subsection
             AND t.row_number = u.row_number AND t.seat_number = u.seat_number
        LEFT JOIN ticket_scans s ON s.event_id = @EventId AND s.ticket_id = u.ticket_id AND s.booking_id = @BookingId
             AND s.outcome = 'admitted'
        LEFT JOIN ticket_holders h ON h.booking_id = @BookingId AND h.subsection = u.subsection
             AND h.row_number = u.row_number AND h.seat_number = u.seat_number
        LEFT JOIN users hu ON hu.user_id = h.holder_id
        LEFT JOIN ticket_attendees a ON a.booking_id = @BookingId AND a.subsection = u.subsection
             AND a.row_number = u.row_number AND a.seat_number = u.seat_number
        LEFT JOIN event_attendee_rules r ON r.event_id = @EventId
        LEFT JOIN order_answers o ON o.booking_id = @BookingId
        WHERE t.status = 2 AND t.booking_id = @BookingId
        """;

    private const string FindHolder =
        """
        SELECT booking_id FROM tickets WHERE event_id = @EventId AND section = @Section
               AND subsection = @Subsection AND row_number = @Row AND seat_number = @Seat AND status = 2
        """;

    /// <summary>The booking's tickets, or null if no message of the booking has come here.</summary>
    public async Task<OrderTickets?> FindAsync(BookingId id, CancellationToken ct)
    {
        if (await database.FindAsync<OrderRow>(FindOrder, new { BookingId = id.Value }, ct) is not { } row)
        {
            return null;
        }

        var eventId = new EventId(row.EventId);
        var seats = SeatList.Read(row.Seats).OrderBy(s => (s.Subsection, s.Row, s.Seat));
        var refunded = row.WereSold ? SeatList.Read(row.Released).ToHashSet() : [];
        var tickets = seats.Select(seat => new TicketId(eventId, row.Section, seat)).ToList();
        var sold = await ReadSoldAsync(id, row, tickets, ct);
        return new OrderTickets(
            id,
            row.BuyerId is { } buyer ? new UserId(buyer) : null,
            new TicketEvent(eventId, row.SellerId, row.Name, row.Venue, row.StartsAt, row.TimeZone, row.Status),
            [
                .. tickets.Select((ticket, i) => sold.TryGetValue(i, out var found)
                        ? found.TicketOf(ticket)
                        : refunded.Contains(ticket.Seat) ? new OrderTicket(ticket, TicketState.Refunded, null) : null)
                    .OfType<OrderTicket>(),
            ])
        {
            Locale = row.Locale ?? Locales.English,
            Section = row.Plan is { } plan ? new SectionPlan(row.Section, 0, 0, SubsectionsColumn.Read(plan)) : null,
        };
    }

    /// <summary>The booking that the ticket is sold to, or null.</summary>
    public async Task<BookingId?> FindHolderAsync(TicketId ticket, CancellationToken ct) =>
        await database.FindAsync<Guid?>(FindHolder, ticket.ToKey(), ct) is { } booking ? new BookingId(booking) : null;

    /// <summary>What is known of the ticket at a place of the list, if it is sold to the booking.</summary>
    private async Task<Dictionary<int, SoldRow>> ReadSoldAsync(
        BookingId id, OrderRow row, List<TicketId> tickets, CancellationToken ct)
    {
        var sold = await database.QueryAsync<SoldRow>(
            ReadSold,
            new
            {
                row.EventId,
                row.Section,
                BookingId = id.Value,
                Subsections = tickets.Select(t => (short)t.Seat.Subsection).ToArray(),
                Rows = tickets.Select(t => (short)t.Seat.Row).ToArray(),
                Seats = tickets.Select(t => (short)t.Seat.Seat).ToArray(),
                TicketIds = tickets.Select(t => t.ToString()).ToArray(),
            },
            ct);
        return sold.ToDictionary(s => (int)s.Place - 1);
    }

    private sealed class OrderRow
    {
        public long EventId { get; init; }
        public Guid? BuyerId { get; init; }
        public required string Section { get; init; }
        public required string Seats { get; init; }
        public required string Released { get; init; }
        public bool WereSold { get; init; }
        public Guid SellerId { get; init; }
        public required string Name { get; init; }
        public required string Venue { get; init; }
        public DateTimeOffset StartsAt { get; init; }
        public required string TimeZone { get; init; }
        public required string Status { get; init; }

        /// <summary>The buyer's; a guest of the box office has none.</summary>
        public string? Locale { get; init; }

        /// <summary>The section's subsections, see <see cref="SubsectionsColumn"/>.</summary>
        public string? Plan { get; init; }
    }

    private sealed class SoldRow
    {
        /// <summary>In the arrays, from 1.</summary>
        public long Place { get; init; }
        public DateTimeOffset? ScannedAt { get; init; }
        public string? Kind { get; init; }
        public int Generation { get; init; }
        public Guid? HolderId { get; init; }
        public string? HolderName { get; init; }
        public string? AttendeeName { get; init; }
        public bool AwaitsAnswers { get; init; }

        public OrderTicket TicketOf(TicketId id) =>
            new(id, ScannedAt is null ? TicketState.Valid : TicketState.Used, ScannedAt, Kind)
            {
                Generation = Generation,
                Holder = HolderId is { } holder ? new UserId(holder) : null,
                HolderName = HolderName,
                AttendeeName = AttendeeName,
                AwaitsAnswers = AwaitsAnswers,
            };
    }
}
