using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;
using Ticketing.SeatReservation.Reserving;
using Ticketing.SeatReservation.SeatState;

namespace Ticketing.SeatReservation.Tests.Support;

/// <summary>
/// The rules of the seat engine in the plainest form: every seat has an owner or none, nothing is remembered that the
/// rules do not name. Written from the rules and not from the scripts, so that the two can disagree. How best
/// available chooses is in <see cref="BestAvailableModel"/>.
/// </summary>
internal sealed class SectionModel(SectionShape first)
{
    private SectionShape _shape = first;
    private readonly Dictionary<BookingId, Entry> _bookings = [];
    private readonly Dictionary<int, SeatStatus[]> _seats = first.Subsections.ToDictionary(
        s => s.Number,
        s => Enumerable.Range(0, s.Places)
            .Select(i => s.IsForSale(i) ? SeatStatus.Available : SeatStatus.Unavailable).ToArray());

    /// <summary>What is known of a booking; its record may have run out, then only what a message told since.</summary>
    private sealed class Entry
    {
        public List<string> Answers { get; } = [];

        public ReservationState State { get; set; }

        public bool KnowsAll { get; set; } = true;

        public List<SeatPlace> Taken { get; init; } = [];

        public HashSet<SeatPlace> Returned { get; } = [];
    }

    public IEnumerable<BookingId> Bookings => _bookings.Keys;

    public string Seats(int subsection) => string.Join('\n', _seats[subsection]
        .Select(s => (char)('0' + (int)s)).Chunk(_shape.Find(subsection)!.SeatsPerRow).Select(row => new string(row)));

    /// <summary>The answer as text: code, taken, lost.</summary>
    public string Reserve(TicketReservedRequest request)
    {
        if (!_bookings.TryGetValue(request.BookingId, out var entry))
        {
            _bookings.Add(request.BookingId, entry = new Entry { State = ReservationState.Failed });
        }

        if (entry.State == ReservationState.Failed && request.Attempt >= entry.Answers.Count)
        {
            var (code, taken, lost) = Answer(request);
            entry.Answers.Add(Text(code, taken, lost));
            entry.Taken.AddRange(taken);
            entry.State = code.Length == 0 ? ReservationState.Reserved : ReservationState.Failed;
        }

        return entry.Answers[Math.Min(request.Attempt, entry.Answers.Count - 1)];
    }

    public static string Text(string code, IEnumerable<SeatPlace> taken, IEnumerable<SeatPlace> lost) =>
        $"{code} [{SeatPlace.FormatList(taken)}] lost [{SeatPlace.FormatList(lost)}]";

    public SeatOutcome Release(BookingSeats booking)
    {
        var entry = EntryOf(booking);
        if (entry.State == ReservationState.Failed)
        {
            return new SeatOutcome(SeatOutcomeKind.HoldsNothing, 0);
        }

        var named = Places(booking);
        if (!entry.KnowsAll)
        {
            entry.Taken.AddRange(named.Except(entry.Taken).ToList());
        }

        var fresh = named.Where(p => entry.Taken.Contains(p) && !entry.Returned.Contains(p)).ToList();
        if (entry.State == ReservationState.Released && entry.KnowsAll)
        {
            return new SeatOutcome(SeatOutcomeKind.Repeated, 0);
        }

        if (fresh.Count == 0)
        {
            return new SeatOutcome(
                named.Exists(entry.Taken.Contains) ? SeatOutcomeKind.Repeated : SeatOutcomeKind.Contradicted, 0);
        }

        var freed = fresh.FindAll(p => At(p) == SeatStatus.Reserved
            || (At(p) == SeatStatus.Sold && (booking.WereSold || entry.KnowsAll)));
        freed.ForEach(p => Set(p, SeatStatus.Available));
        entry.Returned.UnionWith(fresh);
        if (entry.Taken.TrueForAll(entry.Returned.Contains))
        {
            entry.State = ReservationState.Released;
        }

        return new SeatOutcome(SeatOutcomeKind.Applied, freed.Count);
    }

