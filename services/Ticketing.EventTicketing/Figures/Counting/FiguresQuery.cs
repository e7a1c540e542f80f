using Ticketing.Contracts;
using Ticketing.Messaging.Data;

namespace Ticketing.EventTicketing.Figures.Counting;

/// <summary>
/// Reads figures. How many rows it reads depends on sections, doors and the time asked for, never on how many tickets
/// there are. One statement adds what is folded and what is not, so it sees one moment.
/// </summary>
internal sealed class FiguresQuery(Database database)
{
    /// <summary>
    /// Values of a dimension of one event: all sections and categories; those codes and doors that sold or admitted most. Any
    /// device that scans is a door.
    /// </summary>
    private const int MaxValues = 500;

    internal static readonly string Totals =
        $"""
        SELECT event_id, dimension, value, {SaleCounts.Columns}
        FROM (
        SELECT event_id, dimension, value, {SaleCounts.Sums},
               row_number() OVER (PARTITION BY event_id, dimension
                                  ORDER BY sum(seats_paid) + sum(admitted) DESC, value) AS place
        FROM (
            SELECT f.event_id, f.dimension, f.value, {Of("f")}
            FROM unnest(@Ids) AS wanted (id) CROSS JOIN unnest(@Dimensions) AS d (name)
            JOIN sales_figures f ON f.event_id = wanted.id AND f.dimension = d.name AND f.grain = 0
            UNION ALL
            SELECT event_id, dimension, value, {SaleCounts.Columns} FROM sales_deltas
            WHERE event_id = ANY (@Ids) AND dimension = ANY (@Dimensions)
        ) c
        GROUP BY event_id, dimension, value
        ) v
        WHERE place <= @Limit ORDER BY event_id, dimension, value
        """;

    internal static readonly string Series =
        $"""
        SELECT CASE @Step WHEN 'minute' THEN c.at ELSE date_trunc(@Step, c.at, @Zone) END AS at, {SaleCounts.Sums}
        FROM (
            SELECT at, {SaleCounts.Columns} FROM sales_figures
            WHERE event_id = @EventId AND dimension = @Dimension AND grain = @Grain AND value = @Value
              AND at >= @Start AND at < @Finish
            UNION ALL
            SELECT minute, {SaleCounts.Columns} FROM sales_deltas
            WHERE event_id = @EventId AND dimension = @Dimension AND value = @Value
              AND minute >= @Start AND minute < @Finish
        ) c
        GROUP BY 1 ORDER BY 1
        """;

    /// <summary>A venue's day may begin at half past an hour: then its first minutes are read one by one.</summary>
    private static readonly string Since =
        $"""
        SELECT event_id, {SaleCounts.Sums}
        FROM (
            SELECT f.event_id, {Of("f")}
            FROM unnest(@Ids, @Hours) AS w (id, hour)
            JOIN sales_figures f ON f.event_id = w.id AND f.grain = 1 AND f.dimension = 'event' AND f.value = ''
                 AND f.at >= w.hour
            UNION ALL
            SELECT f.event_id, {Of("f")}
            FROM unnest(@Ids, @Starts, @Hours) AS w (id, start, hour)
            JOIN sales_figures f ON f.event_id = w.id AND f.grain = 2 AND f.dimension = 'event' AND f.value = ''
                 AND f.at >= w.start AND f.at < w.hour
            UNION ALL
            SELECT s.event_id, {Of("s")}
            FROM unnest(@Ids, @Starts) AS w (id, start)
            JOIN sales_deltas s ON s.event_id = w.id AND s.dimension = 'event' AND s.minute >= w.start
        ) c
        GROUP BY event_id
        """;

    /// <summary>Counts of all time of some events, by each of some dimensions.</summary>
    public Task<IReadOnlyList<SaleCounts>> ReadTotalsAsync(
        IReadOnlyCollection<long> ids, IReadOnlyCollection<string> dimensions, CancellationToken ct) =>
        database.QueryByIndexAsync<SaleCounts>(
            Totals,
            new { Ids = ids.ToArray(), Dimensions = dimensions.ToArray(), Limit = MaxValues }, ct);

    /// <summary>Counts of a time, step by step; steps in which nothing happened are left out.</summary>
    public Task<IReadOnlyList<SaleCounts>> ReadSeriesAsync(
        EventId id, string dimension, string value, FigureRange range, string zone, CancellationToken ct) =>
        database.QueryAsync<SaleCounts>(
            Series,
            new
            {
                EventId = id.Value, Dimension = dimension, Value = value, range.Step, Zone = zone,
                Grain = (short)(range.Step == FigureRange.Minute ? 2 : 1), Start = range.From, Finish = range.To,
            },
            ct);

    /// <summary>Counts of some events, of each since a time of its own.</summary>
    public Task<IReadOnlyList<SaleCounts>> ReadSinceAsync(
        IReadOnlyList<(long Id, DateTimeOffset Start)> events, CancellationToken ct) =>
        database.QueryByIndexAsync<SaleCounts>(
            Since,
            new
            {
                Ids = events.Select(e => e.Id).ToArray(),
                Starts = events.Select(e => e.Start).ToArray(),
                Hours = events.Select(e => NextHour(e.Start)).ToArray(),
            },
            ct);

    private static DateTimeOffset NextHour(DateTimeOffset start)
    {
        var hour = new DateTimeOffset(start.UtcDateTime.Date.AddHours(start.UtcDateTime.Hour), TimeSpan.Zero);
        return hour == start ? hour : hour.AddHours(1);
    }

    private static string Of(string table) =>
        string.Join(", ", SaleCounts.ColumnNames.Select(name => $"{table}.{name}"));
}
