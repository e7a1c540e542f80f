using Ticketing.Contracts;
using Ticketing.Contracts.Channels;
using Ticketing.Contracts.Seating;

namespace Ticketing.SeatReservation.SeatState;

/// <summary>Geometry, price and partition of one section of one event. Immutable.</summary>
internal sealed class SectionShape
{
    private readonly Dictionary<int, int> _positions;
    private readonly CategoryPlaces _categoryPlaces;

    public SectionShape(EventId eventId, string currency, SectionPlan plan)
    {
        EventId = eventId;
        Currency = currency;
        Plan = plan;
        Subsections =
        [
            .. plan.Subsections.OrderBy(s => s.Rank ?? 0).ThenBy(s => s.Number).Select(s => new SubsectionShape(s)),
        ];
        Categories = plan.CategoriesOf();
        _categoryPlaces = new CategoryPlaces(plan);
        Partition = MessageKeys.PartitionOf(plan.Index);
        WorkKey = MessageKeys.SeatWork(eventId, plan.Name, Partition);
        BookingKey = MessageKeys.BookingLevel(eventId);
        _positions = Subsections.Select((s, i) => (s.Number, i)).ToDictionary(p => p.Number, p => p.i);
    }

    public EventId EventId { get; }

    /// <summary>ISO 4217.</summary>
    public string Currency { get; }

    /// <summary>The plan as event-ticketing sent it.</summary>
    public SectionPlan Plan { get; }

    /// <summary>Name, unique in the event.</summary>
    public string Name => Plan.Name;

    /// <summary>The partition that owns it.</summary>
    public int Partition { get; }

    /// <summary>Key of messages about its seats.</summary>
    public string WorkKey { get; }

    /// <summary>Key of messages about its event's bookings.</summary>
    public string BookingKey { get; }

    /// <summary>Price of a seat in minor units when the section was initialised; its seller may have changed it.</summary>
    public long PriceMinor => Plan.PriceMinor;

    /// <summary>What its subsections hold; the same in all of them.</summary>
    public PlaceKind Kind => Plan.Subsections.Count == 0 ? PlaceKind.Seats : Plan.Subsections[0].Kind;

    /// <summary>
    /// From the best on, in order of number where the plan does not say: the order in which best-available looks.
    /// </summary>
    public IReadOnlyList<SubsectionShape> Subsections { get; }

    /// <summary>Categories that its seats have; null among them for those without.</summary>
    public IReadOnlyList<string?> Categories { get; }

    /// <summary>The places of some categories, as a wish for them names them.</summary>
    public string PlacesOf(IReadOnlySet<string?> categories) => _categoryPlaces.Of(categories);

    /// <summary>Position in <see cref="Subsections"/> of the subsection with this number, or −1.</summary>
    public int PositionOf(int number) => _positions.GetValueOrDefault(number, -1);

    /// <summary>The subsection with this number, or null.</summary>
    public SubsectionShape? Find(int number) =>
        _positions.TryGetValue(number, out var position) ? Subsections[position] : null;

    /// <summary>The place of a seat, or null when the plan has no such seat for sale.</summary>
    public SeatPlace? Locate(SeatPosition seat) =>
        Find(seat.Subsection)?.IndexOf(seat.Row, seat.Seat) is { } index
            ? new SeatPlace(seat.Subsection, index)
            : null;

    /// <summary>
    /// The place of a seat, for sale or not, or null when it is outside of the plan: a seat that was given back may have been
    /// blocked since.
    /// </summary>
    public SeatPlace? PlaceOf(SeatPosition seat) =>
        Find(seat.Subsection) is { } subsection && seat.Row >= 1 && seat.Row <= subsection.Rows && seat.Seat >= 1
            && seat.Seat <= subsection.SeatsPerRow
                ? new SeatPlace(seat.Subsection, ((seat.Row - 1) * subsection.SeatsPerRow) + seat.Seat - 1)
                : null;

    /// <summary>The position of a place that this section is known to have.</summary>
    public SeatPosition PositionAt(SeatPlace place) =>
        (Find(place.Subsection) ?? throw new InvalidOperationException(
            $"Section {Name} of event {EventId} has no subsection {place.Subsection}.")).At(place.Index);
}
