using Npgsql;

namespace Ticketing.Booking.Waitlist;

/// <summary>An entry with its place in the line; nulls when it is not in the line.</summary>
internal sealed record PlacedEntry(WaitlistEntryRow Entry, long? Position, long? Ahead);

/// <summary>Reads entries with their places.</summary>
internal sealed class WaitlistPlaces(NpgsqlDataSource database)
{
    // Who has an offer still counts: the offer may come to nothing and the entry is then back in its place.
    private const string Placed = $"""
        SELECT {WaitlistEntryRow.Columns}, line.position, line.ahead
        FROM waitlist_entries w
        LEFT JOIN LATERAL (
            SELECT count(*) AS position,
                   count(*) FILTER (WHERE o.number < w.number AND o.accessible = w.accessible
                       AND (o.sections = '{"{}"}' OR w.sections = '{"{}"}' OR o.sections && w.sections)) AS ahead
            FROM waitlist_entries o
            WHERE o.event_id = w.event_id AND o.state IN ('WAITING', 'OFFERED') AND o.number <= w.number
        ) line ON w.state IN ('WAITING', 'OFFERED')
        """;

    private const string OfBuyer = $"{Placed} WHERE w.buyer_id = $1 ORDER BY w.joined_at DESC, w.id DESC LIMIT $2";

    private const string ById = $"{Placed} WHERE w.id = $1";

    /// <summary>The newest entries of a buyer, newest first.</summary>
    public Task<List<PlacedEntry>> OfBuyerAsync(Guid buyerId, int limit, CancellationToken ct) =>
        ReadAsync(OfBuyer, [buyerId, limit], ct);

    /// <summary>One entry; null when there is none.</summary>
    public async Task<PlacedEntry?> FindAsync(Guid id, CancellationToken ct) =>
        (await ReadAsync(ById, [id], ct)).FirstOrDefault();

    private async Task<List<PlacedEntry>> ReadAsync(string sql, object?[] values, CancellationToken ct)
    {
        var found = new List<PlacedEntry>();
        await using var command = database.CreateCommand(sql).With(values);
        await using var reader = await command.ExecuteReaderAsync(ct);
        const int more = WaitlistEntryRow.ColumnCount;
        while (await reader.ReadAsync(ct))
        {
            found.Add(new PlacedEntry(
                WaitlistEntryRow.Read(reader),
                await reader.IsDBNullAsync(more, ct) ? null : reader.GetInt64(more),
                await reader.IsDBNullAsync(more + 1, ct) ? null : reader.GetInt64(more + 1)));
        }
        return found;
    }
}
