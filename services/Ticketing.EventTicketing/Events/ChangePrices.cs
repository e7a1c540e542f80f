using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Ticketing.Contracts;
using Ticketing.Contracts.Pricing;
using Ticketing.EventTicketing.Events.Prices;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.EventTicketing.Plans;
using Ticketing.Messaging.Auditing;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Auth.Sellers;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Events;

/// <summary>Body of <c>PUT /events/{event_id}/prices</c>. Sections that it does not name keep their price.</summary>
/// <param name="Edition">The edition that the seller saw; an older one is refused.</param>
/// <param name="Prices">The new prices, each section once.</param>
internal sealed record ChangePricesRequest(
    [property: Required] int? Edition, [property: Required] IReadOnlyList<SectionPriceDraft?>? Prices);

/// <summary>What a seat of a section costs new orders, in minor units of the event's currency.</summary>
internal sealed record SectionPriceDraft([property: Required] string? Section, [property: Required] long? Price);

/// <summary>
/// <c>PUT /events/{event_id}/prices</c>: the event's seller changes what new orders cost. Orders that were taken keep the
/// price they were promised (docs/adr/0036).
/// </summary>
internal static class ChangePrices
{
    private const int MaxAudited = 20;

    private const string Update =
        """
        WITH version AS (
            UPDATE event_directory_version SET value = value + 1
            WHERE EXISTS (
                SELECT FROM events WHERE event_id = @EventId AND seller_id = @SellerId AND edition = @Edition)
            RETURNING value
        ), new_prices AS (
            SELECT * FROM unnest(@Names, @Prices) AS n (name, price)
        ), range AS (
            SELECT min(coalesce(n.price, s.price)) AS lowest, max(coalesce(n.price, s.price)) AS highest
            FROM event_sections s LEFT JOIN new_prices n ON n.name = s.name WHERE s.event_id = @EventId
        ), changed AS (
            UPDATE events
            SET price_from = range.lowest, price_to = range.highest, edition = edition + 1,
                directory_version = version.value
            FROM version, range
            WHERE event_id = @EventId AND seller_id = @SellerId AND edition = @Edition
              AND status NOT IN ('ENDED', 'CANCELLED')
            RETURNING event_id
        )
        UPDATE event_sections s SET price = n.price
        FROM new_prices n, changed
        WHERE s.event_id = changed.event_id AND s.name = n.name
        """;

    public static void MapChangePrices(this IEndpointRouteBuilder app) => app
        .MapPut("/events/{eventId}/prices", HandleAsync)
        .RequireSeller(SellerAction.EventsWrite)
        .WithName("ChangePrices")
        .WithSummary("Change what new orders of an event cost")
        .WithDescription(
            "Orders that were taken keep their price, and so do their refunds. Other services use the new price within a "
            + "second. `edition` is the event's when the seller read it; if somebody edited it since, 409 `event-edited`. "
            + "A request for the prices that hold already changes nothing, so that it may be repeated.")
        .Refuses(
            EventErrors.NotFound, EventErrors.NotYours, EventErrors.Ended, EventErrors.Cancelled, EventErrors.Edited)
        .WithTags("events");

    private static async Task<Results<Ok<EventResponse>, ProblemHttpResult>> HandleAsync(
        string eventId, ChangePricesRequest request, ClaimsPrincipal caller, HttpContext context,
        EventTicketingDbContext db, Database database, TimeProvider time, CancellationToken ct)
    {
        if (!EventId.TryParse(eventId, null, out var id))
        {
            return EventErrors.NotFound.ToProblem(context);
        }

        var refusal = await ChangeAsync(db, database, id, caller, request, time.GetUtcNow(), ct);
        return refusal is null
            ? TypedResults.Ok((await db.FindEventAsync(id, ct))!)
            : refusal.ToProblem(context);
    }

