using Ticketing.SeatReservation.Following;

namespace Ticketing.SeatReservation.SeatMap;

/// <summary>Sections of an event with seats left; under 1 KB for ten sections.</summary>
internal sealed record EventSectionsResponse(long EventId, string Currency, IReadOnlyList<SectionSummary> Sections)
{
    public static EventSectionsResponse Of(EventState state) => new(
        state.Id.Value,
        state.Sections[0].Section.Shape.Currency,
        [.. state.Sections.Select(s => new SectionSummary(s.Name, s.PriceMinor, s.Total, s.Available))]);
}

/// <summary>One section; price in minor units.</summary>
internal sealed record SectionSummary(string Section, long Price, int Total, int Available);

/// <summary>One section with its subsections; price in minor units.</summary>
internal sealed record SectionDetailResponse(string Section, long Price, IReadOnlyList<SubsectionSummary> Subsections)
{
    public static SectionDetailResponse Of(SectionState state) => new(
        state.Name,
        state.PriceMinor,
        [
            .. state.Subsections.OrderBy(s => s.Shape.Number).Select(s =>
                new SubsectionSummary(s.Shape.Number, s.Shape.Seats, s.Available, s.Reserved, s.Sold)),
        ]);
}

/// <summary>Counters of one subsection.</summary>
internal sealed record SubsectionSummary(int Subsection, int Total, int Available, int Reserved, int Sold);
