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
