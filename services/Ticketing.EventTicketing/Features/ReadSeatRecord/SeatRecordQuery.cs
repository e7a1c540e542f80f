using System.Data;
using Npgsql;
using Ticketing.Contracts;
using Ticketing.Contracts.Seating;
using Ticketing.EventTicketing.Domain;
using Ticketing.EventTicketing.Infrastructure.Http;

namespace Ticketing.EventTicketing.Features.ReadSeatRecord;

/// <summary>Reads the ticket record of one section from one snapshot of the database.</summary>
public sealed class SeatRecordQuery(NpgsqlDataSource database, TimeProvider time)
{
    /// <summary>
    /// How long a released booking is told: seat-reservation remembers answers for a day, and a request that
    /// comes again within it must not get seats for a booking that is over.
    /// </summary>
    private static readonly TimeSpan ReleasedFor = TimeSpan.FromHours(24);

    private const string Plan =
        "SELECT subsections::text FROM event_sections WHERE event_id = $1 AND name = $2";

    private const string Tickets =
        """
        SELECT subsection, booking_id, status, row_number, seat_number, coalesce(reserved_at, sold_at)
        FROM tickets WHERE event_id = $1 AND section = $2 AND status <> 0
        ORDER BY subsection, booking_id, status, row_number, seat_number
        """;

    private const string Bookings =
        """
        SELECT booking_id, state, seats, changed_at, released FROM ticket_bookings
        WHERE event_id = $1 AND section = $2 AND (state <> 3 OR changed_at > $3) ORDER BY booking_id
        """;

    /// <summary>Null for an event or a section that does not exist.</summary>
    public async Task<SeatRecord?> ReadAsync(EventId id, string section, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);

        // Repeatable read is PostgreSQL's snapshot isolation: the three statements see one moment.
        await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        if (await ReadWidthsAsync(connection, id, section, ct) is not { } widths)
        {
            return null;
        }

        var (holds, heldSince) = await ReadHoldsAsync(connection, id, section, widths, ct);
        var now = time.GetUtcNow();
        var bookings = await ReadBookingsAsync(connection, id, section, heldSince, now - ReleasedFor, ct);
        return new SeatRecord(id, section, now, holds, bookings);
    }

    /// <summary>Seats in a row by number of subsection.</summary>
    private static async Task<Dictionary<int, int>?> ReadWidthsAsync(
        NpgsqlConnection connection, EventId id, string section, CancellationToken ct)
    {
        await using var command = Command(connection, Plan, id, section);
        return await command.ExecuteScalarAsync(ct) is string plan
            ? SectionRows.ReadSubsections(plan).ToDictionary(s => s.Number, s => s.SeatsPerRow)
            : null;
    }

    private static async Task<(List<RecordedHold> Holds, Dictionary<BookingId, DateTimeOffset> Since)> ReadHoldsAsync(
        NpgsqlConnection connection, EventId id, string section, Dictionary<int, int> widths, CancellationToken ct)
    {
        var holds = new List<RecordedHold>();
        var places = new List<int>();
        var since = new Dictionary<BookingId, DateTimeOffset>();
        await using var command = Command(connection, Tickets, id, section);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var hold = new RecordedHold(
                reader.GetInt16(0), new BookingId(reader.GetGuid(1)), (SeatStatus)reader.GetInt16(2), places);
            if (holds.Count == 0 || holds[^1] with { Places = places } != hold)
            {
                places = [];
                holds.Add(hold with { Places = places });
            }

            places.Add(((reader.GetInt16(3) - 1) * widths[hold.Subsection]) + reader.GetInt16(4) - 1);
            if (!reader.IsDBNull(5))
            {
                since.TryAdd(hold.BookingId, reader.GetFieldValue<DateTimeOffset>(5));
            }
        }

        return (holds, since);
    }

    private static async Task<List<RecordedBooking>> ReadBookingsAsync(
        NpgsqlConnection connection, EventId id, string section, Dictionary<BookingId, DateTimeOffset> heldSince,
        DateTimeOffset releasedAfter, CancellationToken ct)
    {
        var bookings = new List<RecordedBooking>();
        await using var command = Command(connection, Bookings, id, section);
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = releasedAfter });
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var booking = new BookingId(reader.GetGuid(0));
            var state = (RecordedBookingState)reader.GetInt16(1);
            var givenBack = SeatList.Read(reader.GetString(4));
            bookings.Add(new RecordedBooking(
                booking,
                state,
                SeatList.Read(reader.GetString(2)),
                heldSince.TryGetValue(booking, out var at) ? at : reader.GetFieldValue<DateTimeOffset>(3),
                state is RecordedBookingState.Released || givenBack.Count == 0 ? null : givenBack));
        }

        return bookings;
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, EventId id, string section)
    {
        var command = new NpgsqlCommand(sql, connection);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = id.Value });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = section });
        return command;
    }
}
