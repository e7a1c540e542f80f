using System.Globalization;
using Ticketing.Contracts;
using Ticketing.Contracts.Channels;
using Ticketing.EventTicketing.Events.CreateEvent;
using Ticketing.EventTicketing.Events.OpenSale;
using Ticketing.Messaging.Auditing;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Series;

/// <summary>
/// Writes a series with its dates and its first show in one transaction, which counts all of its shows in the seller's
/// quota. <see cref="ShowCreator"/> makes the others.
/// </summary>
internal sealed class SeriesWriter(
    Database database, CreateEventHandler events, SellerQuota quota, ChannelPolicy channels, SeriesSignal signal,
    SaleOpeningSignal openSale, TimeProvider time)
{
    private const string CountDates = "SELECT count(*)::int FROM event_series_dates WHERE series_id = @seriesId";

    private const string Lock = "SELECT series_id FROM event_series WHERE series_id = @seriesId FOR UPDATE";

    /// <summary>Null when the series is there, also when it was before; else why not.</summary>
    /// <param name="id">The series.</param>
    /// <param name="seller">Whose it is.</param>
    /// <param name="requestHash">Of the request.</param>
    /// <param name="shows">All of them, the first one first.</param>
    /// <param name="entry">Who did it.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task<Refusal?> CreateAsync(
        Guid id, UserId seller, byte[] requestHash, List<PlannedEvent> shows, AuditEntry entry, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var first = shows[0] with { SeriesId = id };
        await using var transaction = await database.BeginAsync(ct);
        var row = new SeriesRow
        {
            SeriesId = id, SellerId = seller.Value, Name = first.Name, Venue = first.Venue,
            TimeZone = first.Policies.TimeZone, Currency = first.Currency, RequestHash = requestHash, CreatedAt = now,
        };
        if (!await SeriesTable.InsertAsync(transaction, row, ct))
        {
            // The same request came twice at a time.
            return null;
        }

        var eventId = new EventId(await transaction.FindAsync<long>("SELECT nextval('event_ids')", null, ct));
        var channel = channels.ChannelOf(eventId, first.Seats);
        if (await quota.CountAsync(transaction, seller, first, channel, now, ct, shows.Count) is { } refusal)
        {
            return refusal;
        }

        await SeriesTable.AddDatesAsync(transaction, id, shows.Select(show => show.StartsAt), ct);
        await SeriesTable.SetEventsAsync(transaction, id, [first.StartsAt], [eventId.Value], ct);
        await transaction.AppendAsync(Detail(entry, seller, id, shows.Count), now, ct);
        var created = new AuditEntry("event-created", entry.Actor)
        {
            Details = new Dictionary<string, string> { ["series_id"] = id.ToString() },
        };
        await events.WriteAsync(transaction, seller, [(eventId, first)], created, ct);
        await transaction.CommitAsync(ct);
        openSale.Wake();
        signal.Wake();
        return null;
    }

    /// <summary>Adds dates to a series; those that it has stay as they are. Null, or why not.</summary>
    /// <param name="series">The series.</param>
    /// <param name="plan">A show of it.</param>
    /// <param name="starts">When the others begin.</param>
    /// <param name="entry">Who did it.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task<Refusal?> AddDatesAsync(
        SeriesRow series, PlannedEvent plan, IReadOnlyCollection<DateTimeOffset> starts, AuditEntry entry,
        CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var seller = new UserId(series.SellerId);
        await using var transaction = await database.BeginAsync(ct);

        // One at a time, so that the bound holds.
        await transaction.ExecuteAsync(Lock, new { seriesId = series.SeriesId }, ct);
        var added = await SeriesTable.AddDatesAsync(transaction, series.SeriesId, starts, ct);
        if (added == 0)
        {
            return null;
        }

        if (await transaction.FindAsync<int>(CountDates, new { seriesId = series.SeriesId }, ct)
            > SeriesDates.MaxShowsOfSeries)
        {
            return SeriesErrors.TooManyShows;
        }

        // Which lane does not matter to the quota; whether it is one does.
        var channel = channels.ChannelOf(new EventId(1), plan.Seats);
        if (await quota.CountAsync(transaction, seller, plan, channel, now, ct, added) is { } refusal)
        {
            return refusal;
        }

        await transaction.AppendAsync(Detail(entry, seller, series.SeriesId, added), now, ct);
        await transaction.CommitAsync(ct);
        signal.Wake();
        return null;
    }

    private static AuditEntry Detail(AuditEntry entry, UserId seller, Guid seriesId, int shows) => entry with
    {
        SellerId = seller.Value,
        Details = new Dictionary<string, string>
        {
            ["series_id"] = seriesId.ToString(), ["shows"] = shows.ToString(CultureInfo.InvariantCulture),
        },
    };
}
