using Ticketing.SeatReservation.Infrastructure;
using Ticketing.SeatReservation.SeatState;

namespace Ticketing.SeatReservation.Following;

/// <summary>The changes of one read of the change stream; the same object goes to every listener.</summary>
/// <param name="Sequence">Of the last change in it.</param>
/// <param name="Sections">
/// Changes merged by section and subsection: last counters, and each changed seat once with its last state.
/// Null when changes were lost, so that whoever follows must read the seats again.
/// </param>
internal sealed record ChangeTick(long Sequence, IReadOnlyList<SeatChange>? Sections)
{
    /// <summary>Encodings of this tick, by what they are for.</summary>
    public EncodingCache Encodings { get; } = new();

    /// <summary>Nothing happened for a while; keeps idle connections open.</summary>
    public static ChangeTick Heartbeat { get; } = new(-1, []) { IsHeartbeat = true };

    /// <summary>True for <see cref="Heartbeat"/> alone.</summary>
    public bool IsHeartbeat { get; private init; }

    /// <summary>"Read the seats again."</summary>
    public static ChangeTick DataLoss(long sequence) => new(sequence, null);

    /// <summary>Merges changes that came together.</summary>
    public static ChangeTick Of(IReadOnlyList<SeatChange> changes) => new(
        changes[^1].Sequence,
        [
            .. changes.GroupBy(c => c.Section, StringComparer.Ordinal).Select(section => new SeatChange(
                section.Last().Sequence,
                section.Key,
                [.. section.SelectMany(c => c.Subsections).GroupBy(s => s.Number).Select(Merge)])),
        ]);

    private static SubsectionChange Merge(IGrouping<int, SubsectionChange> changes)
    {
        var last = changes.Last();
        var seats = new Dictionary<int, ChangedSeat>();
        foreach (var seat in changes.SelectMany(c => c.Seats))
        {
            seats[seat.Index] = seat;
        }

        return last with { Seats = [.. seats.Values.OrderBy(s => s.Index)] };
    }
}
