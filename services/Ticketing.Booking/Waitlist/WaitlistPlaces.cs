using Ticketing.Messaging.Data;

namespace Ticketing.Booking.Waitlist;

/// <summary>An entry with its place in the line; nulls when it is not in the line.</summary>
internal sealed record PlacedEntry(WaitlistEntryRow Entry, long? Position, long? Ahead);

/// <summary>Reads entries with their places.</summary>
internal sealed class WaitlistPlaces(Database database)
{
    // An entry with an offer keeps its place, because the offer may come to nothing.
    private const string Placed = $"""
        SELECT {WaitlistEntryRow.Columns}, line.position, line.ahead
        FROM waitlist_entries w
        LEFT JOIN LATERAL (
            SELECT count(*) AS position,
                   count(*) FILTER (WHERE o.number < w.number
                       AND (o.accessible = w.accessible OR o.companions > 0 OR w.companions > 0)
                       AND (o.sections = '{"{}"}' OR w.sections = '{"{}"}' OR o.sections && w.sections)) AS ahead
            FROM waitlist_entries o
            WHERE o.event_id = w.event_id AND o.state IN ('WAITING', 'OFFERED') AND o.number <= w.number
        ) line ON w.state IN ('WAITING', 'OFFERED')
        """;

    private const string OfBuyer =
        $"{Placed} WHERE w.buyer_id = @buyerId ORDER BY w.joined_at DESC, w.id DESC LIMIT @limit";

    private const string ById = $"{Placed} WHERE w.id = @id";

    /// <summary>The newest entries of a buyer, newest first.</summary>
    public async Task<List<PlacedEntry>> OfBuyerAsync(Guid buyerId, int limit, CancellationToken ct) =>
        [.. (await database.QueryAsync<Row>(OfBuyer, new { buyerId, limit }, ct)).Select(PlacedOf)];

    /// <summary>One entry; null when there is none.</summary>
    public async Task<PlacedEntry?> FindAsync(Guid id, CancellationToken ct) =>
        await database.FindAsync<Row>(ById, new { id }, ct) is { } row ? PlacedOf(row) : null;

    private static PlacedEntry PlacedOf(Row row) => new(row, row.Position, row.Ahead);

    private sealed class Row : WaitlistEntryRow
    {
        public long? Position { get; init; }
        public long? Ahead { get; init; }
    }
}
