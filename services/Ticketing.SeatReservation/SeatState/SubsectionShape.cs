using System.Globalization;
using Ticketing.Contracts.Seating;

namespace Ticketing.SeatReservation.SeatState;

/// <summary>
/// Geometry of one subsection: where a seat lies in the bit string, which places are for sale, which are
/// accessible. Immutable; made once from the plan.
/// </summary>
internal sealed class SubsectionShape
{
    private readonly bool[] _forSale;
    private readonly HashSet<int> _accessible;
    private readonly HashSet<int> _companion;

    /// <summary>Reads the plan; a position outside the rectangle is a broken plan.</summary>
    public SubsectionShape(SubsectionPlan plan)
    {
        Number = plan.Number;
        Rows = plan.Rows;
        SeatsPerRow = plan.SeatsPerRow;
        _forSale = new bool[Places];
        Array.Fill(_forSale, true);
        foreach (var place in plan.Unavailable)
        {
            _forSale[IndexInside(place)] = false;
        }

        _accessible = [.. plan.Accessible.Select(IndexInside)];
        _companion = [.. (plan.Companion ?? []).Select(IndexInside)];
        RowsByQuality = [.. plan.RowsByQuality()];
        Kind = plan.Kind;
        TwiceBestPlace = plan.BestSeat is { } seat && plan.BestSeats is null ? (int)((seat - 1) * 2) : null;
        TwiceBestPlaces = plan.BestSeats is { } seats ? [.. seats.Select(s => (int)((s - 1) * 2))] : null;
        if (RowsByQuality.Count != Rows || IsOutside(TwiceBestPlace ?? 0)
            || TwiceBestPlaces is { } places && (places.Count != Rows || places.Any(IsOutside)))
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture, $"Subsection {Number} says how good a row or seat is that it has not."));
        }

        Seats = _forSale.Count(sale => sale);
    }

    /// <summary>From 1, unique in the section.</summary>
    public int Number { get; }

    public int Rows { get; }

    /// <summary>All rows, from the best to the worst; 1, 2, 3, … unless the plan has an order of its own.</summary>
    public IReadOnlyList<int> RowsByQuality { get; }

    /// <summary>
    /// Twice the best place of every row, counted from 0, as the plan has it; null: half-way between the row's ends.
    /// </summary>
    public int? TwiceBestPlace { get; }

    /// <summary>
    /// The same by row, of a plan whose rows differ in it; null for all others. <see cref="TwiceBestPlace"/> is null then.
    /// </summary>
    public IReadOnlyList<int>? TwiceBestPlaces { get; }

    /// <summary>What it holds.</summary>
    public PlaceKind Kind { get; }

    /// <summary>Places in every row, gaps included.</summary>
    public int SeatsPerRow { get; }

    /// <summary>Seats for sale in all.</summary>
    public int Seats { get; }

    /// <summary>Places in the bit string.</summary>
    public int Places => Rows * SeatsPerRow;

    /// <summary>Indices that best-available gives only on request, ascending.</summary>
    public IEnumerable<int> Accessible => _accessible.Order();

    /// <summary>Indices of seats that best-available gives only beside an accessible one, ascending.</summary>
    public IEnumerable<int> Companion => _companion.Order();

    /// <summary>The place in the bit string, or null when the plan has no such seat for sale.</summary>
    public int? IndexOf(int row, int seat)
    {
        if (row < 1 || row > Rows || seat < 1 || seat > SeatsPerRow)
        {
            return null;
        }

        var index = ((row - 1) * SeatsPerRow) + seat - 1;
        return _forSale[index] ? index : null;
    }

    /// <summary>Row and seat of a place.</summary>
    public SeatPosition At(int index) => new(Number, (index / SeatsPerRow) + 1, (index % SeatsPerRow) + 1);

    /// <summary>True for a place that is for sale.</summary>
    public bool IsForSale(int index) => _forSale[index];

    /// <summary>True for a seat that is given only to whoever asks for an accessible one.</summary>
    public bool IsAccessible(int index) => _accessible.Contains(index);

    /// <summary>True for a seat that is given only together with an accessible one beside it.</summary>
    public bool IsCompanion(int index) => _companion.Contains(index);

    /// <summary>Seats for sale in a row, counted from 1.</summary>
    public int SeatsInRow(int row) =>
        _forSale.AsSpan((row - 1) * SeatsPerRow, SeatsPerRow).Count(true);

    /// <summary>
    /// First and last place for sale in a row, both counted from 0 inside the row; null for a row without seats. The
    /// best place of a row is half-way between them, unless the plan has one of its own.
    /// </summary>
    public (int First, int Last)? EndsOf(int row)
    {
        var places = _forSale.AsSpan((row - 1) * SeatsPerRow, SeatsPerRow);
        var first = places.IndexOf(true);
        return first < 0 ? null : (first, places.LastIndexOf(true));
    }

    /// <summary>The bit string before the first booking: available, or unavailable where nothing is for sale.</summary>
    public byte[] InitialBits()
    {
        var bits = new byte[SeatBits.LengthOf(Places)];
        for (var index = 0; index < Places; index++)
        {
            if (!_forSale[index])
            {
                SeatBits.Write(bits, index, SeatStatus.Unavailable);
            }
        }

        return bits;
    }

    private bool IsOutside(int twicePlace) => twicePlace < 0 || twicePlace > 2 * (SeatsPerRow - 1);

    private int IndexInside(RowSeat place) =>
        place.Row >= 1 && place.Row <= Rows && place.Seat >= 1 && place.Seat <= SeatsPerRow
            ? ((place.Row - 1) * SeatsPerRow) + place.Seat - 1
            : throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture,
                $"Subsection {Number} has no place at row {place.Row}, seat {place.Seat}."));
}
