using Ticketing.EventTicketing.Events;
using Ticketing.Messaging.Auditing;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Series;

/// <summary>What a change of shows runs in.</summary>
/// <param name="Transaction">Commits after the change.</param>
/// <param name="Shows">Those that are open and still to begin, locked.</param>
/// <param name="Version">Of the directory; a changed show has a higher one of its own.</param>
/// <param name="Now">The time of the change.</param>
internal sealed record ShowsToChange(
    DatabaseTransaction Transaction, IReadOnlyList<EventRow> Shows, long Version, DateTimeOffset Now);

/// <summary>
/// Changes the shows of a series that are open and still to begin, all or none. It locks the directory's version first,
/// as every change of an event does, so that changes of one show and of all come one after the other.
/// </summary>
internal sealed class OpenShows(Database database, TimeProvider time)
{
    private const string LockVersion = "SELECT value FROM event_directory_version FOR UPDATE";

    private const string AddToVersion = "UPDATE event_directory_version SET value = value + @changed";

    private const string ReadOpen =
        """
        SELECT * FROM events
        WHERE series_id = @seriesId AND status NOT IN ('ENDED', 'CANCELLED') AND starts_at > @now
        ORDER BY starts_at, event_id FOR UPDATE
        """;

    private const string HasDatesToCome =
        "SELECT EXISTS (SELECT FROM event_series_dates WHERE series_id = @seriesId AND event_id IS NULL)";

    /// <summary>How many shows were changed, or why none.</summary>
    /// <param name="seriesId">Of the series.</param>
    /// <param name="entry">Who did it.</param>
    /// <param name="change">Changes them; how many, each with its own version.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task<(int Changed, Refusal? Refusal)> ChangeAsync(
        Guid seriesId, AuditEntry entry, Func<ShowsToChange, Task<(int Changed, Refusal? Refusal)>> change,
        CancellationToken ct)
    {
        var now = time.GetUtcNow();
        await using var transaction = await database.BeginAsync(ct);
        var version = await transaction.FindAsync<long>(LockVersion, null, ct);
        if (await transaction.FindAsync<bool>(HasDatesToCome, new { seriesId }, ct))
        {
            return (0, SeriesErrors.Preparing);
        }

        var shows = await transaction.QueryAsync<EventRow>(ReadOpen, new { seriesId, now }, ct);
        var (changed, refusal) = shows.Count == 0
            ? (0, null)
            : await change(new ShowsToChange(transaction, shows, version, now));
        if (refusal is null && changed > 0)
        {
            await transaction.ExecuteAsync(AddToVersion, new { changed }, ct);
            await transaction.AppendAsync(
                entry with
                {
                    Details = new Dictionary<string, string>(entry.Details)
                    {
                        ["series_id"] = seriesId.ToString(), ["shows"] = $"{changed}",
                    },
                },
                now, ct);
            await transaction.CommitAsync(ct);
        }

        return (changed, refusal);
    }
}
