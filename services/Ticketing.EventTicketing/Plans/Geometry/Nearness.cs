using Ticketing.Contracts.Seating;

namespace Ticketing.EventTicketing.Plans.Geometry;

/// <summary>
/// Turns positions into what the seat engine knows: an order of rows, the best place of each row, an order of
/// subsections. It is done once, when an event is made, so that choosing seats costs nothing more (docs/adr/0045).
/// </summary>
internal static class Nearness
{
    /// <summary>Distances that differ by less are equal: an arc around the focal point has none that is nearer.</summary>
    private const double Tolerance = 0.001;

    /// <summary>
    /// The section's plans by nearness to the focal point. A subsection that has an order or a best seat of its own keeps it;
    /// one without positions stays as it is.
    /// </summary>
    public static IReadOnlyList<SubsectionPlan> Rank(
        IReadOnlyList<SubsectionPlan> plans, IReadOnlyDictionary<int, GeometryDraft> geometryOf, PlanPoint focus)
    {
        var ranked = new List<SubsectionPlan>(plans.Count);
        var distances = new Dictionary<int, double>();
        foreach (var plan in plans)
        {
            if (!geometryOf.TryGetValue(plan.Number, out var geometry))
            {
                ranked.Add(plan);
                continue;
            }

            var rows = RowsOf(plan, new SeatPositions(plan, geometry), focus);
            distances[plan.Number] = rows.Where(row => row.HasSeats).Min(row => row.Distance);
            ranked.Add(plan is { Kind: PlaceKind.Seats, RowOrder: null, BestSeat: null } ? WithQuality(plan, rows) : plan);
        }

        return distances.Count < plans.Count || plans.Count == 1 ? ranked : WithRanks(ranked, distances);
    }

    private static List<SubsectionPlan> WithRanks(List<SubsectionPlan> plans, Dictionary<int, double> distances)
    {
        var order = plans.OrderBy(p => Math.Round(distances[p.Number] / Tolerance)).ThenBy(p => p.Number).ToList();
        return order.Select(p => p.Number).SequenceEqual(plans.Select(p => p.Number))
            ? plans
            : [.. plans.Select(p => p with { Rank = order.IndexOf(p) + 1 })];
    }

    private static SubsectionPlan WithQuality(SubsectionPlan plan, IReadOnlyList<RowNearness> rows)
    {
        var order = rows.OrderBy(r => r.HasSeats ? 0 : 1).ThenBy(r => Math.Round(r.Distance / Tolerance)).ThenBy(r => r.Row)
            .Select(r => r.Row).ToList();
        var usual = rows.All(r => r.IsMiddle);
        var best = rows.Select(r => r.BestSeat).ToList();
        var same = best.Distinct().Count() == 1;
        return plan with
        {
            RowOrder = order.SequenceEqual(Enumerable.Range(1, plan.Rows)) ? null : order,
            BestSeat = !usual && same ? best[0] : null,
            BestSeats = !usual && !same ? best : null,
        };
    }

    private static List<RowNearness> RowsOf(SubsectionPlan plan, SeatPositions positions, PlanPoint focus)
    {
        var gaps = plan.Unavailable.ToHashSet();
        return [.. Enumerable.Range(1, plan.Rows).Select(row =>
        {
            var seats = Enumerable.Range(1, plan.SeatsPerRow).Where(s => !gaps.Contains(new RowSeat(row, s))).ToList();
            return seats.Count == 0
                ? new RowNearness(row, double.MaxValue, (plan.SeatsPerRow + 1) / 2m, true, false)
                : OfRow(row, seats, positions, focus);
        })];
    }

    /// <summary>The nearest seat, or half-way between two; of several as near the one nearest to the middle.</summary>
    private static RowNearness OfRow(int row, List<int> seats, SeatPositions positions, PlanPoint focus)
    {
        var middle = (seats[0] + seats[^1]) / 2m;
        var best = seats.Select(seat => (Seat: (decimal)seat, Distance: positions.At(row, seat).DistanceTo(focus)))
            .Concat(seats.Zip(seats.Skip(1)).Where(pair => pair.Second == pair.First + 1).Select(pair =>
                (Seat: pair.First + 0.5m, Distance: positions.AfterPlace(row, pair.First).DistanceTo(focus))))
            .OrderBy(place => Math.Round(place.Distance / Tolerance)).ThenBy(place => Math.Abs(place.Seat - middle))
            .ThenBy(place => place.Seat)
            .First();
        return new RowNearness(row, best.Distance, best.Seat, best.Seat == middle, true);
    }

    private sealed record RowNearness(int Row, double Distance, decimal BestSeat, bool IsMiddle, bool HasSeats);
}
