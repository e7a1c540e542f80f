using Npgsql;
using NpgsqlTypes;
using Ticketing.Contracts;
using Ticketing.EventTicketing.Domain;

namespace Ticketing.EventTicketing.Features.RecordTickets;

/// <summary>Table <c>ticket_bookings</c>, in batches; runs in the caller's transaction.</summary>
public static class TicketBookingTable
{
    /// <summary>
    /// In order of id, so that two batches that share bookings wait for each other and cannot deadlock.
    /// </summary>
    private const string Insert =
        """
        INSERT INTO ticket_bookings (booking_id, event_id, buyer_id, section, seats, state, changed_at, released,
                                     were_sold)
        SELECT * FROM unnest($1::uuid[], $2::bigint[], $3::uuid[], $4::text[], $5::text[], $6::smallint[],
                             $7::timestamptz[], $8::text[], $9::boolean[]) ORDER BY 1
        ON CONFLICT (booking_id) DO NOTHING
        RETURNING booking_id
        """;

    private const string Lock =
        """
        SELECT booking_id, state, event_id, section, seats, released, were_sold FROM ticket_bookings
        WHERE booking_id = ANY ($1) ORDER BY booking_id FOR UPDATE
        """;

    private const string Update =
        """
        UPDATE ticket_bookings b
        SET state = u.state, buyer_id = coalesce(b.buyer_id, u.buyer_id), changed_at = u.changed_at,
            seats = u.seats, released = u.released, were_sold = u.were_sold
        FROM unnest($1::uuid[], $2::smallint[], $3::uuid[], $4::timestamptz[], $5::text[], $6::text[], $7::boolean[])
             AS u (booking_id, state, buyer_id, changed_at, seats, released, were_sold)
        WHERE b.booking_id = u.booking_id
        """;

    /// <summary>
    /// Writes bookings never heard of before with the state they end the batch in; returns which those were.
    /// The others are there already, perhaps written this moment by another consumer.
    /// </summary>
    public static async Task<HashSet<BookingId>> InsertAsync(
        NpgsqlConnection connection, IReadOnlyList<BookingFold> bookings, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection);
        foreach (var setting in TicketStatements.PlanSettings)
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand(setting));
        }

        var insert = new NpgsqlBatchCommand(Insert);
        Add(insert, NpgsqlDbType.Uuid, bookings.Select(b => b.BookingId.Value));
        Add(insert, NpgsqlDbType.Bigint, bookings.Select(b => b.EventId.Value));
        Add(insert, NpgsqlDbType.Uuid, bookings.Select(b => b.BuyerId?.Value));
        Add(insert, NpgsqlDbType.Text, bookings.Select(b => b.Section));
        Add(insert, NpgsqlDbType.Text, bookings.Select(b => SeatList.Write(b.After.Seats)));
        Add(insert, NpgsqlDbType.Smallint, bookings.Select(b => (short)b.After.State));
        Add(insert, NpgsqlDbType.TimestampTz, bookings.Select(b => b.Last.At));
        Add(insert, NpgsqlDbType.Text, bookings.Select(b => SeatList.Write(b.After.GivenBack)));
        Add(insert, NpgsqlDbType.Boolean, bookings.Select(b => b.After.WereSold));
        batch.BatchCommands.Add(insert);

        var inserted = new HashSet<BookingId>();
        await using var reader = await batch.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            inserted.Add(new BookingId(reader.GetGuid(0)));
        }

        return inserted;
    }

    /// <summary>Locks bookings until the transaction ends and reads what is known of them.</summary>
    public static async Task<Dictionary<BookingId, RecordedBooking>> LockAsync(
        NpgsqlConnection connection, IEnumerable<BookingId> bookings, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(Lock, connection);
        command.Parameters.Add(new() { Value = bookings.Select(b => b.Value).ToArray() });
        var recorded = new Dictionary<BookingId, RecordedBooking>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var known = new KnownTickets(
                (TicketBookingState)reader.GetInt16(1), SeatList.Read(reader.GetString(4)),
                SeatList.Read(reader.GetString(5)), reader.GetBoolean(6));
            recorded[new BookingId(reader.GetGuid(0))] = new RecordedBooking(
                new EventId(reader.GetInt64(2)), reader.GetString(3), known);
        }

        return recorded;
    }

    /// <summary>The statement that writes the new state of bookings that were there before.</summary>
    public static NpgsqlBatchCommand UpdateOf(IReadOnlyList<BookingFold> bookings)
    {
        var command = new NpgsqlBatchCommand(Update);
        Add(command, NpgsqlDbType.Uuid, bookings.Select(b => b.BookingId.Value));
        Add(command, NpgsqlDbType.Smallint, bookings.Select(b => (short)b.After.State));
        Add(command, NpgsqlDbType.Uuid, bookings.Select(b => b.BuyerId?.Value));
        Add(command, NpgsqlDbType.TimestampTz, bookings.Select(b => b.Last.At));
        Add(command, NpgsqlDbType.Text, bookings.Select(b => SeatList.Write(b.After.Seats)));
        Add(command, NpgsqlDbType.Text, bookings.Select(b => SeatList.Write(b.After.GivenBack)));
        Add(command, NpgsqlDbType.Boolean, bookings.Select(b => b.After.WereSold));
        return command;
    }

    private static void Add<T>(NpgsqlBatchCommand command, NpgsqlDbType type, IEnumerable<T> column) =>
        command.Parameters.Add(new NpgsqlParameter
        {
            NpgsqlDbType = NpgsqlDbType.Array | type,
            Value = column.ToArray(),
        });
}
