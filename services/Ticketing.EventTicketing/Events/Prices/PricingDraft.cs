using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Ticketing.Contracts.Pricing;

namespace Ticketing.EventTicketing.Events.Prices;

/// <summary>
/// Body of <c>PUT /events/{event_id}/pricing</c>: all of an event's prices, before the fee, in minor units. What it does
/// not name, the event has not.
/// </summary>
/// <param name="Edition">The edition that the seller saw; an older one is refused.</param>
/// <param name="Sections">What a seat of each section costs.</param>
/// <param name="Categories">What seats of categories cost instead.</param>
/// <param name="Kinds">Kinds of buyer, the usual one first.</param>
/// <param name="Fee">Fee of each ticket that is not free.</param>
/// <param name="TaxPercent">Rate of the tax that prices and fees include, with at most two decimals.</param>
/// <param name="KeepsFees">True if a buyer who gives a ticket back does not get the fee.</param>
/// <param name="EarlyBirds">Lower prices until a moment, or for the first places.</param>
internal sealed record PricingRequest(
    [property: Required] int? Edition,
    [property: Required] IReadOnlyList<SectionPriceDraft?>? Sections,
    IReadOnlyList<CategoryPriceDraft?>? Categories = null,
    IReadOnlyList<KindDraft?>? Kinds = null,
    FeeDraft? Fee = null,
    decimal? TaxPercent = null,
    bool? KeepsFees = null,
    IReadOnlyList<EarlyBirdDraft?>? EarlyBirds = null);

/// <summary>What a seat of a category costs, before the fee.</summary>
internal sealed record CategoryPriceDraft([property: Required] string? Category, [property: Required] long? Price)
{
    public static CategoryPriceDraft Of(CategoryPrice price) => new(price.Category, price.PriceMinor);
}

/// <summary>A kind of buyer.</summary>
/// <param name="Name">Unique in the event.</param>
/// <param name="Percent">Pays so much of the seat's price; 100 if neither this nor a price is named.</param>
/// <param name="Price">Pays this instead, and never more than others.</param>
/// <param name="Companion">True: only beside a seat for wheelchair users.</param>
/// <param name="Prices">Prices that differ by category.</param>
internal sealed record KindDraft(
    [property: Required] string? Name,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Percent = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? Price = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? Companion = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    IReadOnlyList<CategoryPriceDraft?>? Prices = null)
{
    public static KindDraft Of(BuyerKind kind) => new(
        kind.Name, kind.AmountMinor is null ? kind.Percent : null, kind.AmountMinor, kind.IsCompanion ? true : null,
        kind.Categories is null ? null : [.. kind.Categories.Select(CategoryPriceDraft.Of)]);
}

/// <summary>Fee of a ticket: an amount, and so many percent of its price with at most two decimals.</summary>
internal sealed record FeeDraft(long? Amount = null, decimal? Percent = null);

/// <summary>A lower price.</summary>
/// <param name="Name">Unique in the event.</param>
/// <param name="Price">Before the fee.</param>
/// <param name="Category">Of seats of this category.</param>
/// <param name="Section">Of seats of this section.</param>
/// <param name="Until">For orders before this moment (RFC 3339).</param>
/// <param name="Places">For so many seats.</param>
internal sealed record EarlyBirdDraft(
    [property: Required] string? Name,
    [property: Required] long? Price,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Category = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Section = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? Until = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Places = null)
{
    public static EarlyBirdDraft Of(EarlyBird early) =>
        new(early.Name, early.PriceMinor, early.Category, early.Section, early.Until, early.Places);
}
