using System.Text.Json;
using Ticketing.Messaging.Data;

namespace Ticketing.Booking.Waitlist.AuditWaitlist;

/// <summary>Reads the audit and the line.</summary>
internal sealed class WaitlistAudit(Database database)
{
    private const string Lines = """
        SELECT id, at, pass, what, entry_id, number, booking_id, reason, detail FROM waitlist_audit
        WHERE event_id = @eventId AND id > @after ORDER BY id LIMIT @limit
        """;

    private const string Counts = """
        SELECT state, count(*) AS entries, sum(party_size) AS seats
        FROM waitlist_entries WHERE event_id = @eventId GROUP BY state
        """;

    private const string Line = """
        SELECT party_size, sections, adjacent, price_cap_minor, state, joined_at, accessible, companions FROM waitlist_entries
        WHERE event_id = @eventId AND state IN ('WAITING', 'OFFERED') ORDER BY number LIMIT @limit
        """;

    // Entries of the line that a page shows.
    private const int MaxLine = 100;

    // A replay reads page by page; one page is in memory at a time.
    private const int ReplayPage = 5_000;

    public async Task<List<WaitlistAuditLine>> ReadAsync(long eventId, long after, int limit, CancellationToken ct)
    {
        var rows = await database.QueryAsync<AuditRow>(Lines, new { eventId, after, limit }, ct);
        return
        [
            .. rows.Select(r => new WaitlistAuditLine(
                r.Id, r.At, r.Pass, r.What, r.EntryId, r.Number, r.BookingId, r.Reason,
                r.Detail is null
                    ? null
                    : JsonSerializer.Deserialize(r.Detail, WaitlistAuditJson.Default.WaitlistAuditDetail))),
        ];
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
        var counts = (await database.QueryAsync<StateCount>(Counts, new { eventId }, ct))
            .ToDictionary(c => c.State, StringComparer.Ordinal);
        var line = await database.QueryAsync<LineRow>(Line, new { eventId, limit = MaxLine }, ct);
        long Of(string state) => counts.GetValueOrDefault(state)?.Entries ?? 0;
        return new WaitlistSummary(
            eventId,
            Of(WaitlistState.Waiting),
            Of(WaitlistState.Offered),
            Of(WaitlistState.Served),
            Of(WaitlistState.ChargeFailed),
            Of(WaitlistState.Left),
            Of(WaitlistState.Expired),
            counts.GetValueOrDefault(WaitlistState.Waiting)?.Seats ?? 0,
            [.. line.Select((r, i) => new WaitlistSummaryLine(
                i + 1, r.PartySize, r.Sections, r.Adjacent, r.PriceCapMinor, r.State, r.JoinedAt, r.Accessible,
                r.Companions))]);
    }

    private sealed class AuditRow
    {
        public required long Id { get; init; }
        public required DateTimeOffset At { get; init; }
        public long? Pass { get; init; }
        public required string What { get; init; }
        public Guid? EntryId { get; init; }
        public long? Number { get; init; }
        public Guid? BookingId { get; init; }
        public string? Reason { get; init; }
        public string? Detail { get; init; }
    }

    private sealed class StateCount
    {
        public required string State { get; init; }
        public required long Entries { get; init; }
        public required long Seats { get; init; }
    }

    private sealed class LineRow
    {
        public required int PartySize { get; init; }
        public required string[] Sections { get; init; }
        public required bool Adjacent { get; init; }
        public long? PriceCapMinor { get; init; }
        public required string State { get; init; }
        public required DateTimeOffset JoinedAt { get; init; }
        public required bool Accessible { get; init; }
        public required int Companions { get; init; }
    }
}
