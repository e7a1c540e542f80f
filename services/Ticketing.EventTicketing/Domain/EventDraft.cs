using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Ticketing.Contracts.Seating;

namespace Ticketing.EventTicketing.Domain;

/// <summary>
/// An event as a seller describes it; anything may be missing or wrong. <see cref="EventRules"/> checks it.
/// </summary>
public sealed record EventDraft(
    [property: Required] string? Name,
    string? Description,
    [property: Required] string? Venue,
    [property: Required] DateTimeOffset? StartsAt,
    [property: Required] string? Currency,
    int? HoldSeconds,
    int? MaxTicketsPerOrder,
    [property: Required] IReadOnlyList<SectionDraft?>? Sections,
    string? TimeZone = null,
    RefundDraft? Refunds = null,
    int? HoldExtensionSeconds = null,
    bool? Waitlist = null);

/// <summary>What buyers may give back, as described: <c>{"by_buyer":true,"until":…,"fee_percent":10}</c>.</summary>
public sealed record RefundDraft(bool? ByBuyer, DateTimeOffset? Until, int? FeePercent);

/// <summary>A section as described. Price in minor units of the event's currency.</summary>
public sealed record SectionDraft(
    [property: Required] string? Name, [property: Required] long? Price,
    [property: Required] IReadOnlyList<SubsectionDraft?>? Subsections);

/// <summary>A subsection as described.</summary>
/// <param name="Number">From 1, unique in the section.</param>
/// <param name="Rows">Rows, row 1 the best unless <paramref name="RowOrder"/> says otherwise.</param>
/// <param name="SeatsPerRow">Places in the longest row.</param>
/// <param name="RowLengths">Optional lengths of rows 1, 2, …; rows beyond the list, and nulls, are
/// full.</param>
/// <param name="Unavailable">Optional places not for sale.</param>
/// <param name="Accessible">Optional seats for wheelchair users.</param>
/// <param name="RowOrder">Optional rows from the best on; the others follow in order of number.</param>
/// <param name="BestSeat">Optional best place of a row, a seat's number or half-way between two (10.5).</param>
public sealed record SubsectionDraft(
    [property: Required] int? Number,
    [property: Required] int? Rows,
    [property: Required] int? SeatsPerRow,
    IReadOnlyList<int?>? RowLengths,
    IReadOnlyList<RowSeat>? Unavailable,
    IReadOnlyList<RowSeat>? Accessible,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<int?>? RowOrder = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] decimal? BestSeat = null);

/// <summary>An event that was found right: nothing is missing, every bound is kept.</summary>
public sealed record PlannedEvent(
    string Name,
    string Description,
    string Venue,
    DateTimeOffset StartsAt,
    string Currency,
    int HoldSeconds,
    int MaxTicketsPerOrder,
    IReadOnlyList<SectionPlan> Sections)
{
    /// <summary>Refunds, longer holds, waitlist, the venue's zone.</summary>
    public EventPolicies Policies { get; init; } = EventPolicies.Usual;

    /// <summary>Seats for sale in all.</summary>
    public int Seats { get; } = Sections.Sum(s => s.Seats);

    /// <summary>Lowest price of a section, minor units.</summary>
    public long PriceFrom => Sections.Min(s => s.PriceMinor);

    /// <summary>Highest price of a section, minor units.</summary>
    public long PriceTo => Sections.Max(s => s.PriceMinor);
}
