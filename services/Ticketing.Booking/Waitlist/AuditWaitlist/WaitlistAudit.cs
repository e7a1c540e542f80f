using System.Text.Json;
using Npgsql;

namespace Ticketing.Booking.Waitlist.AuditWaitlist;

/// <summary>Reads the audit and the line.</summary>
internal sealed class WaitlistAudit(NpgsqlDataSource database)
{
    private const string Lines = """
        SELECT id, at, pass, what, entry_id, number, booking_id, reason, detail FROM waitlist_audit
        WHERE event_id = $1 AND id > $2 ORDER BY id LIMIT $3
        """;

    private const string Counts = """
        SELECT state, count(*), sum(party_size) FROM waitlist_entries WHERE event_id = $1 GROUP BY state
        """;

    private const string Line = """
        SELECT party_size, sections, adjacent, price_cap_minor, state, joined_at, accessible FROM waitlist_entries
        WHERE event_id = $1 AND state IN ('WAITING', 'OFFERED') ORDER BY number LIMIT $2
        """;

    // Of the line: as much as a page shows.
    private const int MaxLine = 100;

    // A replay reads page by page; one page is in memory at a time.
    private const int ReplayPage = 5_000;

    public async Task<List<WaitlistAuditLine>> ReadAsync(long eventId, long after, int limit, CancellationToken ct)
    {
        var lines = new List<WaitlistAuditLine>();
        await using var command = database.CreateCommand(Lines).With(eventId, after, limit);
        await using var r = await command.ExecuteReaderAsync(ct);
        while (await r.ReadAsync(ct))
        {
            lines.Add(new WaitlistAuditLine(
                r.GetInt64(0),
                r.GetFieldValue<DateTimeOffset>(1),
                r.IsDBNull(2) ? null : r.GetInt64(2),
                r.GetString(3),
                r.IsDBNull(4) ? null : r.GetGuid(4),
                r.IsDBNull(5) ? null : r.GetInt64(5),
                r.IsDBNull(6) ? null : r.GetGuid(6),
                r.IsDBNull(7) ? null : r.GetString(7),
                r.IsDBNull(8)
                    ? null
                    : JsonSerializer.Deserialize(
                        r.GetString(8), WaitlistAuditJson.Default.WaitlistAuditDetail)));
        }
        return lines;
    }

    /// <summary>Proves order and single charge from the whole audit of an event.</summary>
    public async Task<WaitlistReplayResult> ReplayAsync(long eventId, CancellationToken ct)
    {
        var replay = new WaitlistReplay();
        long after = 0;
        while (true)
        {
            var page = await ReadAsync(eventId, after, ReplayPage, ct);
            page.ForEach(replay.Apply);
            if (page.Count < ReplayPage)
            {
                return replay.Result;
            }
            after = page[^1].Id;
        }
    }

    public async Task<WaitlistSummary> SummariseAsync(long eventId, CancellationToken ct)
    {
        var counts = new Dictionary<string, (long Entries, long Seats)>(StringComparer.Ordinal);
        await using (var command = database.CreateCommand(Counts).With(eventId))
        await using (var reader = await command.ExecuteReaderAsync(ct))
        {
            while (await reader.ReadAsync(ct))
            {
                counts[reader.GetString(0)] = (reader.GetInt64(1), reader.GetInt64(2));
            }
        }
        long Of(string state) => counts.GetValueOrDefault(state).Entries;
        return new WaitlistSummary(
            eventId,
            Of(WaitlistState.Waiting),
            Of(WaitlistState.Offered),
            Of(WaitlistState.Served),
            Of(WaitlistState.ChargeFailed),
            Of(WaitlistState.Left),
            Of(WaitlistState.Expired),
            counts.GetValueOrDefault(WaitlistState.Waiting).Seats,
            await ReadLineAsync(eventId, ct));
    }

    private async Task<List<WaitlistSummaryLine>> ReadLineAsync(long eventId, CancellationToken ct)
    {
        var line = new List<WaitlistSummaryLine>();
        await using var command = database.CreateCommand(Line).With(eventId, MaxLine);
        await using var r = await command.ExecuteReaderAsync(ct);
        while (await r.ReadAsync(ct))
        {
            line.Add(new WaitlistSummaryLine(
                line.Count + 1,
                r.GetInt32(0),
                r.GetFieldValue<string[]>(1),
                r.GetBoolean(2),
                await r.IsDBNullAsync(3, ct) ? null : r.GetInt64(3),
                r.GetString(4),
                r.GetFieldValue<DateTimeOffset>(5),
                r.GetBoolean(6)));
        }
        return line;
    }
}
