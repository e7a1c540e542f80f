using Ticketing.Contracts.Pricing;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Auditing;
using Ticketing.Messaging.Data;

namespace Ticketing.EventTicketing.Events.Prices;

/// <summary>Writes an event's prices with what is shown of them, as a new version of the event directory.</summary>
internal static class PricingWriter
{
    private const string Update =
        """
        WITH version AS (
            UPDATE event_directory_version SET value = value + 1
            WHERE EXISTS (
                SELECT FROM events WHERE event_id = @EventId AND seller_id = @SellerId AND edition = @Edition)
            RETURNING value
        ), changed AS (
            UPDATE events
            SET pricing = @Pricing::jsonb, price_from = @From, price_to = @To, edition = edition + 1,
                directory_version = version.value
            FROM version
            WHERE event_id = @EventId AND seller_id = @SellerId AND edition = @Edition
              AND status NOT IN ('ENDED', 'CANCELLED')
            RETURNING event_id
        )
        UPDATE event_sections s SET price = n.price
        FROM unnest(@Names, @Prices) AS n (name, price), changed
        WHERE s.event_id = changed.event_id AND s.name = n.name
        """;

    private const string ReadPlan =
        """
        SELECT event_id, section_index, name, price, seats_total, subsections FROM event_sections
        WHERE event_id = @EventId ORDER BY section_index
        """;

    private const string UpdateSections =
        """
        WITH changed AS (
            UPDATE events SET pricing = @Pricing::jsonb, price_from = @From, price_to = @To WHERE event_id = @EventId
        )
        UPDATE event_sections s SET price = n.price
        FROM unnest(@Names, @Prices) AS n (name, price) WHERE s.event_id = @EventId AND s.name = n.name
        """;

    /// <summary>
    /// Changes the prices of sections, before the fee, of an event that has more than those. The caller makes the new edition
    /// and version. False if the event does not have all of the sections.
    /// </summary>
    public static async Task<bool> ChangeSectionsAsync(
        DatabaseTransaction transaction, EventRow row, IReadOnlyDictionary<string, long> prices, CancellationToken ct)
    {
        var plan = (await transaction.QueryAsync<EventSectionRow>(ReadPlan, new { row.EventId }, ct))
            .Select(s => s.ToPlan()).ToList();
        var pricing = PricingColumn.Read(row.Pricing)!;
        pricing = pricing with { Sections = Changed(pricing.Sections, prices) };
        var shown = ShownPrices.Of(pricing, plan);
        await transaction.ExecuteAsync(
            UpdateSections,
            new
            {
                row.EventId, Pricing = PricingColumn.Write(pricing), shown.From, shown.To,
                Names = shown.Sections.Keys.ToArray(), Prices = shown.Sections.Values.ToArray(),
            },
            ct);
        return prices.Keys.All(shown.Sections.ContainsKey);
    }

    /// <summary>The prices of sections with some of them changed.</summary>
    public static Dictionary<string, long> Changed(
        IReadOnlyDictionary<string, long> known, IReadOnlyDictionary<string, long> prices) =>
        known.Keys.Union(prices.Keys).ToDictionary(
            name => name, name => prices.TryGetValue(name, out var price) ? price : known[name], StringComparer.Ordinal);

    /// <summary>False if the event is not at this edition any more, or over.</summary>
    public static async Task<bool> WriteAsync(
        Database database, EventRow row, int edition, EventPricing pricing, IReadOnlyList<SectionPlan> plan,
        AuditEntry entry, DateTimeOffset now, CancellationToken ct)
    {
        var shown = ShownPrices.Of(pricing, plan);
        return await database.ExecuteAuditedAsync(
            Update,
            new
            {
                row.EventId, row.SellerId, Edition = edition, Pricing = PricingColumn.Write(pricing), shown.From, shown.To,
                Names = shown.Sections.Keys.ToArray(), Prices = shown.Sections.Values.ToArray(),
            },
            entry, now, ct) == plan.Count;
    }
}
