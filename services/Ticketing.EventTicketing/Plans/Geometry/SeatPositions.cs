using Ticketing.Contracts.Seating;

namespace Ticketing.EventTicketing.Plans.Geometry;

/// <summary>A point of a drawing; x to the right, y down.</summary>
internal readonly record struct PlanPoint(double X, double Y)
{
    public double DistanceTo(PlanPoint other) => Math.Sqrt(Math.Pow(X - other.X, 2) + Math.Pow(Y - other.Y, 2));
}

/// <summary>Where the places of a subsection are, as its checked geometry says.</summary>
internal sealed class SeatPositions(SubsectionPlan plan, GeometryDraft geometry)
{
    private const double DefaultSeatSpacing = 10;
    private const double DefaultRowSpacing = 12;

    /// <summary>Straight pieces of the outline of an arc.</summary>
    private const int ArcSteps = 6;

    private readonly double _x = (double)(geometry.X ?? 0);
    private readonly double _y = (double)(geometry.Y ?? 0);
    private readonly double _turn = Radians((double)(geometry.Rotation ?? 0));
    private readonly double _seatSpacing = (double?)geometry.SeatSpacing ?? DefaultSeatSpacing;
    private readonly double _rowSpacing = (double?)geometry.RowSpacing ?? DefaultRowSpacing;
    private readonly double? _radius = (double?)geometry.Radius;

    /// <summary>The middle of a place; both count from 1.</summary>
    public PlanPoint At(int row, int seat)
    {
        if (plan.Kind == PlaceKind.Area)
        {
            return new PlanPoint(_x, _y);
        }

        var own = OwnOf(row);
        if (own?.Places is { } places && seat <= places.Count && places[seat - 1] is { Count: 2 } at)
        {
            return new PlanPoint((double)at[0], (double)at[1]);
        }

        return plan.Kind == PlaceKind.Tables ? AroundTable(row, seat, own) : OnOwnRow(row, seat, own);
    }

    /// <summary>Half-way along the row between a place and the next; on an arc that is on the arc.</summary>
    public PlanPoint AfterPlace(int row, int seat)
    {
        var own = OwnOf(row);
        var (a, b) = (At(row, seat), At(row, seat + 1));
        return plan.Kind == PlaceKind.Seats && own?.Places is null
            ? OnOwnRow(row, seat + 0.5, own)
            : new PlanPoint((a.X + b.X) / 2, (a.Y + b.Y) / 2);
    }

    private RowGeometryDraft? OwnOf(int row) =>
        geometry.Rows is { } rows && row <= rows.Count ? rows[row - 1] : null;

    private PlanPoint OnOwnRow(int row, double seat, RowGeometryDraft? own)
    {
        var spacing = (double?)own?.SeatSpacing ?? _seatSpacing;
        var along = (seat - ((plan.SeatsPerRow + 1) / 2.0)) * spacing;
        return own is { X: { } x, Y: { } y }
            ? OnRow(
                (double)x, (double)y, Radians((double)(own.Rotation ?? geometry.Rotation ?? 0)), along, 0, (double?)own.Radius)
            : OnRow(_x, _y, _turn, along, (row - 1) * _rowSpacing, _radius);
    }

    /// <summary>
    /// Corners of the shape around an area, or around all places, with room for half a seat: along the rows, so that blocks
    /// beside each other do not overlap; of a block whose rows stand by themselves the rectangle in its direction.
    /// </summary>
    public IReadOnlyList<PlanPoint> Outline()
    {
        if (plan.Kind == PlaceKind.Area)
        {
            var (w, h) = ((double)(geometry.Width ?? 100) / 2, (double)(geometry.Height ?? 100) / 2);
            return [.. new[] { (-w, -h), (w, -h), (w, h), (-w, h) }.Select(c => Turned(_x, _y, _turn, c.Item1, c.Item2))];
        }

        var gaps = plan.Unavailable.ToHashSet();
        var seats = (from row in Enumerable.Range(1, plan.Rows)
                     from seat in Enumerable.Range(1, plan.SeatsPerRow)
                     where !gaps.Contains(new RowSeat(row, seat))
                     select new RowSeat(row, seat)).ToList();
        return plan.Kind == PlaceKind.Seats && geometry.Rows is null ? AlongRows(seats) : Around(seats);
    }

    /// <summary>From the first seat of the front row to its last, and back along the last row.</summary>
    private List<PlanPoint> AlongRows(List<RowSeat> seats)
    {
        var (first, last) = (seats.Min(s => s.Seat) - 0.5, seats.Max(s => s.Seat) + 0.5);
        var half = Math.Min(_seatSpacing, _rowSpacing) / 2;
        var front = ((seats.Min(s => s.Row) - 1) * _rowSpacing) - half;
        var back = ((seats.Max(s => s.Row) - 1) * _rowSpacing) + half;
        var steps = _radius is null ? 1 : ArcSteps;
        var along = Enumerable.Range(0, steps + 1).Select(i => first + ((last - first) * i / steps)).ToList();
        return
        [
            .. along.Select(seat => Edge(seat, front)),
            .. along.AsEnumerable().Reverse().Select(seat => Edge(seat, back)),
        ];

        PlanPoint Edge(double seat, double behind) => OnRow(
            _x, _y, _turn, (seat - ((plan.SeatsPerRow + 1) / 2.0)) * _seatSpacing, behind, _radius);
    }

    /// <summary>The rectangle around the places, turned as the subsection is.</summary>
    private IReadOnlyList<PlanPoint> Around(List<RowSeat> seats)
    {
        var points = seats.Select(s => At(s.Row, s.Seat)).Select(p => Turned(0, 0, -_turn, p.X - _x, p.Y - _y)).ToList();
        var half = _seatSpacing / 2;
        var (left, right) = (points.Min(p => p.X) - half, points.Max(p => p.X) + half);
        var (top, bottom) = (points.Min(p => p.Y) - half, points.Max(p => p.Y) + half);
        return [.. new[] { (left, top), (right, top), (right, bottom), (left, bottom) }.Select(
            corner => Turned(_x, _y, _turn, corner.Item1, corner.Item2))];
    }

    private PlanPoint AroundTable(int row, int seat, RowGeometryDraft? own)
    {
        var radius = (double?)own?.Radius ?? _radius ?? _seatSpacing;
        var (x, y) = own is { X: { } ownX, Y: { } ownY }
            ? ((double)ownX, (double)ownY)
            : (_x + ((row - 1) * (_rowSpacing + (2 * radius))), _y);
        var angle = 2 * Math.PI * (seat - 1) / plan.SeatsPerRow;
        return new PlanPoint(x + (radius * Math.Sin(angle)), y - (radius * Math.Cos(angle)));
    }

    /// <summary>
    /// A point of a row: so far along it, so far behind the point from which the subsection is placed. A row with a radius is
    /// an arc around the point in front of it, so its ends come nearer to the front.
    /// </summary>
    private static PlanPoint OnRow(double x, double y, double turn, double along, double behind, double? radius)
    {
        if (radius is not { } front)
        {
            return Turned(x, y, turn, along, behind);
        }

        var angle = along / (front + behind);
        return Turned(x, y, turn, (front + behind) * Math.Sin(angle), ((front + behind) * Math.Cos(angle)) - front);
    }

    private static PlanPoint Turned(double x, double y, double turn, double dx, double dy) => new(
        x + (dx * Math.Cos(turn)) - (dy * Math.Sin(turn)), y + (dx * Math.Sin(turn)) + (dy * Math.Cos(turn)));

    private static double Radians(double degrees) => degrees * Math.PI / 180;
}
