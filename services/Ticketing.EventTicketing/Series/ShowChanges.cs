using System.Globalization;
using Ticketing.Contracts.Seating;
using Ticketing.Contracts.Time;
using Ticketing.EventTicketing.Events;
using Ticketing.EventTicketing.Events.CreateEvent;
using Ticketing.EventTicketing.Events.Prices;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Series;

/// <summary>Writes the same change to many shows, with statements whose number does not grow with them.</summary>
internal static class ShowChanges
{
    private const string Update =
        """
        UPDATE events e
        SET name = COALESCE(@name::text, e.name), description = COALESCE(@description::text, e.description),
            hold_seconds = COALESCE(@holdSeconds::integer, e.hold_seconds),
            max_seats_per_person = NULLIF(COALESCE(@maxSeats::integer, e.max_seats_per_person), 0),
            previous_starts_at = CASE WHEN e.starts_at = n.starts_at THEN e.previous_starts_at ELSE e.starts_at END,
            starts_at = n.starts_at, sale_ends_at = n.sale_ends_at, refunds_by_buyer = n.by_buyer,
            refunds_until = n.until, refund_fee_percent = n.fee, refunds_free_until = n.free_until,
            edition = e.edition + 1, directory_version = @version + n.position
        FROM unnest(@ids, @starts, @saleEnds, @byBuyer, @until, @fees, @freeUntil)
            WITH ORDINALITY AS n (event_id, starts_at, sale_ends_at, by_buyer, until, fee, free_until, position)
        WHERE e.event_id = n.event_id
        """;

    private const string DeleteDates =
        "DELETE FROM event_series_dates WHERE series_id = @seriesId AND event_id = ANY (@ids)";

    private const string InsertDates =
        """
        INSERT INTO event_series_dates (series_id, starts_at, event_id)
        SELECT @seriesId, * FROM unnest(@starts, @ids) ON CONFLICT (series_id, starts_at) DO NOTHING
        """;

    private const string UpdatePrices =
        """
        UPDATE event_sections s SET price = n.price
        FROM unnest(@names, @prices) AS n (name, price) WHERE s.event_id = ANY (@ids) AND s.name = n.name
        """;

    private const string UpdateRange =
        """
        UPDATE events e SET price_from = r.lowest, price_to = r.highest
        FROM (SELECT event_id, min(price) AS lowest, max(price) AS highest
              FROM event_sections WHERE event_id = ANY (@ids) GROUP BY event_id) r
        WHERE e.event_id = r.event_id
        """;

    /// <summary>Changes all of them, or says why not; then the caller must not commit.</summary>
    public static async Task<(int Changed, Refusal? Refusal)> ApplyAsync(
        ShowsToChange open, EditSeriesRequest request, CancellationToken ct)
    {
        var errors = new FieldErrors();
        var starts = open.Shows.Select(show => StartOf(show, request.ShiftMinutes ?? 0, open.Now, errors)).ToArray();
        var refunds = open.Shows.Select((show, i) => RefundsOf(show, request, starts[i], errors)).ToArray();
        if (!errors.None)
        {
            return (0, errors.ToRefusal());
        }

        var ids = open.Shows.Select(show => show.EventId).ToArray();
        await open.Transaction.ExecuteAsync(
            Update,
            new
            {
                name = request.Name, description = request.Description, holdSeconds = request.HoldSeconds,
                maxSeats = request.MaxSeatsPerPerson, version = open.Version, ids, starts,
                saleEnds = open.Shows.Select((show, i) => VenueTime.Follow(
                    show.SaleEndsAt ?? show.StartsAt, show.StartsAt, starts[i], show.TimeZone)).ToArray(),
                byBuyer = refunds.Select(r => r.ByBuyer).ToArray(),
                until = refunds.Select(r => r.Until).ToArray(),
                fees = refunds.Select(r => r.FeePercent).ToArray(),
                freeUntil = refunds.Select(r => r.FreeUntil).ToArray(),
            },
            ct);
        if (request.ShiftMinutes is not null)
        {
            var moved = new { seriesId = open.Shows[0].SeriesId, ids, starts };
            await open.Transaction.ExecuteAsync(DeleteDates, moved, ct);
            await open.Transaction.ExecuteAsync(InsertDates, moved, ct);
        }

        return request.Prices is null || await ChangePricesAsync(open, request.Prices, ct)
            ? (ids.Length, null)
            : (0, Refusal.Invalid("prices", "Names a section that not all of the shows have."));
    }

    private static async Task<bool> ChangePricesAsync(
        ShowsToChange open, IReadOnlyList<SectionPriceDraft?> drafts, CancellationToken ct)
    {
        var ids = open.Shows.Where(show => show.Pricing is null).Select(show => show.EventId).ToArray();
        var names = drafts.Select(draft => draft!.Section!).ToArray();
        var prices = drafts.Select(draft => draft!.Price!.Value).ToArray();
        var changed = await open.Transaction.ExecuteAsync(UpdatePrices, new { names, prices, ids }, ct);
        await open.Transaction.ExecuteAsync(UpdateRange, new { ids }, ct);
        var all = changed == ids.Length * names.Length;
        foreach (var show in open.Shows.Where(show => show.Pricing is not null))
        {
            all &= await PricingWriter.ChangeSectionsAsync(
                open.Transaction, show, names.Zip(prices).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal), ct);
        }

        return all;
    }

    private static DateTimeOffset StartOf(EventRow show, int shiftMinutes, DateTimeOffset now, FieldErrors errors)
    {
        if (shiftMinutes == 0)
        {
            return show.StartsAt;
        }

        var zone = TimeZoneInfo.FindSystemTimeZoneById(show.TimeZone);
        var local = TimeZoneInfo.ConvertTime(show.StartsAt, zone).DateTime.AddMinutes(shiftMinutes);
        return EventTimes.ReadStart(
            local.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture), show.TimeZone, now, errors,
            "shift_minutes");
    }

    private static RefundPolicy RefundsOf(
        EventRow show, EditSeriesRequest request, DateTimeOffset start, FieldErrors errors) =>
        request.Refunds is null
            ? new RefundPolicy(show.RefundsByBuyer, show.RefundsUntil, show.RefundFeePercent, show.RefundsFreeUntil)
            : EventPolicies.ReadRefunds(request.Refunds, start, show.TimeZone, errors);
}
