using Npgsql;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;
using Ticketing.EventTicketing.Domain;

namespace Ticketing.EventTicketing.Features.WithholdForRefund;

/// <summary>
/// Keeps tickets out of the door while their buyer's refund is made. One transaction a question, which holds the
/// tickets' rows as a scan does: a ticket is either used or withheld, never both.
/// </summary>
public sealed class Withholdings(NpgsqlDataSource database, TimeProvider time)
{
    /// <summary>The statement that takes the turn; a test shows what happens without.</summary>
    public string LockTickets { get; init; } = WithholdStatements.LockTickets;

    /// <summary>Withholds all of the tickets, or none if some have let somebody in: those are the answer.</summary>
    public async Task<IReadOnlyList<SeatPosition>> WithholdAsync(WithholdTickets asked, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        object[] key =
        [
            asked.EventId.Value, asked.Section,
            asked.Seats.Select(s => (short)s.Subsection).ToArray(),
            asked.Seats.Select(s => (short)s.Row).ToArray(),
            asked.Seats.Select(s => (short)s.Seat).ToArray(),
        ];
        await RunAsync(connection, LockTickets, ct, key);

        // A statement of its own: it sees what was committed while the turn was waited for.
        var used = await UsedAsync(connection, asked, ct);
        if (used.Count == 0)
        {
            await RunAsync(
                connection, WithholdStatements.Insert, ct,
                [.. key, asked.BookingId.Value, asked.RefundId, time.GetUtcNow()]);
            await transaction.CommitAsync(ct);
        }

        return used;
    }

    /// <summary>The refund was refused: its tickets are good again. Does nothing when it withholds none.</summary>
    public async Task LiftAsync(Guid refundId, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var lifted = new List<(long Event, Guid Booking, string Ticket)>();
        await using (var command = Command(connection, WithholdStatements.Lift, refundId))
        await using (var reader = await command.ExecuteReaderAsync(ct))
        {
            while (await reader.ReadAsync(ct))
            {
                lifted.Add((reader.GetInt64(0), reader.GetGuid(1), reader.GetString(2)));
            }
        }

        foreach (var booking in lifted.GroupBy(l => (l.Event, l.Booking)))
        {
            await RunAsync(
                connection, WithholdStatements.Readmit, ct, booking.Key.Event, booking.Key.Booking,
                booking.Select(l => l.Ticket).ToArray());
        }

        await transaction.CommitAsync(ct);
    }

    private static async Task<List<SeatPosition>> UsedAsync(
        NpgsqlConnection connection, WithholdTickets asked, CancellationToken ct)
    {
        var tickets = asked.Seats.Select(s => new TicketId(asked.EventId, asked.Section, s).ToString()).ToArray();
        await using var command = Command(
            connection, WithholdStatements.Used, asked.EventId.Value, asked.BookingId.Value, tickets);
        var used = new List<SeatPosition>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            if (TicketId.TryParse(reader.GetString(0), out var ticket))
            {
                used.Add(ticket.Seat);
            }
        }

        return used;
    }

    private static async Task RunAsync(
        NpgsqlConnection connection, string sql, CancellationToken ct, params object[] parameters)
    {
        await using var command = Command(connection, sql, parameters);
        await command.ExecuteNonQueryAsync(ct);
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, params object[] parameters)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(new() { Value = parameter });
        }

        return command;
    }
}
