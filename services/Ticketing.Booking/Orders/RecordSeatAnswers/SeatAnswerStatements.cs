using Ticketing.Booking.Bookings;
using Ticketing.Booking.Codes;
using Ticketing.Contracts.Messages;
using Ticketing.Messaging.Data;

namespace Ticketing.Booking.Orders.RecordSeatAnswers;

/// <summary>The batched conditional updates: one statement a kind, whatever the batch's size.</summary>
internal static class SeatAnswerStatements
{
    internal const string RecordReserved = $"""
        UPDATE bookings b
        SET status = 'PENDING_PAYMENT', seats = a.seats, lost_seats = a.lost_seats, quantity = a.quantity,
            total_minor = a.total_minor, section = a.section, discount_minor = coalesce(a.discount_minor, b.discount_minor),
            price_minor = CASE WHEN b.promised_prices IS NULL
                THEN (a.total_minor + coalesce(a.discount_minor, 0)) / a.quantity ELSE b.price_minor END,
            section_index = CASE WHEN a.section = b.section THEN b.section_index ELSE coalesce(
                (SELECT (p ->> 1)::integer FROM jsonb_array_elements(b.preferences) AS p WHERE p ->> 0 = a.section),
                b.section_index) END,
            hold_expires_at = a.reserved_at + make_interval(secs => b.hold_seconds),
            updated_at = @now, version = b.version + 1
        FROM unnest(
                @ids, @seats::jsonb[], @lostSeats::jsonb[], @quantities, @totals, @discounts, @reservedAt, @sections)
            AS a (id, seats, lost_seats, quantity, total_minor, discount_minor, reserved_at, section)
        WHERE b.id = a.id AND b.status = 'PROCESSING'
        RETURNING {BookingRow.Columns}
        """;

    private const string RecordFailed = $"""
        WITH failed AS (
            UPDATE bookings b
            SET status = 'FAILED', reason = a.reason, lost_seats = a.lost_seats, updated_at = @now,
                version = b.version + 1
            FROM unnest(@ids, @reasons, @lostSeats::jsonb[], @attempts) AS a (id, reason, lost_seats, attempt)
            WHERE b.id = a.id AND b.status = 'PROCESSING' AND b.attempt = a.attempt
            RETURNING {BookingRow.Columns}
        ), {BookingStore.CountFailed}
        SELECT * FROM failed
        """;

    // A booking of all or nothing asks each of its sections once, others twice (SectionPreferences).
    private const string AskNextSection = $"""
        UPDATE bookings b
        SET attempt = b.attempt + 1, section = next.section ->> 0, section_index = (next.section ->> 1)::integer,
            price_minor = (next.section ->> 2)::bigint,
            repeat_at = @repeatAt, updated_at = @now, version = b.version + 1
        FROM unnest(@ids, @attempts) AS a (id, attempt), LATERAL (
            SELECT w.preferences -> ((w.attempt + 1) % jsonb_array_length(w.preferences)) AS section
            FROM bookings w
            WHERE w.id = a.id AND w.attempt + 1 < jsonb_array_length(w.preferences)
                * CASE WHEN w.all_or_nothing OR w.adjacent THEN 1 ELSE 2 END
        ) next
        WHERE b.id = a.id AND b.status = 'PROCESSING' AND b.attempt = a.attempt
        RETURNING {BookingRow.Columns}
        """;

    private const string Read = $"SELECT {BookingRow.Columns} FROM bookings b WHERE b.id = ANY(@ids)";

    // A plan made for these very arrays reads every PROCESSING row by the partial index while the table is not
    // analyzed yet: 77 ms for 500 answers among 60,000 bookings. The generic plan looks each id up: 8 ms.
    private const string UseGenericPlans = "SET LOCAL plan_cache_mode = force_generic_plan";

    /// <summary>Makes this transaction's plans look up one id an answer. Call first.</summary>
    public static Task UseGenericPlansAsync(DatabaseTransaction transaction, CancellationToken ct) =>
        transaction.ExecuteAsync(UseGenericPlans, null, ct);

