using Ticketing.Contracts;
using Ticketing.Contracts.Pricing;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Data;

namespace Ticketing.EventTicketing.Events.Prices;

/// <summary>What free seats of an event cost that has more than one price a section, as lists show it.</summary>
internal sealed class SeatPrices(EventPricing pricing, IReadOnlyDictionary<string, SectionPlan> plan)
{
    private const string ReadPlan =
        """
        SELECT s.name, s.section_index, s.price, s.subsections, e.pricing
        FROM events e JOIN event_sections s ON s.event_id = e.event_id WHERE e.event_id = @EventId
        """;

    /// <summary>Null for an event that has no such prices.</summary>
    public static async Task<SeatPrices?> ReadAsync(Database database, EventId id, CancellationToken ct)
    {
        var rows = await database.QueryAsync<SectionRow>(ReadPlan, new { EventId = id.Value }, ct);
        return rows.Count > 0 && PricingColumn.Read(rows[0].Pricing) is { } pricing
            ? new SeatPrices(pricing, rows.ToDictionary(
                r => r.Name, r => new SectionPlan(r.Name, r.SectionIndex, r.Price, SubsectionsColumn.Read(r.Subsections))))
            : null;
    }

    public long Of(string section, SeatPosition seat) =>
        pricing.AmountOf(plan[section], plan[section].CategoryOf(seat)).PriceMinor;

    private sealed class SectionRow
    {
        public required string Name { get; init; }
        public int SectionIndex { get; init; }
        public long Price { get; init; }
        public required string Subsections { get; init; }
        public string? Pricing { get; init; }
    }
}
