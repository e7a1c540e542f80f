using System.Text.Json;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;

namespace Ticketing.Contracts.Pricing;

/// <summary>
/// How an event's seats are priced where it has more than one price a section. Prices are those of a seat before the fee;
/// what people see and pay is <see cref="AmountOf"/>, with the fee, and tax included. Money in minor units.
/// </summary>
/// <param name="Sections">Price by section; one that is not named, because it came later, has that of its plan.</param>
public sealed record EventPricing(IReadOnlyDictionary<string, long> Sections)
{
    /// <summary>Prices by category; a category without one costs what its section costs.</summary>
    public IReadOnlyList<CategoryPrice> Categories { get; init; } = [];

    /// <summary>Kinds of buyer; the first is who says nothing. Empty: everybody pays the same.</summary>
    public IReadOnlyList<BuyerKind> Kinds { get; init; } = [];

    /// <summary>Lower prices until a moment or for the first places.</summary>
    public IReadOnlyList<EarlyBird> EarlyBirds { get; init; } = [];

    /// <summary>Fee of each ticket that is not free.</summary>
    public long FeeMinor { get; init; }

    /// <summary>Added to <see cref="FeeMinor"/>: so many basis points of the price.</summary>
    public int FeeBasisPoints { get; init; }

    /// <summary>Rate of the tax that prices and fees include.</summary>
    public int TaxBasisPoints { get; init; }

    /// <summary>True if a buyer who gives a ticket back does not get the fee.</summary>
    public bool KeepsFees { get; init; }

    /// <summary>What a seat costs: with its fee, which is a part of it.</summary>
    /// <param name="section">The seat's section; its own price counts only if <see cref="Sections"/> has none.</param>
    /// <param name="category">The seat's category, if it has one.</param>
    /// <param name="kind">Null: who says nothing.</param>
    /// <param name="early">A lower price that holds for the order.</param>
    public PromisedAmount AmountOf(SectionPlan section, string? category, BuyerKind? kind = null, EarlyBird? early = null)
    {
        var usual = Categories.FirstOrDefault(c => c.Category == category) is { } of && category is not null
            ? of.PriceMinor : Sections.GetValueOrDefault(section.Name, section.PriceMinor);
        var seat = early is null ? usual : Math.Min(usual, early.PriceMinor);
        kind ??= Kinds is [var first, ..] ? first : null;
        return WithFee(kind is null ? seat : kind.PriceOf(category, seat));
    }

    /// <summary>True if the two say other prices.</summary>
    public static bool Differ(EventPricing? one, EventPricing? other) =>
        !ReferenceEquals(one, other) && (one is null || other is null || TextOf(one) != TextOf(other));

    /// <summary>A price with its fee. Free tickets have none.</summary>
    public PromisedAmount WithFee(long priceMinor)
    {
        var fee = priceMinor == 0 ? 0 : checked(FeeMinor + Rounding.PartOf(priceMinor, FeeBasisPoints));
        return new PromisedAmount(checked(priceMinor + fee), fee);
    }

    private static string TextOf(EventPricing pricing) =>
        JsonSerializer.Serialize(pricing, ContractsJson.Default.EventPricing);

    /// <summary>The early price of a seat's category or section, of those that <paramref name="holds"/> for.</summary>
    public EarlyBird? EarlyOf(string section, string? category, Func<EarlyBird, bool> holds) =>
        EarlyBirds.Where(e => e.IsFor(section, category) && holds(e)).MinBy(e => e.PriceMinor);
}

/// <summary>What a seat of a category costs, before the fee.</summary>
public sealed record CategoryPrice(string Category, long PriceMinor);

/// <summary>A kind of buyer: adult, child, concession, companion, ….</summary>
/// <param name="Name">Unique in the event.</param>
/// <param name="Percent">Pays so much of the seat's price.</param>
/// <param name="AmountMinor">Pays this instead, before the fee; never more than the seat costs others.</param>
/// <param name="IsCompanion">Only beside a seat for wheelchair users: one companion a seat.</param>
public sealed record BuyerKind(string Name, int Percent = 100, long? AmountMinor = null, bool IsCompanion = false)
{
    /// <summary>What differs by category.</summary>
    public IReadOnlyList<CategoryPrice>? Categories { get; init; }

    /// <summary>What this kind pays of a seat's price.</summary>
    public long PriceOf(string? category, long seatMinor)
    {
        var amount = Categories?.FirstOrDefault(c => c.Category == category)?.PriceMinor ?? AmountMinor;
        return amount is { } fixedMinor
            ? Math.Min(fixedMinor, seatMinor)
            : Rounding.PartOf(seatMinor, Percent * (Rounding.Whole / 100));
    }
}

/// <summary>A lower price of a category, or of a section, for orders until a moment, or for the first places.</summary>
/// <param name="Name">Unique in the event.</param>
/// <param name="PriceMinor">Before the fee.</param>
/// <param name="Category">For seats of this category; null: of a section.</param>
/// <param name="Section">For seats of this section.</param>
/// <param name="Until">For orders before this, UTC.</param>
/// <param name="Places">For so many seats.</param>
public sealed record EarlyBird(
    string Name, long PriceMinor, string? Category = null, string? Section = null, DateTimeOffset? Until = null,
    int? Places = null)
{
    /// <summary>True if it is about such a seat.</summary>
    public bool IsFor(string section, string? category) =>
        (Category is null || Category == category) && (Section is null || Section == section);
}
