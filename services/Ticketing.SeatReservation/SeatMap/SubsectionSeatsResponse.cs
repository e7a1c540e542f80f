using Ticketing.SeatReservation.Following;

namespace Ticketing.SeatReservation.SeatMap;

/// <summary>
/// The seats of one subsection: one digit a place, row 1 first; 0 available, 1 reserved, 2 sold, 3 not for
/// sale. Price in minor units. <see cref="Seq"/>: changes up to this one are included; applying one of them
/// again does no harm.
/// </summary>
internal sealed record SubsectionSeatsResponse(
    string Section, int Subsection, int SeatsPerRow, long Price, string Currency, long Seq,
    IReadOnlyList<string> Rows)
{
    public static SubsectionSeatsResponse Of(SectionState section, SubsectionState state) => new(
        section.Name,
        state.Shape.Number,
        state.Shape.SeatsPerRow,
        section.PriceMinor,
        section.Section.Shape.Currency,
        state.Sequence,
        [.. Enumerable.Range(1, state.Shape.Rows).Select(state.Row)]);
}
