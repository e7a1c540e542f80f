using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;
using Ticketing.SeatReservation.SeatState;

namespace Ticketing.SeatReservation.Tests.Support;

/// <summary>
/// How best available chooses, by looking at every possible place each time (docs/adr, choosing). Chooses only; who
/// asks marks the seats.
/// </summary>
internal sealed class BestAvailableModel(SectionShape shape, Func<SeatPlace, SeatStatus> statusAt)
{
    private const int OrphanLookAheadRows = 3;
    private const int NearLookAheadRows = 1;
    private readonly List<SeatPlace> _taken = [];
    private List<SubsectionShape> _candidates = [];
    private bool _accessible;

    /// <summary>A place for n in one row: its first seat, and how good it is.</summary>
    private sealed record Place(SubsectionShape Subsection, int Row, int Start, bool LeavesSingle, int Off);

    private sealed record Anchor(SubsectionShape Subsection, int Row, int Middle);

    public (string Code, List<SeatPlace> Taken, List<SeatPlace> Lost) Choose(TicketReservedRequest request)
    {
        if (request.Subsection is { } number && shape.Find(number) is null)
        {
            return (ReservationFailureCodes.NoSuchSeat, [], []);
        }

        if (shape.Kind == PlaceKind.Tables)
        {
            return (ReservationFailureCodes.WholeTable, [], []);
        }

        // Whoever stands in an area stands together.
        if (shape.Kind == PlaceKind.Area && request is { Adjacent: true, Companions: 0 })
        {
            request = request with { Adjacent = false, AllOrNothing = true };
        }

        _candidates =
        [
            .. shape.Subsections.Where(s => request.Subsection is null || s.Number == request.Subsection)
                .OrderBy(s => shape.Plan.Find(s.Number)!.Rank ?? 0).ThenBy(s => s.Number),
        ];
        if (request.Companions > 0)
        {
            return Beside(request.Quantity - request.Companions, request.Companions);
        }

        _accessible = request.Accessible;
        if (Together(request.Quantity, null) is { } place)
        {
            Take(place, request.Quantity);
            return (string.Empty, _taken, []);
        }

        var offered = _candidates.Sum(s => Enumerable.Range(0, s.Places).Count(i => Offers(s, i)));
        if (offered == 0 || request.Adjacent || (request.AllOrNothing && offered < request.Quantity))
        {
            var code = offered == 0 ? ReservationFailureCodes.SoldOut
                : request.Adjacent ? ReservationFailureCodes.NotTogether : ReservationFailureCodes.NotEnoughSeats;
            return (code, [], []);
        }

        Party(Math.Min(offered, request.Quantity), null);
        return (string.Empty, _taken, []);
    }

    /// <summary>
    /// Every run of places without a gap that has so many accessible seats, with each companion seat beside one of them; of
    /// the best row with one the run with the most companion seats, then the first of the best.
    /// </summary>
    private (string Code, List<SeatPlace> Taken, List<SeatPlace> Lost) Beside(int wheelchairs, int companions)
    {
        var n = wheelchairs + companions;
        var best = (
            from s in _candidates
            from row in BestFirst(s)
            from start in Enumerable.Range(0, Math.Max(0, s.SeatsPerRow - n + 1))
                .OrderByDescending(start => PlacesOf(new Place(s, row, start, false, 0), n).Count(p => s.IsCompanion(p.Index)))
                .ThenBy(start => Math.Abs((2 * start) + n - 1 - Middle(s, row))).ThenBy(start => start)
            let place = new Place(s, row, start, false, 0)
            let seats = PlacesOf(place, n).ToList()
            where seats.TrueForAll(seat => IsFree(s, seat.Index))
                && seats.Count(seat => s.IsAccessible(seat.Index)) == wheelchairs
                && CompanionSeats.AreAccompanied(shape.Plan, [.. seats.Select(seat => s.At(seat.Index))])
            select place).FirstOrDefault();
        if (best is not null)
        {
            Take(best, n);
            return (string.Empty, _taken, []);
        }

        var free = _candidates.SelectMany(s => Enumerable.Range(0, s.Places)
            .Where(i => IsFree(s, i)).Select(i => s.IsAccessible(i))).ToList();
        var (accessible, others) = (free.Count(a => a), free.Count(a => !a));
        var code = accessible == 0 || others == 0 ? ReservationFailureCodes.SoldOut
            : accessible < wheelchairs || others < companions ? ReservationFailureCodes.NotEnoughSeats
            : ReservationFailureCodes.NotTogether;
        return (code, [], []);
    }

    private Anchor Party(int n, Anchor? anchor)
    {
        if (Together(n, anchor) is { } place)
        {
            return Seat(place, n, anchor);
        }

        var (half, rest) = ((n + 1) / 2, n / 2);
        if (anchor is null && Pair(half, rest) is { } pair)
        {
            return Party(rest, Seat(pair, half, null));
        }

        anchor = Party(half, anchor);
        return Party(rest, anchor);
    }

