using Ticketing.SeatReservation.Following;

namespace Ticketing.SeatReservation.Features.GetSectionOverview;

/// <summary>Sections of an event with seats left; under 1 KB for ten sections.</summary>
public sealed record EventSections(long EventId, string Currency, IReadOnlyList<SectionSummary> Sections)
{
    /// <summary>The answer for a state.</summary>
    public static EventSections Of(EventState state) => new(
        state.Id.Value,
        state.Sections[0].Section.Shape.Currency,
        [.. state.Sections.Select(s => new SectionSummary(s.Name, s.Section.Shape.PriceMinor, s.Total, s.Available))]);
}

/// <summary>One section; price in minor units.</summary>
public sealed record SectionSummary(string Section, long Price, int Total, int Available);

/// <summary>One section with its subsections; price in minor units.</summary>
public sealed record SectionDetail(string Section, long Price, IReadOnlyList<SubsectionSummary> Subsections)
{
    /// <summary>The answer for a state.</summary>
    public static SectionDetail Of(SectionState state) => new(
        state.Name,
        state.Section.Shape.PriceMinor,
        [
            .. state.Subsections.Select(s =>
                new SubsectionSummary(s.Shape.Number, s.Shape.Seats, s.Available, s.Reserved, s.Sold)),
        ]);
}

/// <summary>Counters of one subsection.</summary>
public sealed record SubsectionSummary(int Subsection, int Total, int Available, int Reserved, int Sold);
