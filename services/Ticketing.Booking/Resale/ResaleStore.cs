using Ticketing.Contracts;
using Ticketing.Messaging.Auditing;
using Ticketing.Messaging.Data;

namespace Ticketing.Booking.Resale;

/// <summary>How many tickets of an event are offered and were resold. Money in minor units.</summary>
internal sealed class ResaleCounts
{
    public long Offered { get; init; }
    public long InHand { get; init; }
    public long Sold { get; init; }
}

/// <summary>Reads of terms and offered tickets, and the writing of terms.</summary>
internal sealed class ResaleStore(Database database, TimeProvider clock)
{
    private const string Terms =
        "SELECT event_id, is_allowed, fee_percent, ends_minutes_before FROM resale_terms WHERE event_id = @eventId";

    private const string SaveTerms = """
        INSERT INTO resale_terms (event_id, is_allowed, fee_percent, ends_minutes_before, updated_at)
        VALUES (@eventId, @isAllowed, @feePercent, @endsMinutesBefore, @now)
        ON CONFLICT (event_id) DO UPDATE SET is_allowed = excluded.is_allowed, fee_percent = excluded.fee_percent,
            ends_minutes_before = excluded.ends_minutes_before, updated_at = excluded.updated_at
        RETURNING event_id, is_allowed, fee_percent, ends_minutes_before
        """;

    private const string Count = """
        SELECT count(*) FILTER (WHERE t.state IN ('OFFERED', 'SELLING')) AS offered,
            count(*) FILTER (WHERE t.state IN ('OFFERED', 'SELLING') AND h.status IN ('PENDING_PAYMENT', 'PAID')) AS in_hand,
            count(*) FILTER (WHERE t.state = 'SOLD') AS sold
        FROM resale_tickets t LEFT JOIN bookings h ON h.id = t.taken_by WHERE t.event_id = @eventId
        """;

    // What its giver lost otherwise ends a moment later; until then it is not shown.
    private const string Public = $"""
        SELECT {ResaleTicketRow.Columns} FROM resale_tickets t JOIN bookings g ON g.id = t.booking_id AND g.status = 'PAID'
        WHERE t.event_id = @eventId AND t.state = 'OFFERED' AND t.public_at IS NOT NULL
          AND NOT EXISTS (SELECT FROM bookings h WHERE h.id = t.taken_by AND h.status IN ('PENDING_PAYMENT', 'PAID'))
        ORDER BY {ResaleTicketRow.Order} LIMIT @limit
        """;

    private const string OfBooking = $"""
        SELECT {ResaleTicketRow.Columns} FROM resale_tickets t WHERE t.booking_id = @bookingId
        ORDER BY t.offered_at, {ResaleTicketRow.Order}
        """;

    public Task<ResaleTermsRow?> FindTermsAsync(long eventId, CancellationToken ct) =>
        database.FindAsync<ResaleTermsRow>(Terms, new { eventId }, ct);

    public async Task<ResaleTermsRow> SaveTermsAsync(
        EventId eventId, bool isAllowed, int feePercent, int endsMinutesBefore, AuditEntry entry, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await database.BeginAsync(ct);
        var saved = await transaction.FindAsync<ResaleTermsRow>(
            SaveTerms, new { eventId = eventId.Value, isAllowed, feePercent, endsMinutesBefore, now }, ct);
        await transaction.AppendAsync(entry, now, ct);
        await transaction.CommitAsync(ct);
        return saved!;
    }

    public async Task<ResaleCounts> CountAsync(long eventId, CancellationToken ct) =>
        (await database.FindAsync<ResaleCounts>(Count, new { eventId }, ct))!;

    /// <summary>Tickets that anybody may buy now.</summary>
    public Task<IReadOnlyList<ResaleTicketRow>> ListPublicAsync(long eventId, int limit, CancellationToken ct) =>
        database.QueryAsync<ResaleTicketRow>(Public, new { eventId, limit }, ct);

    /// <summary>All tickets of a booking that were ever offered, oldest first.</summary>
    public Task<IReadOnlyList<ResaleTicketRow>> OfBookingAsync(Guid bookingId, CancellationToken ct) =>
        database.QueryAsync<ResaleTicketRow>(OfBooking, new { bookingId }, ct);

    public static Task<IReadOnlyList<ResaleTicketRow>> OfBookingAsync(
        DatabaseTransaction transaction, Guid bookingId, CancellationToken ct) =>
        transaction.QueryAsync<ResaleTicketRow>(OfBooking, new { bookingId }, ct);
}