    public SeatOutcome Finalize(BookingSeats booking)
    {
        var entry = EntryOf(booking);
        if (entry.State == ReservationState.Sold)
        {
            return new SeatOutcome(SeatOutcomeKind.Repeated, 0);
        }

        if (entry.State == ReservationState.Failed || (entry.State == ReservationState.Released && entry.KnowsAll))
        {
            return new SeatOutcome(SeatOutcomeKind.HoldsNothing, 0);
        }

        var named = Places(booking);
        var seats = named.FindAll(p => !entry.Returned.Contains(p) && (!entry.KnowsAll || entry.Taken.Contains(p)));
        if (seats.Count == 0)
        {
            return new SeatOutcome(
                entry.KnowsAll && named.Exists(p => !entry.Taken.Contains(p))
                    ? SeatOutcomeKind.Contradicted : SeatOutcomeKind.HoldsNothing, 0);
        }

        entry.Taken.AddRange(seats.Except(entry.Taken).ToList());
        (entry.State, entry.KnowsAll) = (ReservationState.Sold, true);
        var sold = seats.FindAll(p => At(p) == SeatStatus.Reserved);
        sold.ForEach(p => Set(p, SeatStatus.Sold));
        return new SeatOutcome(SeatOutcomeKind.Applied, sold.Count);
    }

    /// <summary>
    /// Another plan: seats that somebody has stay, all others are what the plan says. Returns those that stay although the
    /// plan does not sell them, and for which it has to be corrected.
    /// </summary>
    public IReadOnlyList<SeatPosition> Change(SectionPlan plan)
    {
        var next = new SectionShape(_shape.EventId, _shape.Currency, plan);
        var kept = new List<SeatPosition>();
        foreach (var subsection in next.Subsections)
        {
            var before = _seats.GetValueOrDefault(subsection.Number, []);
            _seats[subsection.Number] = [.. Enumerable.Range(0, subsection.Places).Select(i =>
                i < before.Length && before[i] is SeatStatus.Reserved or SeatStatus.Sold ? before[i]
                : subsection.IsForSale(i) ? SeatStatus.Available : SeatStatus.Unavailable)];
            kept.AddRange(Enumerable.Range(0, subsection.Places)
                .Where(i => !subsection.IsForSale(i) && _seats[subsection.Number][i] != SeatStatus.Unavailable)
                .Select(subsection.At));
        }

        _shape = new SectionShape(_shape.EventId, _shape.Currency, plan.WithSeats(kept));
        return kept;
    }

    /// <summary>The record's lifetime ran out.</summary>
    public void Forget(BookingId booking) => _bookings.Remove(booking);

    private Entry EntryOf(BookingSeats booking)
    {
        if (!_bookings.TryGetValue(booking.Booking, out var entry))
        {
            _bookings[booking.Booking] = entry = new Entry { State = ReservationState.Released, KnowsAll = false };
        }

        return entry;
    }

    private List<SeatPlace> Places(BookingSeats booking) =>
        [.. booking.Seats.Select(s => _shape.PlaceOf(s)!.Value).Distinct()];

    private SeatStatus At(SeatPlace place) => _seats[place.Subsection][place.Index];

    private void Set(SeatPlace place, SeatStatus status) => _seats[place.Subsection][place.Index] = status;

    private (string Code, List<SeatPlace> Taken, List<SeatPlace> Lost) Answer(TicketReservedRequest request)
    {
        if (_shape.PriceMinor > request.PriceCapMinor)
        {
            return (ReservationFailureCodes.AbovePriceCap, [], []);
        }

        var (code, taken, lost) = request.Mode == SeatSelectionMode.Manual
            ? Manual(request)
            : new BestAvailableModel(_shape, At).Choose(request);
        taken.ForEach(p => Set(p, SeatStatus.Reserved));
        return (code, taken, lost);
    }

    private (string Code, List<SeatPlace> Taken, List<SeatPlace> Lost) Manual(TicketReservedRequest request)
    {
        var places = request.Seats.Select(_shape.Locate).Distinct().ToList();
        if (places.Count == 0 || places.Contains(null))
        {
            return (ReservationFailureCodes.NoSuchSeat, [], []);
        }

        // A whole table: all seats of every row that is named, and all of them or none.
        var isTables = _shape.Kind == PlaceKind.Tables;
        var positions = places.Select(p => _shape.PositionAt(p!.Value)).ToList();
        if (isTables && positions.Any(named => _shape.Find(named.Subsection)!.SeatsInRow(named.Row)
            != positions.Count(p => (p.Subsection, p.Row) == (named.Subsection, named.Row))))
        {
            return (ReservationFailureCodes.WholeTable, [], []);
        }

        var free = places.Select(p => p!.Value).Where(p => At(p) == SeatStatus.Available).ToList();
        var lost = places.Select(p => p!.Value).Except(free).ToList();
        return free.Count == 0 || ((request.AllOrNothing || isTables) && lost.Count > 0)
            ? (ReservationFailureCodes.SeatTaken, [], lost)
            : (string.Empty, free, lost);
    }
}
