using System.Text.Json.Serialization;

namespace Ticketing.Contracts.Seating;

/// <summary>
/// One seat inside a section. Rows and seats count from 1. Text form <c>subsection-row-seat</c>, for example
/// <c>1-5-12</c>.
/// </summary>
public readonly record struct SeatPosition(int Subsection, int Row, int Seat)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Subsection}-{Row}-{Seat}";
}

/// <summary>Row and seat inside a subsection, both from 1.</summary>
public readonly record struct RowSeat(int Row, int Seat);

/// <summary>
/// A block of seats, stored as one bit string. Every row occupies <see cref="SeatsPerRow"/> places: the seat at
/// (row, seat) has index (row−1)·SeatsPerRow + (seat−1). A place that is not for sale (a gap, the end of a shorter row, a
/// blocked seat) is <see cref="SeatStatus.Unavailable"/> from the start and counted nowhere.
/// </summary>
/// <param name="Number">From 1, unique in its section.</param>
/// <param name="Rows">
/// 1 to 200. Row 1 is the best (nearest the stage), unless <paramref name="RowOrder"/> says otherwise.
/// </param>
/// <param name="SeatsPerRow">Places in the longest row, 1 to 200.</param>
/// <param name="Unavailable">Places not for sale; empty for a full rectangle.</param>
/// <param name="Accessible">Seats for wheelchair users; sold only when asked for by name or by wish.</param>
/// <param name="RowOrder">
/// Rows from the best on; those it does not name follow in order of number. Null: row 1 first.
/// </param>
/// <param name="BestSeat">
/// The best place of every row, a seat's number or half-way between two (10.5). Null: half-way between the row's
/// first and last seat for sale.
/// </param>
public sealed record SubsectionPlan(
    int Number,
    int Rows,
    int SeatsPerRow,
    IReadOnlyList<RowSeat> Unavailable,
    IReadOnlyList<RowSeat> Accessible,
    IReadOnlyList<int>? RowOrder = null,
    decimal? BestSeat = null)
{
    /// <summary>What it holds. All subsections of a section hold the same.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public PlaceKind Kind { get; init; }

    /// <summary>
    /// Seats beside wheelchair places (<see cref="CompanionSeats"/>), sold only together with one; null for none.
    /// </summary>
    public IReadOnlyList<RowSeat>? Companion { get; init; }

    /// <summary>Gaps, wheelchair places and companion seats: what a plan names one by one.</summary>
    [JsonIgnore]
    public int SpecialPlaces => Unavailable.Count + Accessible.Count + (Companion?.Count ?? 0);

    /// <summary>What people call it, for example <c>Balcony left</c>; null: its number.</summary>
    public string? Label { get; init; }

    /// <summary>What people call its rows or tables, by row; a null, and a row beyond the list: its number.</summary>
    public IReadOnlyList<string?>? RowLabels { get; init; }

    /// <summary>How seats are numbered in every row that has no numbering of its own; null: 1, 2, 3, ….</summary>
    public SeatNumbering? Numbering { get; init; }

    /// <summary>Numberings of rows, by row; null, and a row beyond the list: <see cref="Numbering"/>.</summary>
    public IReadOnlyList<SeatNumbering?>? RowNumberings { get; init; }

    /// <summary>
    /// The best place of each row, a seat's number or half-way between two, where the rows differ; instead of
    /// <see cref="BestSeat"/>.
    /// </summary>
    public IReadOnlyList<decimal>? BestSeats { get; init; }

    /// <summary>
    /// Which subsection of the section is looked at first, 1 the best; null in all of them: the one with the lowest number.
    /// </summary>
    public int? Rank { get; init; }

    /// <summary>Category of the seats that no block of <see cref="CategoryBlocks"/> has; null for none.</summary>
    public string? Category { get; init; }

    /// <summary>Seats of other categories.</summary>
    public IReadOnlyList<CategoryBlock>? CategoryBlocks { get; init; }

    /// <summary>Places in the bit string: rows × seats per row.</summary>
    public int Places => Rows * SeatsPerRow;

    /// <summary>Seats for sale in all.</summary>
    public int Seats => Places - Unavailable.Count;

    /// <summary>All rows, from the best to the worst.</summary>
    public IEnumerable<int> RowsByQuality() => (RowOrder ?? []).Union(Enumerable.Range(1, Rows));

    /// <summary>True if the place exists and is for sale.</summary>
    public bool HasSeat(int row, int seat) =>
        row >= 1 && row <= Rows && seat >= 1 && seat <= SeatsPerRow && !Unavailable.Contains(new RowSeat(row, seat));
}

/// <summary>A price zone. All its seats belong to one Kafka partition.</summary>
/// <param name="Name">Unique in the event; see <see cref="SectionName"/>. For example <c>A</c>.</param>
/// <param name="Index">Place in the event's plan, from 0; decides the partition.</param>
/// <param name="PriceMinor">Price of a seat in minor units of the event's currency.</param>
/// <param name="Subsections">In order of <see cref="SubsectionPlan.Number"/>.</param>
public sealed record SectionPlan(
    string Name,
    int Index,
    long PriceMinor,
    IReadOnlyList<SubsectionPlan> Subsections)
{
    /// <summary>The event's edition that last changed the section's seats; 0 for a section as it was made.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Edition { get; init; }

    /// <summary>Seats for sale in all.</summary>
    public int Seats => Subsections.Sum(s => s.Seats);

    /// <summary>The subsection with this number, or null.</summary>
    public SubsectionPlan? Find(int subsection) => Subsections.FirstOrDefault(s => s.Number == subsection);

    /// <summary>The same with places for sale again that somebody has.</summary>
    public SectionPlan WithSeats(IEnumerable<SeatPosition> seats)
    {
        var more = seats.ToLookup(s => s.Subsection, s => new RowSeat(s.Row, s.Seat));
        return more.Count == 0
            ? this
            : this with
            {
                Subsections =
                [
                    .. Subsections.Select(s => more.Contains(s.Number)
                        ? s with { Unavailable = [.. s.Unavailable.Except(more[s.Number])] }
                        : s),
                ],
            };
    }

    /// <summary>True for a seat for wheelchair users.</summary>
    public bool IsAccessible(SeatPosition seat) =>
        Find(seat.Subsection)?.Accessible.Contains(new RowSeat(seat.Row, seat.Seat)) == true;

    /// <summary>True for a seat that is sold only together with a wheelchair place.</summary>
    public bool IsCompanion(SeatPosition seat) =>
        Find(seat.Subsection)?.Companion?.Contains(new RowSeat(seat.Row, seat.Seat)) == true;
}
