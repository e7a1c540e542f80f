namespace Ticketing.Contracts.Seating;

/// <summary>Tables that are sold whole (<see cref="PlaceKind.Tables"/>): a row of the plan each.</summary>
public static class WholeTables
{
    /// <summary>True if the seats are all those of one or more tables. Seats are known to be in the plan, none twice.</summary>
    public static bool AreWhole(SectionPlan section, IReadOnlyCollection<SeatPosition> seats) => seats
        .GroupBy(seat => (seat.Subsection, seat.Row))
        .All(table => section.Find(table.Key.Subsection) is { } plan
            && table.Count() == plan.SeatsPerRow - plan.Unavailable.Count(gap => gap.Row == table.Key.Row));
}