    private static async Task<Refusal?> ChangeAsync(
        EventTicketingDbContext db, Database database, EventId id, ClaimsPrincipal caller, ChangePricesRequest request,
        DateTimeOffset now, CancellationToken ct)
    {
        var row = await db.Set<EventRow>().AsNoTracking().SingleOrDefaultAsync(e => e.EventId == id.Value, ct);
        if (EventErrors.OfChanging(row, caller.SellerId()) is { } refusal)
        {
            return refusal;
        }

        var known = await db.Set<EventSectionRow>().AsNoTracking().Where(s => s.EventId == id.Value)
            .ToDictionaryAsync(s => s.Name, s => s.Price, StringComparer.Ordinal, ct);
        var errors = new FieldErrors();
        var prices = Read(request, known, errors);
        if (!errors.None)
        {
            return errors.ToRefusal();
        }

        if (PricingColumn.Read(row!.Pricing) is { } pricing)
        {
            return await ChangeTableAsync(db, database, row, request.Edition!.Value, pricing, prices, caller, now, ct);
        }

        if (prices.All(p => known[p.Key] == p.Value))
        {
            return null;
        }

        var changed = await database.ExecuteAuditedAsync(
            Update,
            new
            {
                EventId = id.Value, SellerId = row.SellerId, request.Edition, Names = prices.Keys.ToArray(),
                Prices = prices.Values.ToArray(),
            },
            EntryOf(row, caller, known, prices), now, ct);
        // It was the caller's and open when it was read: an edit, or its end, came between.
        return changed == prices.Count ? null : EventErrors.Edited;
    }

    /// <summary>In an event with categories or fees these are the prices of its sections before the fee.</summary>
    private static async Task<Refusal?> ChangeTableAsync(
        EventTicketingDbContext db, Database database, EventRow row, int edition, EventPricing pricing,
        Dictionary<string, long> prices, ClaimsPrincipal caller, DateTimeOffset now, CancellationToken ct)
    {
        var known = new Dictionary<string, long>(pricing.Sections, StringComparer.Ordinal);
        if (prices.All(p => known.GetValueOrDefault(p.Key) == p.Value))
        {
            return null;
        }

        var plan = await db.Set<EventSectionRow>().AsNoTracking().Where(s => s.EventId == row.EventId).ToListAsync(ct);
        return await PricingWriter.WriteAsync(
            database, row, edition, pricing with { Sections = PricingWriter.Changed(known, prices) },
            [.. plan.Select(s => s.ToPlan())],
            EntryOf(row, caller, known, prices), now, ct)
            ? null
            : EventErrors.Edited;
    }

    /// <summary>Old and new price of each section, of at most 20: an entry is short.</summary>
    private static AuditEntry EntryOf(
        EventRow row, ClaimsPrincipal caller, Dictionary<string, long> known, Dictionary<string, long> prices) =>
        new("prices-changed", AuditActor.Of(caller))
        {
            EventId = row.EventId, SellerId = row.SellerId,
            Details = prices.Where(p => known.GetValueOrDefault(p.Key) != p.Value).Take(MaxAudited)
                .ToDictionary(p => p.Key, p => $"{known.GetValueOrDefault(p.Key)} → {p.Value}", StringComparer.Ordinal),
        };

    /// <summary>The wanted prices by section; what is wrong becomes an error.</summary>
    private static Dictionary<string, long> Read(
        ChangePricesRequest request, Dictionary<string, long> known, FieldErrors errors)
    {
        var prices = new Dictionary<string, long>(StringComparer.Ordinal);
        errors.Require(request.Edition is >= 1, "edition", "Must be the edition of the event that was read.");
        if (!errors.Require(
            request.Prices is { Count: >= 1 and <= SectionRules.MaxSections }, "prices",
            $"Must be 1 to {SectionRules.MaxSections} sections with their price."))
        {
            return prices;
        }

        for (var i = 0; i < request.Prices!.Count && !errors.Full; i++)
        {
            var (path, draft) = ($"prices[{i}]", request.Prices[i]);
            var isKnown = errors.Require(
                draft?.Section is { } name && known.ContainsKey(name), path + ".section",
                "The event has no such section.");
            errors.Require(
                draft?.Price is >= 0 and <= SectionRules.MaxPriceMinor, path + ".price",
                $"Must be 0 to {SectionRules.MaxPriceMinor} minor units.");
            errors.Require(
                !isKnown || prices.TryAdd(draft!.Section!, draft.Price ?? 0), path + ".section",
                "The section is named more than once.");
        }

        return prices;
    }
}
