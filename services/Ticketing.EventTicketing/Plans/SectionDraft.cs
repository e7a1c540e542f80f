using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Ticketing.Contracts.Seating;

namespace Ticketing.EventTicketing.Plans;

/// <summary>A section as described. Anything may be missing or wrong until <see cref="SectionRules"/> has checked it.</summary>
/// <param name="Name">Unique in the plan.</param>
/// <param name="Price">Minor units of the event's currency; of an event, not of a plan.</param>
/// <param name="Subsections">Blocks of seats, or areas.</param>
/// <param name="Category">Optional name of one of the drawing's categories, which have colours.</param>
/// <param name="Floor">Optional name of one of the drawing's floors.</param>
internal sealed record SectionDraft(
    [property: Required] string? Name,
    long? Price,
    [property: Required] IReadOnlyList<SubsectionDraft?>? Subsections,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Category = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Floor = null);

/// <summary>A subsection as described.</summary>
/// <param name="Number">From 1, unique in the section.</param>
/// <param name="Rows">Rows, row 1 the best unless something else says otherwise. Not in an area.</param>
/// <param name="SeatsPerRow">Places in the longest row. Not in an area.</param>
/// <param name="RowLengths">Optional lengths of rows 1, 2, …; rows beyond the list, and nulls, are full.</param>
/// <param name="Unavailable">Optional places not for sale.</param>
/// <param name="Accessible">Optional seats for wheelchair users.</param>
/// <param name="RowOrder">Optional rows from the best on; the others follow in order of number.</param>
/// <param name="BestSeat">Optional best place of a row, a seat's number or half-way between two (10.5).</param>
internal sealed record SubsectionDraft(
    [property: Required] int? Number,
    int? Rows,
    int? SeatsPerRow,
    IReadOnlyList<int?>? RowLengths,
    IReadOnlyList<RowSeat>? Unavailable,
    IReadOnlyList<RowSeat>? Accessible,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<int?>? RowOrder = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] decimal? BestSeat = null)
{
    /// <summary><c>seats</c>, the default; <c>area</c> for a capacity without seats; <c>tables</c> sold whole.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Kind { get; init; }

    /// <summary>Optional seats beside wheelchair places that are sold only together with one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<RowSeat>? Companion { get; init; }

    /// <summary>How many an area holds.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Capacity { get; init; }

    /// <summary>What people call the subsection, for example <c>Balcony left</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Label { get; init; }

    /// <summary>What people call rows or tables 1, 2, …; a null, and a row beyond the list, has its number.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string?>? RowLabels { get; init; }

    /// <summary>How the seats of rows without a numbering of their own are numbered.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public NumberingDraft? Numbering { get; init; }

    /// <summary>Numberings of rows 1, 2, …; a null, and a row beyond the list, has <see cref="Numbering"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<NumberingDraft?>? RowNumberings { get; init; }

    /// <summary>Category of its seats, one of the drawing's; absent: its section's.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Category { get; init; }

    /// <summary>Rows, and seats of rows, of other categories; of two that overlap the later one counts.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<CategoryBlockDraft?>? Categories { get; init; }

    /// <summary>Where its seats are on the drawing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public GeometryDraft? Geometry { get; init; }
}

/// <summary>How seats are numbered: from <c>start</c> in <c>step</c>s, <c>from</c> the left or right.</summary>
/// <param name="Start">Number of the first seat; 1 if absent.</param>
/// <param name="Step">1 if absent; 2 for odd or even numbers; may be negative.</param>
/// <param name="From"><c>left</c>, the lowest place, or <c>right</c>; left if absent.</param>
/// <param name="SkipGaps">True: only places for sale are counted.</param>
/// <param name="Labels">Labels of places 1, 2, … instead of numbers; a null leaves the number. Of one row only.</param>
internal sealed record NumberingDraft(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Start = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Step = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? From = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? SkipGaps = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string?>? Labels = null);

/// <summary>Seats of a category: rows, from one place to another.</summary>
/// <param name="Category">One of the drawing's categories.</param>
/// <param name="FromRow">First row.</param>
/// <param name="ToRow">Last row; the first if absent.</param>
/// <param name="FromSeat">First place of each row; 1 if absent.</param>
/// <param name="ToSeat">Last place of each row; the last of the row if absent.</param>
internal sealed record CategoryBlockDraft(
    [property: Required] string? Category,
    [property: Required] int? FromRow,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? ToRow = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? FromSeat = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? ToSeat = null);