    /// <summary>PROCESSING → PENDING_PAYMENT; returns the bookings that took the step.</summary>
    /// <param name="transaction">Of the batch.</param>
    /// <param name="answers">One a booking.</param>
    /// <param name="discounted">Seats with what is paid for them, of bookings whose code takes something off.</param>
    /// <param name="now">The step's time.</param>
    /// <param name="ct">Cancels the statement.</param>
    public static async Task<IReadOnlyList<BookingRow>> RecordReservedAsync(
        DatabaseTransaction transaction, IReadOnlyList<Answer<BookingUpdatedToPendingPayment>> answers,
        IReadOnlyDictionary<Guid, DiscountedSeats> discounted, DateTimeOffset now, CancellationToken ct) =>
        answers.Count == 0
            ? []
            : await transaction.QueryAsync<BookingRow>(
                RecordReserved, ReservedParameters([.. answers.Select(a => Paid(a, discounted))], now), ct);

    /// <summary>The parameters of <see cref="RecordReserved"/>.</summary>
    internal static object ReservedParameters(
        IReadOnlyList<(Answer<BookingUpdatedToPendingPayment> Answer, long? DiscountMinor)> priced, DateTimeOffset now)
    {
        List<Answer<BookingUpdatedToPendingPayment>> answers = [.. priced.Select(p => p.Answer)];
        return new
        {
            ids = answers.Select(a => a.Body.BookingId.Value).ToArray(),
            seats = answers.Select(a => SeatsJson.Write(a.Body.Seats)).ToArray(),
            lostSeats = answers.Select(a => SeatsJson.Write(a.Body.LostSeats ?? [])).ToArray(),
            quantities = answers.Select(a => a.Body.Seats.Count).ToArray(),
            totals = answers.Select(a => a.Body.Seats.Sum(s => s.PriceMinor)).ToArray(),
            discounts = priced.Select(p => p.DiscountMinor).ToArray(),
            reservedAt = answers.Select(a => a.Body.ReservedAt.ToUniversalTime()).ToArray(),
            sections = answers.Select(a => a.Body.Section).ToArray(),
            now,
        };
    }

    private static (Answer<BookingUpdatedToPendingPayment> Answer, long? DiscountMinor) Paid(
        Answer<BookingUpdatedToPendingPayment> answer, IReadOnlyDictionary<Guid, DiscountedSeats> discounted) =>
        discounted.TryGetValue(answer.Body.BookingId.Value, out var seats)
            ? (answer with { Body = answer.Body with { Seats = seats.Seats } }, seats.DiscountMinor)
            : (answer, null);

    /// <summary>
    /// Moves bookings whose section had no seats to the next section of their preferences; the others are not changed.
    /// Returns those it moved: their rows have the section and the attempt to ask for.
    /// </summary>
    public static async Task<IReadOnlyList<BookingRow>> AskNextSectionAsync(
        DatabaseTransaction transaction, IReadOnlyList<Answer<BookingUpdatedToFailed>> answers, DateTimeOffset now,
        TimeSpan redriveAfter, CancellationToken ct) =>
        answers.Count == 0
            ? []
            : await transaction.QueryAsync<BookingRow>(
                AskNextSection,
                new
                {
                    ids = answers.Select(a => a.Body.BookingId.Value).ToArray(),
                    attempts = answers.Select(a => a.Body.Attempt).ToArray(),
                    now,
                    repeatAt = now + redriveAfter,
                },
                ct);

    /// <summary>PROCESSING → FAILED; returns the bookings that took the step.</summary>
    public static async Task<IReadOnlyList<BookingRow>> RecordFailedAsync(
        DatabaseTransaction transaction, IReadOnlyList<Answer<BookingUpdatedToFailed>> answers, DateTimeOffset now,
        CancellationToken ct) =>
        answers.Count == 0
            ? []
            : await transaction.QueryAsync<BookingRow>(
                RecordFailed,
                new
                {
                    ids = answers.Select(a => a.Body.BookingId.Value).ToArray(),
                    reasons = answers.Select(a => a.Body.Code).ToArray(),
                    lostSeats = answers.Select(a => SeatsJson.Write(a.Body.LostSeats ?? [])).ToArray(),
                    attempts = answers.Select(a => a.Body.Attempt).ToArray(),
                    now,
                },
                ct);

    public static async Task<Dictionary<Guid, BookingRow>> ReadAsync(
        DatabaseTransaction transaction, IEnumerable<Guid> ids, CancellationToken ct) =>
        (await transaction.QueryAsync<BookingRow>(Read, new { ids = ids.ToArray() }, ct)).ToDictionary(r => r.Id);
}
