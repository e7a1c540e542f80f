using Ticketing.Contracts.Pricing;
using Ticketing.Contracts.Seating;

namespace Ticketing.EventTicketing.Events.Prices;

/// <summary>
/// What lists, search and the seat map show first of an event: prices of who says nothing of themselves, with the fee, tax
/// included, without early birds, which may be over before the list is read again.
/// </summary>
/// <param name="Sections">Price of the cheapest seat of each section, by name.</param>
/// <param name="From">Of the cheapest seat.</param>
/// <param name="To">Of the dearest seat.</param>
internal sealed record ShownPrices(IReadOnlyDictionary<string, long> Sections, long From, long To)
{
    /// <param name="pricing">Null: sections have one price each, which is their plan's.</param>
    /// <param name="plan">All sections of the event.</param>
    public static ShownPrices Of(EventPricing? pricing, IReadOnlyList<SectionPlan> plan)
    {
        var prices = plan.ToDictionary(s => s.Name, s => PricesOf(pricing, s), StringComparer.Ordinal);
        return new ShownPrices(
            prices.ToDictionary(p => p.Key, p => p.Value.Min(), StringComparer.Ordinal),
            prices.Min(p => p.Value.Min()),
            prices.Max(p => p.Value.Max()));
    }

    private static List<long> PricesOf(EventPricing? pricing, SectionPlan section) => pricing is null
        ? [section.PriceMinor]
        : [.. section.CategoriesOf().Select(category => pricing.AmountOf(section, category).PriceMinor)];
}
