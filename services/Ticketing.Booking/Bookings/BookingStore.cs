using Ticketing.Messaging.Data;

namespace Ticketing.Booking.Bookings;

/// <summary>Reads of bookings by their ids or by their buyers.</summary>
internal sealed class BookingStore(Database database)
{
    private const string ByIds = $"SELECT {BookingRow.Columns} FROM bookings b WHERE b.id = ANY(@ids)";

    /// <summary>
    /// Counts bookings that a statement made FAILED and calls <c>failed</c>, for figures, in the same statement: so a failure
    /// is counted once, as its row changes once.
    /// </summary>
    public const string CountFailed =
        """
        counted AS (
            INSERT INTO order_failures (event_id, minute, failed)
            SELECT event_id, date_trunc('minute', max(updated_at), 'UTC'), count(*) FROM failed GROUP BY event_id
        )
        """;

    // As BookingRow.IsHidden.
    private const string NotHidden = "(b.purpose IS DISTINCT FROM 'reseat' OR b.replaces IS NOT NULL)";

    private const string NewestOfBuyer = $"""
        SELECT {BookingRow.Columns} FROM bookings b WHERE b.buyer_id = @buyerId AND {NotHidden}
        ORDER BY b.created_at DESC, b.id DESC LIMIT @limit
        """;

    // One probe of the history index for each buyer; a buyer has few bookings.
    private const string ChangedSince = $"""
        SELECT {BookingRow.Columns} FROM bookings b
        WHERE b.buyer_id = ANY(@buyers) AND b.updated_at > @since AND {NotHidden}
        ORDER BY b.updated_at LIMIT @limit
        """;

    public Task<BookingRow?> FindAsync(Guid id, CancellationToken ct) =>
        database.FindAsync<BookingRow>(ByIds, new { ids = new[] { id } }, ct);

    public Task<IReadOnlyList<BookingRow>> FindAllAsync(IEnumerable<Guid> ids, CancellationToken ct) =>
        database.QueryAsync<BookingRow>(ByIds, new { ids = ids.ToArray() }, ct);

    public Task<IReadOnlyList<BookingRow>> NewestOfBuyerAsync(Guid buyerId, int limit, CancellationToken ct) =>
        database.QueryAsync<BookingRow>(NewestOfBuyer, new { buyerId, limit }, ct);

    /// <summary>Bookings of these buyers that changed after <paramref name="since"/>, oldest change first.</summary>
    public Task<IReadOnlyList<BookingRow>> ChangedSinceAsync(
        Guid[] buyers, DateTimeOffset since, int limit, CancellationToken ct) =>
        database.QueryAsync<BookingRow>(ChangedSince, new { buyers, since, limit }, ct);
}
