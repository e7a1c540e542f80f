using Npgsql;
using Ticketing.Contracts;
using Ticketing.Contracts.Seating;
using Ticketing.EventTicketing.Domain;

namespace Ticketing.EventTicketing.Infrastructure.Tickets;

/// <summary>Reads the tickets of a booking from what event-ticketing has recorded of it.</summary>
public sealed class TicketReads(NpgsqlDataSource database)
{
    private const string Order =
        """
        SELECT b.event_id, b.buyer_id, b.section, b.seats, b.released, b.were_sold,
               e.seller_id, e.name, e.venue, e.starts_at, e.time_zone, e.status
        FROM ticket_bookings b JOIN events e ON e.event_id = b.event_id WHERE b.booking_id = $1
        """;

    /// <summary>Which of the seats are sold to the booking, and which of those have let somebody in.</summary>
    private const string Seats =
        """
        SELECT u.place, s.scanned_at
        FROM unnest($4::smallint[], $5::smallint[], $6::smallint[], $7::text[])
             WITH ORDINALITY AS u (subsection, row_number, seat_number, ticket_id, place)
        JOIN tickets t ON t.event_id = $1 AND t.section = $2 AND t.subsection = u.subsection
             AND t.row_number = u.row_number AND t.seat_number = u.seat_number
        LEFT JOIN ticket_scans s ON s.event_id = $1 AND s.ticket_id = u.ticket_id AND s.booking_id = $3
             AND s.outcome = 'admitted'
        WHERE t.status = 2 AND t.booking_id = $3
        """;

    private const string Holder =
        """
        SELECT booking_id FROM tickets WHERE event_id = $1 AND section = $2 AND subsection = $3 AND row_number = $4
               AND seat_number = $5 AND status = 2
        """;

    /// <summary>The booking's tickets, or null if it was never heard of here.</summary>
    public async Task<OrderTickets?> FindOrderAsync(BookingId id, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = new NpgsqlCommand(Order, connection);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id.Value });
        await using var reader = await command.ExecuteReaderAsync(ct);
        if (!await reader.ReadAsync(ct))
        {
            return null;
        }

        var eventId = new EventId(reader.GetInt64(0));
        UserId? buyer = reader.IsDBNull(1) ? null : new UserId(reader.GetGuid(1));
        var seats = SeatList.Read(reader.GetString(3)).Order(SeatOrder.Instance).ToList();
        var refunded = reader.GetBoolean(5) ? SeatList.Read(reader.GetString(4)).ToHashSet() : [];
        var section = reader.GetString(2);
        var facts = new TicketEvent(
            eventId, reader.GetGuid(6), reader.GetString(7), reader.GetString(8),
            reader.GetFieldValue<DateTimeOffset>(9), reader.GetString(10), reader.GetString(11));
        await reader.CloseAsync();

        var tickets = seats.Select(seat => new TicketId(eventId, section, seat)).ToList();
        var sold = await ReadSoldAsync(connection, id, eventId, section, tickets, ct);
        return new OrderTickets(id, buyer, facts,
        [
            .. tickets.Select((ticket, i) => sold.TryGetValue(i, out var usedAt)
                    ? new OrderTicket(ticket, usedAt is null ? TicketState.Valid : TicketState.Used, usedAt)
                    : refunded.Contains(ticket.Seat) ? new OrderTicket(ticket, TicketState.Refunded, null) : null)
                .OfType<OrderTicket>(),
        ]);
    }

    /// <summary>The booking that the ticket is sold to, or null.</summary>
    public async Task<BookingId?> FindHolderAsync(TicketId ticket, CancellationToken ct)
    {
        await using var command = database.CreateCommand(Holder);
        command.AddTicket(ticket);
        return await command.ExecuteScalarAsync(ct) is Guid booking ? new BookingId(booking) : null;
    }

    /// <summary>When the ticket at a place of the list was used, if it is sold to the booking.</summary>
    private static async Task<Dictionary<int, DateTimeOffset?>> ReadSoldAsync(
        NpgsqlConnection connection, BookingId id, EventId eventId, string section, List<TicketId> tickets,
        CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(Seats, connection);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = eventId.Value });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = section });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id.Value });
        command.Parameters.Add(new() { Value = tickets.Select(t => (short)t.Seat.Subsection).ToArray() });
        command.Parameters.Add(new() { Value = tickets.Select(t => (short)t.Seat.Row).ToArray() });
        command.Parameters.Add(new() { Value = tickets.Select(t => (short)t.Seat.Seat).ToArray() });
        command.Parameters.Add(new() { Value = tickets.Select(t => t.ToString()).ToArray() });
        var sold = new Dictionary<int, DateTimeOffset?>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            sold[(int)reader.GetInt64(0) - 1] =
                reader.IsDBNull(1) ? null : reader.GetFieldValue<DateTimeOffset>(1);
        }

        return sold;
    }

    /// <summary>As people look for their seats.</summary>
    private sealed class SeatOrder : IComparer<SeatPosition>
    {
        public static readonly SeatOrder Instance = new();

        public int Compare(SeatPosition x, SeatPosition y) =>
            (x.Subsection, x.Row, x.Seat).CompareTo((y.Subsection, y.Row, y.Seat));
    }
}

/// <summary>A ticket as parameters.</summary>
public static class TicketParameters
{
    /// <summary>Adds the table's key: event, section, subsection, row, seat.</summary>
    public static void AddTicket(this NpgsqlCommand command, TicketId ticket)
    {
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = ticket.EventId.Value });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = ticket.Section });
        command.Parameters.Add(new NpgsqlParameter<short> { TypedValue = (short)ticket.Seat.Subsection });
        command.Parameters.Add(new NpgsqlParameter<short> { TypedValue = (short)ticket.Seat.Row });
        command.Parameters.Add(new NpgsqlParameter<short> { TypedValue = (short)ticket.Seat.Seat });
    }
}
