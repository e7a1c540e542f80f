using System.Text.Json.Serialization;
using Ticketing.Contracts.Pricing;
using Ticketing.Contracts.Seating;

namespace Ticketing.EventTicketing.Events.Prices;

/// <summary>
/// Prices of an event: <c>shown</c> is what buyers pay, with the fee and tax included; the rest is how the seller set
/// them, before the fee. Money in minor units of <c>currency</c>.
/// </summary>
/// <param name="EventId">The event.</param>
/// <param name="Edition">To be named in a change.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Sections">Price by section.</param>
/// <param name="Categories">Prices by category.</param>
/// <param name="Kinds">Kinds of buyer, the usual one first; empty where everybody pays the same.</param>
/// <param name="Fee">Fee of each ticket that is not free; it is in the shown prices.</param>
/// <param name="TaxPercent">Rate of the tax that is in all prices.</param>
/// <param name="KeepsFees">True if a buyer who gives a ticket back does not get the fee.</param>
/// <param name="EarlyBirds">Lower prices.</param>
/// <param name="Shown">What seats cost now, by section, category and kind.</param>
/// <param name="Seats">Which seats have which category; all others have none.</param>
internal sealed record PricingResponse(
    long EventId,
    int Edition,
    string Currency,
    IReadOnlyList<SectionPriceDraft> Sections,
    IReadOnlyList<CategoryPriceDraft> Categories,
    IReadOnlyList<KindDraft> Kinds,
    FeeDraft Fee,
    decimal TaxPercent,
    bool KeepsFees,
    IReadOnlyList<EarlyBirdDraft> EarlyBirds,
    IReadOnlyList<ShownPrice> Shown,
    IReadOnlyList<CategorySeats> Seats)
{
    private const decimal BasisPointsOfPercent = 100;

    public static PricingResponse Of(EventRow row, IReadOnlyList<SectionPlan> plan, DateTimeOffset now)
    {
        var pricing = PricingColumn.Read(row.Pricing)
            ?? new EventPricing(plan.ToDictionary(s => s.Name, s => s.PriceMinor, StringComparer.Ordinal));
        return new PricingResponse(
            row.EventId,
            row.Edition,
            row.Currency,
            [.. plan.Select(s => new SectionPriceDraft(s.Name, pricing.Sections.GetValueOrDefault(s.Name)))],
            [.. pricing.Categories.Select(CategoryPriceDraft.Of)],
            [.. pricing.Kinds.Select(KindDraft.Of)],
            new FeeDraft(pricing.FeeMinor, pricing.FeeBasisPoints / BasisPointsOfPercent),
            pricing.TaxBasisPoints / BasisPointsOfPercent,
            pricing.KeepsFees,
            [.. pricing.EarlyBirds.Select(EarlyBirdDraft.Of)],
            [.. plan.SelectMany(s => s.CategoriesOf().Select(c => ShownPrice.Of(pricing, s, c, now)))],
            [.. plan.SelectMany(CategorySeats.Of)]);
    }
}

/// <summary>What a seat of a category of a section costs now.</summary>
/// <param name="Section">The section.</param>
/// <param name="Category">The category; null for seats without one.</param>
/// <param name="Prices">By kind of buyer, in their order; one where there are none.</param>
/// <param name="Early">Name of the early bird that is in the prices; it ends at <paramref name="EarlyUntil"/>.</param>
/// <param name="EarlyUntil">When the prices rise.</param>
/// <param name="First">A lower price for the first places, if any are left: the order says whether it got it.</param>
internal sealed record ShownPrice(
    string Section, string? Category, IReadOnlyList<KindPrice> Prices,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Early = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? EarlyUntil = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] FirstPlaces? First = null)
{
    public static ShownPrice Of(EventPricing pricing, SectionPlan section, string? category, DateTimeOffset now)
    {
        var early = pricing.EarlyOf(section.Name, category, e => e.Places is null && now < e.Until);
        var first = pricing.EarlyOf(section.Name, category, e => e.Places is not null && !(e.Until <= now));
        return new ShownPrice(
            section.Name,
            category,
            pricing.Kinds.Count == 0
                ? [KindPrice.Of(null, pricing.AmountOf(section, category, null, early))]
                : [.. pricing.Kinds.Select(k => KindPrice.Of(k.Name, pricing.AmountOf(section, category, k, early)))],
            early?.Name,
            early?.Until,
            first is null ? null : FirstPlaces.Of(first, pricing.AmountOf(section, category, null, first)));
    }
}

/// <summary>What somebody pays, and the part of it that is the fee.</summary>
internal sealed record KindPrice(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Kind, long Price, long Fee)
{
    public static KindPrice Of(string? kind, PromisedAmount amount) => new(kind, amount.PriceMinor, amount.FeeMinor);
}

/// <summary>A lower price for the first places of an early bird.</summary>
internal sealed record FirstPlaces(string Name, int Places, long Price)
{
    public static FirstPlaces Of(EarlyBird early, PromisedAmount amount) =>
        new(early.Name, early.Places ?? 0, amount.PriceMinor);
}

/// <summary>Seats of a category: rows of a subsection, from one place to another. Of two, the later one counts.</summary>
internal sealed record CategorySeats(
    string Section, int Subsection, string Category, int FromRow, int ToRow, int FromSeat, int ToSeat)
{
    public static IEnumerable<CategorySeats> Of(SectionPlan section) =>
        from subsection in section.Subsections
        let whole = subsection.Category is { } name
            ? [new CategoryBlock(name, 1, subsection.Rows)] : Array.Empty<CategoryBlock>()
        from block in whole.Concat(subsection.CategoryBlocks ?? [])
        select new CategorySeats(
            section.Name, subsection.Number, block.Category, block.FromRow, block.ToRow, block.FromSeat ?? 1,
            block.ToSeat ?? subsection.SeatsPerRow);
}
