using Npgsql;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Infrastructure;
using Ticketing.Contracts.Messages;

namespace Ticketing.Booking.Orders.RecordSeatAnswers;

/// <summary>The batched conditional updates: one statement a kind, whatever the batch's size.</summary>
internal static class SeatAnswerStatements
{
    internal const string RecordReserved = $"""
        UPDATE bookings b
        SET status = 'PENDING_PAYMENT', seats = a.seats, lost_seats = a.lost_seats, quantity = a.quantity,
            total_minor = a.total_minor, section = a.section,
            section_index = CASE WHEN a.section = b.section THEN b.section_index ELSE coalesce(
                (SELECT (p ->> 1)::integer FROM jsonb_array_elements(b.preferences) AS p WHERE p ->> 0 = a.section),
                b.section_index) END,
            hold_expires_at = a.reserved_at + make_interval(secs => b.hold_seconds),
            updated_at = $7, version = b.version + 1
        FROM unnest($1, $2, $3, $4, $5, $6, $8)
            AS a (id, seats, lost_seats, quantity, total_minor, reserved_at, section)
        WHERE b.id = a.id AND b.status = 'PROCESSING'
        RETURNING {BookingRow.Columns}
        """;

    private const string RecordFailed = $"""
        UPDATE bookings b
        SET status = 'FAILED', reason = a.reason, lost_seats = a.lost_seats, updated_at = $4,
            version = b.version + 1
        FROM unnest($1, $2, $3, $5) AS a (id, reason, lost_seats, attempt)
        WHERE b.id = a.id AND b.status = 'PROCESSING' AND b.attempt = a.attempt
        RETURNING {BookingRow.Columns}
        """;

    // A booking of all or nothing asks each of its sections once, others twice (SectionPreferences).
    private const string AskNextSection = $"""
        UPDATE bookings b
        SET attempt = b.attempt + 1, section = next.section ->> 0, section_index = (next.section ->> 1)::integer,
            repeat_at = $4, updated_at = $3, version = b.version + 1
        FROM unnest($1, $2) AS a (id, attempt), LATERAL (
            SELECT w.preferences -> ((w.attempt + 1) % jsonb_array_length(w.preferences)) AS section
            FROM bookings w
            WHERE w.id = a.id AND w.attempt + 1 < jsonb_array_length(w.preferences)
                * CASE WHEN w.all_or_nothing OR w.adjacent THEN 1 ELSE 2 END
        ) next
        WHERE b.id = a.id AND b.status = 'PROCESSING' AND b.attempt = a.attempt
        RETURNING {BookingRow.Columns}
        """;

    private const string Read = $"SELECT {BookingRow.Columns} FROM bookings b WHERE b.id = ANY($1)";

    // A plan made for these very arrays reads every PROCESSING row by the partial index while the table is not
    // analyzed yet: 77 ms for 500 answers among 60,000 bookings. The generic plan looks each id up: 8 ms.
    private const string LookIdsUp = "SET LOCAL plan_cache_mode = force_generic_plan";

    /// <summary>Keeps this transaction's plans to one index look-up an answer. Call first.</summary>
    public static async Task ReadIdsAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(LookIdsUp, connection, transaction);
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>PROCESSING → PENDING_PAYMENT; returns the bookings that took the step.</summary>
    public static async Task<List<BookingRow>> RecordReservedAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction,
        IReadOnlyList<Answer<BookingUpdatedToPendingPayment>> answers,
        DateTimeOffset now, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(RecordReserved, connection, transaction);
        AddReserved(command.Parameters, answers, now);
        return await command.ReadRowsAsync(ct);
    }

    /// <summary>The parameters of <see cref="RecordReserved"/>.</summary>
    internal static void AddReserved(
        NpgsqlParameterCollection p, IReadOnlyList<Answer<BookingUpdatedToPendingPayment>> answers, DateTimeOffset now)
    {
        p.Add(new() { Value = answers.Select(a => a.Body.BookingId.Value).ToArray() });
        p.Add(Jsonb(answers.Select(a => SeatsJson.Write(a.Body.Seats))));
        p.Add(Jsonb(answers.Select(a => SeatsJson.Write(a.Body.LostSeats ?? []))));
        p.Add(new() { Value = answers.Select(a => a.Body.Seats.Count).ToArray() });
        p.Add(new() { Value = answers.Select(a => a.Body.Seats.Sum(s => s.PriceMinor)).ToArray() });
        p.Add(new() { Value = answers.Select(a => a.Body.ReservedAt.ToUniversalTime()).ToArray() });
        p.Add(new() { Value = now });
        p.Add(new() { Value = answers.Select(a => a.Body.Section).ToArray() });
    }

    /// <summary>
    /// PROCESSING goes on with the next section of the buyer's preference, where there is one; returns those bookings.
    /// Their rows say which attempt is to be asked for.
    /// </summary>
    public static async Task<List<BookingRow>> AskNextSectionAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction,
        IReadOnlyList<Answer<BookingUpdatedToFailed>> answers, DateTimeOffset now, TimeSpan redriveAfter,
        CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(AskNextSection, connection, transaction);
        var p = command.Parameters;
        p.Add(new() { Value = answers.Select(a => a.Body.BookingId.Value).ToArray() });
        p.Add(new() { Value = answers.Select(a => a.Body.Attempt).ToArray() });
        p.Add(new() { Value = now });
        p.Add(new() { Value = now + redriveAfter });
        return await command.ReadRowsAsync(ct);
    }

    /// <summary>PROCESSING → FAILED; returns the bookings that took the step.</summary>
    public static async Task<List<BookingRow>> RecordFailedAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction,
        IReadOnlyList<Answer<BookingUpdatedToFailed>> answers, DateTimeOffset now, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(RecordFailed, connection, transaction);
        var p = command.Parameters;
        p.Add(new() { Value = answers.Select(a => a.Body.BookingId.Value).ToArray() });
        p.Add(new() { Value = answers.Select(a => a.Body.Code).ToArray() });
        p.Add(Jsonb(answers.Select(a => SeatsJson.Write(a.Body.LostSeats ?? []))));
        p.Add(new() { Value = now });
        p.Add(new() { Value = answers.Select(a => a.Body.Attempt).ToArray() });
        return await command.ReadRowsAsync(ct);
    }

    public static async Task<Dictionary<Guid, BookingRow>> ReadAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, Guid[] ids, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(Read, connection, transaction);
        command.Parameters.Add(new() { Value = ids });
        return (await command.ReadRowsAsync(ct)).ToDictionary(r => r.Id);
    }

    private static NpgsqlParameter Jsonb(IEnumerable<string> values) =>
        new() { Value = values.ToArray(), NpgsqlDbType = BatchParameters.JsonbArray };
}
