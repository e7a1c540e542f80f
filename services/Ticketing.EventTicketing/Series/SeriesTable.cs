using Ticketing.EventTicketing.Events;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Series;

/// <summary>Statements of series and their dates.</summary>
internal static class SeriesTable
{
    internal const string Columns =
        """
        s.series_id, s.seller_id, s.name, s.venue, s.time_zone, s.currency, s.request_hash, s.created_at, s.picture,
        (SELECT count(*)::int FROM event_series_dates d WHERE d.series_id = s.series_id) AS shows,
        (SELECT count(d.event_id)::int FROM event_series_dates d WHERE d.series_id = s.series_id) AS shows_created
        """;

    private const string FindOne = $"SELECT {Columns} FROM event_series s WHERE s.series_id = @seriesId";

    private const string Insert =
        """
        INSERT INTO event_series (series_id, seller_id, name, venue, time_zone, currency, request_hash, created_at)
        VALUES (@SeriesId, @SellerId, @Name, @Venue, @TimeZone, @Currency, @RequestHash, @CreatedAt)
        ON CONFLICT (series_id) DO NOTHING
        """;

    private const string InsertDates =
        """
        INSERT INTO event_series_dates (series_id, starts_at)
        SELECT @seriesId, n.starts_at FROM unnest(@starts) AS n (starts_at)
        WHERE NOT EXISTS (
            SELECT FROM events e
            WHERE e.series_id = @seriesId AND e.starts_at = n.starts_at AND e.status <> 'CANCELLED')
        ON CONFLICT (series_id, starts_at) DO NOTHING
        """;

    private const string SetEvents =
        """
        UPDATE event_series_dates d SET event_id = n.event_id
        FROM unnest(@starts, @events) AS n (starts_at, event_id)
        WHERE d.series_id = @seriesId AND d.starts_at = n.starts_at AND d.event_id IS NULL
        """;

    public static Task<SeriesRow?> FindSeriesAsync(this Database database, Guid seriesId, CancellationToken ct) =>
        database.FindAsync<SeriesRow>(FindOne, new { seriesId }, ct);

    /// <summary>False if there is one with this id already.</summary>
    public static async Task<bool> InsertAsync(
        DatabaseTransaction transaction, SeriesRow row, CancellationToken ct) =>
        await transaction.ExecuteAsync(Insert, row, ct) == 1;

    /// <summary>Adds dates at which the series has no show; how many.</summary>
    public static Task<int> AddDatesAsync(
        DatabaseTransaction transaction, Guid seriesId, IEnumerable<DateTimeOffset> starts, CancellationToken ct) =>
        transaction.ExecuteAsync(InsertDates, new { seriesId, starts = starts.ToArray() }, ct);

    /// <summary>Says which event each date became. Throws if one of them was an event before.</summary>
    public static async Task SetEventsAsync(
        DatabaseTransaction transaction, Guid seriesId, DateTimeOffset[] starts, long[] events, CancellationToken ct)
    {
        if (await transaction.ExecuteAsync(SetEvents, new { seriesId, starts, events }, ct) != starts.Length)
        {
            throw new InvalidOperationException($"A date of series {seriesId} became an event twice.");
        }
    }

    /// <summary>The series of a path, if it is the seller's own; else why not.</summary>
    public static async Task<(SeriesRow? Series, Refusal? Refusal)> FindOwnAsync(
        this Database database, string seriesId, Guid seller, CancellationToken ct) =>
        !Guid.TryParse(seriesId, out var id) || await database.FindSeriesAsync(id, ct) is not { } row
            ? (null, SeriesErrors.NotFound)
            : row.SellerId == seller ? (row, null) : (null, SeriesErrors.NotYours);
}
