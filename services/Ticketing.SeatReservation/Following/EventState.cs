using Ticketing.Contracts.Seating;
using Ticketing.SeatReservation.Infrastructure;
using Ticketing.SeatReservation.SeatState;

namespace Ticketing.SeatReservation.Following;

/// <summary>
/// State of an event's initialised sections at one sequence number. Immutable: a change makes a new one,
/// which shares what did not change, so that readers need no lock and a response that was encoded once is sent until
/// its part changes.
/// </summary>
/// <param name="Id">The event.</param>
/// <param name="Sequence">Every change up to this one is included.</param>
/// <param name="Sections">In order of index.</param>
internal sealed record EventState(EventId Id, long Sequence, IReadOnlyList<SectionState> Sections)
{
    /// <summary>Responses made of this state, by what they answer.</summary>
    public EncodingCache Encodings { get; } = new();

    /// <summary>Responses made of this state, by the path of their request.</summary>
    public BodiesByPath ByPath { get; } = new();

    /// <summary>The section, or null.</summary>
    public SectionState? Find(string section) =>
        Sections.FirstOrDefault(s => string.Equals(s.Name, section, StringComparison.Ordinal));

    /// <summary>
    /// This state after <paramref name="changes"/>, or null if one of them speaks of a section or subsection that is not
    /// here, or of a plan that changed: then it must be read anew.
    /// </summary>
    public EventState? With(IReadOnlyList<SeatChange> changes)
    {
        var sections = Sections.ToArray();
        foreach (var change in changes)
        {
            var at = Array.FindIndex(sections, s => s.Name == change.Section);
            if (at < 0 || sections[at].With(change) is not { } next)
            {
                return null;
            }

            sections[at] = next;
        }

        return new EventState(Id, Math.Max(Sequence, changes[^1].Sequence), sections);
    }

    /// <summary>
    /// True if one of the changes is the announcement of a plan, which has no subsections, of a section that was here with
    /// its plan before.
    /// </summary>
    public bool HasOldPlan(IReadOnlyList<SeatChange> changes) => changes.Any(change =>
        change.Subsections.Count == 0 && Find(change.Section) is { } section && change.Sequence > section.Sequence);

    /// <summary>This state at the prices of <paramref name="entry"/>; null if they are the same.</summary>
    public EventState? WithPrices(EventDirectoryEntry? entry)
    {
        SectionState[] sections = [.. Sections.Select(s => s.WithPrice(entry?.Find(s.Name)?.PriceMinor))];
        return sections.SequenceEqual(Sections, ReferenceEqualityComparer.Instance)
            ? null
            : new EventState(Id, Sequence, sections);
    }
}

/// <summary>State of one section.</summary>
/// <param name="Section">Plan and keys.</param>
/// <param name="Sequence">Of the last change in it.</param>
/// <param name="Subsections">From the best on, as the plan has them.</param>
/// <param name="PriceMinor">What a seat costs new orders, in minor units.</param>
internal sealed record SectionState(
    LiveSection Section, long Sequence, IReadOnlyList<SubsectionState> Subsections, long PriceMinor)
{
    /// <summary>Responses made of this state, by what they answer.</summary>
    public EncodingCache Encodings { get; } = new();

    /// <summary>Name of the section.</summary>
    public string Name => Section.Shape.Name;

    /// <summary>Seats for sale in all.</summary>
    public int Total => Subsections.Sum(s => s.Shape.Seats);

    /// <summary>Seats AVAILABLE.</summary>
    public int Available => Subsections.Sum(s => s.Available);

    /// <summary>The subsection, or null.</summary>
    public SubsectionState? Find(int number) => Subsections.FirstOrDefault(s => s.Shape.Number == number);

    /// <summary>
    /// After a change; itself if the change is included; null if it names an unknown subsection, or says that the plan
    /// changed.
    /// </summary>
    public SectionState? With(SeatChange change)
    {
        if (change.Sequence <= Sequence)
        {
            return this;
        }

        if (change.Subsections.Count == 0)
        {
            return null;
        }

        var subsections = Subsections.ToArray();
        foreach (var changed in change.Subsections)
        {
            var at = Array.FindIndex(subsections, s => s.Shape.Number == changed.Number);
            if (at < 0)
            {
                return null;
            }

            subsections[at] = subsections[at].With(changed, change.Sequence);
        }

        return new SectionState(Section, change.Sequence, subsections, PriceMinor);
    }

    /// <summary>At another price; itself if it is the same, or null.</summary>
    public SectionState WithPrice(long? priceMinor) => priceMinor is not { } price || price == PriceMinor
        ? this
        : new SectionState(Section, Sequence, [.. Subsections.Select(s => s.Unencoded())], price);
}

/// <summary>State of one subsection: bits and counters that belong together.</summary>
internal sealed record SubsectionState(
    SubsectionShape Shape, long Sequence, ReadOnlyMemory<byte> Bits, int Available, int Reserved, int Sold)
{
    /// <summary>Responses made of this state, by what they answer.</summary>
    public EncodingCache Encodings { get; } = new();

    /// <summary>The seats of a row, counted from 1, as digits.</summary>
    public string Row(int row) => SeatBits.ToDigits(Bits.Span, (row - 1) * Shape.SeatsPerRow, Shape.SeatsPerRow);

    /// <summary>The same without its responses, which name the price of the section.</summary>
    public SubsectionState Unencoded() => new(Shape, Sequence, Bits, Available, Reserved, Sold);

    /// <summary>After a change.</summary>
    public SubsectionState With(SubsectionChange change, long sequence)
    {
        var bits = Bits.ToArray();
        foreach (var seat in change.Seats)
        {
            SeatBits.Write(bits, seat.Index, seat.Status);
        }

        return new SubsectionState(Shape, sequence, bits, change.Available, change.Reserved, change.Sold);
    }
}