    private Place? Together(int n, Anchor? anchor) => _candidates
        .OrderBy(s => anchor is null ? 0 : Math.Abs(IndexOf(s) - IndexOf(anchor.Subsection)))
        .ThenBy(IndexOf)
        .Select(s => anchor?.Subsection == s ? Near(s, n, anchor) : First(s, n))
        .FirstOrDefault(p => p is not null);

    private Place? First(SubsectionShape s, int n)
    {
        var order = BestFirst(s);
        var rows = order.Select(row => BestInRow(s, row, n, Middle(s, row))).OfType<Place>().ToList();
        return rows.Find(p => !p.LeavesSingle
                && order.IndexOf(p.Row) <= order.IndexOf(rows[0].Row) + OrphanLookAheadRows)
            ?? rows.FirstOrDefault();
    }

    private Place? Near(SubsectionShape s, int n, Anchor anchor)
    {
        var rows = BestFirst(s).OrderBy(row => Math.Abs(row - anchor.Row)) // of two as near the better one
            .Select(row => BestInRow(s, row, n, anchor.Middle)).OfType<Place>().ToList();
        return rows.Find(p => !p.LeavesSingle
                && Math.Abs(p.Row - anchor.Row) <= Math.Abs(rows[0].Row - anchor.Row) + NearLookAheadRows)
            ?? rows.FirstOrDefault();
    }

    /// <summary>The first row with room for one part whose other part has room there or next to it.</summary>
    private Place? Pair(int part, int other) => _candidates
        .SelectMany(s => BestFirst(s).Select(row => BestInRow(s, row, part, Middle(s, row))))
        .OfType<Place>()
        .FirstOrDefault(p =>
        {
            _taken.AddRange(PlacesOf(p, part));
            var room = new[] { p.Row, p.Row - 1, p.Row + 1 }
                .Where(row => row >= 1 && row <= p.Subsection.Rows)
                .Any(row => BestInRow(p.Subsection, row, other, 0) is not null);
            _taken.RemoveRange(_taken.Count - part, part);
            return room;
        });

    private Place? BestInRow(SubsectionShape s, int row, int n, int middle) => Runs(s, row)
        .Where(run => run.Length >= n)
        .SelectMany(run => Enumerable.Range(0, run.Length - n + 1).Select(left => new Place(
            s, row, run.Start + left, left == 1 || run.Length - n - left == 1,
            Math.Abs((2 * (run.Start + left)) + n - 1 - middle))))
        .OrderBy(p => p.LeavesSingle).ThenBy(p => p.Off).ThenBy(p => p.Start)
        .FirstOrDefault();

    /// <summary>Runs of seats on offer: first place inside the row, and how many.</summary>
    private IEnumerable<(int Start, int Length)> Runs(SubsectionShape s, int row)
    {
        var start = 0;
        for (var place = 0; place <= s.SeatsPerRow; place++)
        {
            if (place == s.SeatsPerRow || !Offers(s, ((row - 1) * s.SeatsPerRow) + place))
            {
                yield return (start, place - start);
                start = place + 1;
            }
        }
    }

    private bool Offers(SubsectionShape s, int index) =>
        IsFree(s, index) && s.IsAccessible(index) == _accessible && !s.IsCompanion(index);

    private bool IsFree(SubsectionShape s, int index) =>
        statusAt(new SeatPlace(s.Number, index)) == SeatStatus.Available
        && !_taken.Contains(new SeatPlace(s.Number, index));

    /// <summary>The rows that the plan names, then the others.</summary>
    private List<int> BestFirst(SubsectionShape s)
    {
        var named = shape.Plan.Find(s.Number)!.RowOrder ?? [];
        return [.. named, .. Enumerable.Range(1, s.Rows).Where(row => !named.Contains(row))];
    }

    /// <summary>Twice the place that the plan says is best, or half-way between the row's ends.</summary>
    private int Middle(SubsectionShape s, int row)
    {
        var plan = shape.Plan.Find(s.Number)!;
        if ((plan.BestSeats?[row - 1] ?? plan.BestSeat) is { } seat)
        {
            return (int)(2 * seat) - 2;
        }

        var sold = Enumerable.Range(0, s.SeatsPerRow).Where(p => s.IndexOf(row, p + 1) is not null).ToList();
        return sold.Count == 0 ? 0 : sold[0] + sold[^1];
    }

    private Anchor Seat(Place place, int n, Anchor? anchor)
    {
        Take(place, n);
        return anchor ?? new Anchor(place.Subsection, place.Row, (2 * place.Start) + n - 1);
    }

    private void Take(Place place, int n) => _taken.AddRange(PlacesOf(place, n));

    private static IEnumerable<SeatPlace> PlacesOf(Place place, int n) => Enumerable
        .Range(((place.Row - 1) * place.Subsection.SeatsPerRow) + place.Start, n)
        .Select(index => new SeatPlace(place.Subsection.Number, index));

    private int IndexOf(SubsectionShape s) => _candidates.IndexOf(s);
}
