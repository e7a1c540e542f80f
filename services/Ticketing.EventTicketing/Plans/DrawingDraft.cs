using System.Text.Json.Serialization;

namespace Ticketing.EventTicketing.Plans;

/// <summary>
/// What a plan's drawing has besides seats. Lengths are in the plan's own unit, x to the right, y down, as on a screen.
/// </summary>
/// <param name="Width">Of the whole drawing.</param>
/// <param name="Height">Of the whole drawing.</param>
/// <param name="Stage">Optional rectangle.</param>
/// <param name="FocalPoint">Optional: where people look. The seats nearest to it are the best.</param>
/// <param name="Floors">Optional names, from the lowest on.</param>
/// <param name="Categories">Optional names with colours, for sections.</param>
internal sealed record DrawingDraft(
    decimal? Width,
    decimal? Height,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] StageDraft? Stage = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] PointDraft? FocalPoint = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string?>? Floors = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<CategoryDraft?>? Categories = null);

/// <summary>A point of the drawing.</summary>
internal sealed record PointDraft(decimal? X, decimal? Y);

/// <summary>The stage: a rectangle whose middle is (x, y), with a word in it.</summary>
internal sealed record StageDraft(decimal? X, decimal? Y, decimal? Width, decimal? Height, string? Label = null);

/// <summary>A kind of place with its colour, <c>#rrggbb</c>.</summary>
internal sealed record CategoryDraft(string? Name, string? Color);

/// <summary>
/// Where a subsection is. Its row 1 has its middle at (x, y); further rows lie behind it. An area is a rectangle around
/// (x, y); the seats of a table stand in a circle around it.
/// </summary>
/// <param name="X">Middle of row 1.</param>
/// <param name="Y">Middle of row 1.</param>
/// <param name="Rotation">Degrees clockwise; at 0 the rows run from left to right and further rows are further down.</param>
/// <param name="SeatSpacing">From one seat to the next; 10 if absent.</param>
/// <param name="RowSpacing">From one row to the next; 12 if absent.</param>
/// <param name="Radius">
/// Rows are arcs around a point so far in front of row 1; of tables, how far seats are from the middle. Absent: straight.
/// </param>
/// <param name="Width">Of an area.</param>
/// <param name="Height">Of an area.</param>
/// <param name="Rows">Rows, or tables, that lie elsewhere; nulls, and rows beyond the list, lie as computed.</param>
internal sealed record GeometryDraft(
    decimal? X,
    decimal? Y,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] decimal? Rotation = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] decimal? SeatSpacing = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] decimal? RowSpacing = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] decimal? Radius = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] decimal? Width = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] decimal? Height = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<RowGeometryDraft?>? Rows = null);

/// <summary>
/// Where one row is: its middle at (x, y), or every place by itself. <c>places</c> are [x, y], null where a gap needs none.
/// </summary>
internal sealed record RowGeometryDraft(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] decimal? X = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] decimal? Y = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] decimal? Rotation = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] decimal? SeatSpacing = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] decimal? Radius = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    IReadOnlyList<IReadOnlyList<decimal>?>? Places = null);
