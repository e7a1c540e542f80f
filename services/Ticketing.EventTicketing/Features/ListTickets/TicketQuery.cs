using System.Globalization;
using Npgsql;
using Ticketing.Contracts;
using Ticketing.Contracts.Seating;
using Ticketing.EventTicketing.Domain;

namespace Ticketing.EventTicketing.Features.ListTickets;

/// <summary>Place in the list: the key of the ticket that was last seen. Text form <c>A|1|5|12</c>.</summary>
public readonly record struct TicketKey(string Section, short Subsection, short Row, short Seat)
{
    /// <summary>Before every ticket.</summary>
    public static TicketKey First => new("", 0, 0, 0);

    /// <summary>The place of a ticket.</summary>
    public static TicketKey Of(TicketAnswer ticket) =>
        new(ticket.Section, (short)ticket.Subsection, (short)ticket.Row, (short)ticket.Seat);

    /// <inheritdoc/>
    public override string ToString() => $"{Section}|{Subsection}|{Row}|{Seat}";

    /// <summary>Reads the text form.</summary>
    public static bool TryParse(string text, out TicketKey key)
    {
        key = default;
        var parts = text.Split('|');
        if (parts.Length != 4
            || !TextRules.IsLine(parts[0], 1, 8)
            || !TryNumber(parts[1], out var subsection)
            || !TryNumber(parts[2], out var row)
            || !TryNumber(parts[3], out var seat))
        {
            return false;
        }

        key = new TicketKey(parts[0], subsection, row, seat);
        return true;
    }

    private static bool TryNumber(string text, out short number) =>
        short.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}

/// <summary>One page of an event's tickets, read along the table's key.</summary>
public sealed record TicketQuery(
    EventId EventId, string? Section, short Subsection, TicketStatus? Status, TicketKey After, int Limit,
    bool ShowBuyers)
{
    /// <summary>Runs it.</summary>
    public async Task<List<TicketAnswer>> ReadAsync(NpgsqlDataSource database, CancellationToken ct)
    {
        // Only what was asked for stands in the statement: a plan for "null or equal" would not use the key.
        var sql =
            "SELECT section, subsection, row_number, seat_number, price, status, booking_id, buyer_id FROM tickets "
            + "WHERE event_id = $1 AND (section, subsection, row_number, seat_number) > ($2, $3, $4, $5)";
        await using var command = database.CreateCommand();
        Add(command, EventId.Value);
        Add(command, After.Section);
        Add(command, After.Subsection);
        Add(command, After.Row);
        Add(command, After.Seat);
        if (!string.IsNullOrEmpty(Section))
        {
            sql += $" AND section = ${Add(command, Section)}";
            sql += Subsection == 0 ? "" : $" AND subsection = ${Add(command, Subsection)}";
        }

        sql += Status is null ? "" : $" AND status = ${Add(command, (short)Status)}";
        sql += $" ORDER BY section, subsection, row_number, seat_number LIMIT ${Add(command, Limit)}";
        command.CommandText = sql;

        var tickets = new List<TicketAnswer>(Limit);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            tickets.Add(Read(reader));
        }

        return tickets;
    }

    private TicketAnswer Read(NpgsqlDataReader reader)
    {
        var section = reader.GetString(0);
        var seat = new SeatPosition(reader.GetInt16(1), reader.GetInt16(2), reader.GetInt16(3));
        return new TicketAnswer(
            new TicketId(EventId, section, seat).ToString(), section, seat.Subsection, seat.Row, seat.Seat,
            reader.GetInt64(4), TicketStatusNames.NameOf((TicketStatus)reader.GetInt16(5)),
            ShowBuyers && !reader.IsDBNull(6) ? reader.GetGuid(6) : null,
            ShowBuyers && !reader.IsDBNull(7) ? reader.GetGuid(7) : null);
    }

    private static int Add<T>(NpgsqlCommand command, T value)
    {
        command.Parameters.Add(new NpgsqlParameter<T> { TypedValue = value });
        return command.Parameters.Count;
    }
}
