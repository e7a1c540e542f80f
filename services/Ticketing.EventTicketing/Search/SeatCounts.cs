using Ticketing.Contracts;
using Ticketing.EventTicketing.Tickets.RecordTickets;
using Ticketing.Messaging.Data;

namespace Ticketing.EventTicketing.Search;

/// <summary>
/// Counts the seats that are left of shows: of those whose tickets changed, and in turn of all others, which other
/// replicas may have changed.
/// </summary>
internal sealed class SeatCounts(Database database, ChangedEvents changed, TimeProvider time)
{
    /// <summary>Seats counted in one round, so that a round takes tenths of a second.</summary>
    private const int MaxSeats = 200_000;

    /// <summary>Shows looked at in one round.</summary>
    private const int MaxShows = 500;

    /// <summary>A large event is counted at most once in a second for so many of its seats: 50,000 every ten seconds.</summary>
    private const int SeatsPerSecond = 5_000;

    /// <summary>What nobody told of is counted again after this.</summary>
    private static readonly TimeSpan Age = TimeSpan.FromMinutes(10);

    private const string ReadChanged =
        """
        SELECT s.event_id, s.seats_total, n.counted_at FROM search_shows s JOIN show_counts n USING (event_id)
        WHERE s.event_id = ANY (@Ids) ORDER BY n.counted_at NULLS FIRST
        """;

    private const string ReadOldest =
        """
        SELECT event_id, s.seats_total, n.counted_at FROM (
            SELECT event_id, counted_at FROM show_counts ORDER BY counted_at NULLS FIRST, event_id LIMIT @MaxShows) n
        JOIN search_shows s USING (event_id)
        WHERE n.counted_at IS NULL OR n.counted_at < @Before
        ORDER BY n.counted_at NULLS FIRST
        """;

    /// <summary>
    /// Few: a twentieth, or six. Most counts leave the show's row, and its indexes, as they are. Of two replicas that count
    /// at the same moment the one that began first may end last: its older count is dropped.
    /// </summary>
    private const string Count =
        """
        WITH counted AS (
            SELECT id AS event_id, (SELECT count(*) FROM tickets t WHERE t.event_id = id AND t.status = 0) AS seats_left
            FROM unnest(@Ids) AS id
        ), noted AS (
            UPDATE show_counts n SET seats_left = c.seats_left, counted_at = statement_timestamp()
            FROM counted c
            WHERE n.event_id = c.event_id AND (n.counted_at IS NULL OR n.counted_at < statement_timestamp())
            RETURNING n.event_id, n.seats_left
        ), level AS (
            SELECT c.event_id,
                   CASE WHEN c.seats_left = 0 THEN 2
                        WHEN c.seats_left <= 6 OR c.seats_left * 20 <= s.seats_total THEN 1 ELSE 0 END AS availability
            FROM noted c JOIN search_shows s USING (event_id)
        )
        UPDATE search_shows s SET availability = l.availability
        FROM level l WHERE s.event_id = l.event_id AND s.availability <> l.availability
        """;

    private const string RemovePast =
        """
        DELETE FROM search_shows WHERE event_id IN (
            SELECT event_id FROM search_shows WHERE starts_at < @Before ORDER BY starts_at LIMIT 1000)
        """;

    /// <summary>One round.</summary>
    public async Task CountAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var told = changed.Peek(MaxShows).ToArray();
        var wanted = told.Length == 0 ? [] : await database.QueryAsync<ShowRow>(ReadChanged, new { Ids = told }, ct);
        changed.Remove(told.Except(wanted.Select(show => show.EventId)));
        var due = wanted.Where(show => show.CountedAt is not { } at
            || now - at >= TimeSpan.FromSeconds((double)show.SeatsTotal / SeatsPerSecond));
        var oldest = await database.QueryAsync<ShowRow>(ReadOldest, new { MaxShows, Before = now - Age }, ct);
        var ids = TakeSeats(due.Concat(oldest)).Distinct().ToArray();
        if (ids.Length > 0)
        {
            await CountAsync(ids, told.Intersect(ids), ct);
        }
    }

    private async Task CountAsync(long[] ids, IEnumerable<long> told, CancellationToken ct)
    {
        changed.Remove(ids);
        try
        {
            await database.ExecuteAsync(Count, new { Ids = ids }, ct);
        }
        catch
        {
            // Told again, or nobody would count them before their turn.
            foreach (var id in told)
            {
                changed.Add(new EventId(id));
            }

            throw;
        }
    }

    /// <summary>Shows of yesterday are found no more, whether or not their seller has ended them.</summary>
    public Task RemovePastAsync(CancellationToken ct) =>
        database.ExecuteAsync(RemovePast, new { Before = time.GetUtcNow().AddDays(-1) }, ct);

    private static IEnumerable<long> TakeSeats(IEnumerable<ShowRow> shows)
    {
        var seats = 0;
        foreach (var show in shows)
        {
            if (seats > 0 && seats + show.SeatsTotal > MaxSeats)
            {
                yield break;
            }

            seats += show.SeatsTotal;
            yield return show.EventId;
        }
    }

    private sealed class ShowRow
    {
        public long EventId { get; init; }
        public int SeatsTotal { get; init; }
        public DateTimeOffset? CountedAt { get; init; }
    }
}
