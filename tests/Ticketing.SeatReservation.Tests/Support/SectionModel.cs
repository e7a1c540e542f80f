using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;
using Ticketing.SeatReservation.Domain;
using Ticketing.SeatReservation.Infrastructure;

namespace Ticketing.SeatReservation.Tests.Support;

/// <summary>
/// The rules of the seat engine in the plainest form: a digit a seat, whole rows looked at each time, nothing
/// remembered. Written from the rules and not from the scripts, so that the two can disagree.
/// </summary>
internal sealed class SectionModel(SectionShape shape)
{
    private const int OrphanLookAheadRows = 3;
    private readonly Dictionary<BookingId, Entry> _bookings = [];
    private readonly Dictionary<int, SeatStatus[]> _seats = shape.Subsections.ToDictionary(
        s => s.Number,
        s => Enumerable.Range(0, s.Places)
            .Select(i => s.IsForSale(i) ? SeatStatus.Available : SeatStatus.Unavailable).ToArray());

    private sealed record Entry(ReservationState State, string Code, List<SeatPlace> Taken, List<SeatPlace> Lost);

    public IEnumerable<BookingId> Bookings => _bookings.Keys;

    public string Seats(int subsection) => string.Join('\n', _seats[subsection]
        .Select(s => (char)('0' + (int)s)).Chunk(shape.Find(subsection)!.SeatsPerRow).Select(row => new string(row)));

    /// <summary>The answer as text: state, code, taken, lost.</summary>
    public string Reserve(TicketReservedRequest request)
    {
        if (!_bookings.TryGetValue(request.BookingId, out var entry))
        {
            entry = request.Mode == SeatSelectionMode.Manual ? Manual(request) : Best(request);
            _bookings.Add(request.BookingId, entry);
        }

        return Text(entry.State, entry.Code, entry.Taken, entry.Lost);
    }

    public static string Text(
        ReservationState state, string code, IEnumerable<SeatPlace> taken, IEnumerable<SeatPlace> lost) =>
        $"{state} {code} [{SeatPlace.FormatList(taken)}] lost [{SeatPlace.FormatList(lost)}]";

    public SeatOutcome Release(BookingSeats booking)
    {
        var entry = _bookings.GetValueOrDefault(booking.Booking);
        return entry?.State switch
        {
            ReservationState.Released => new SeatOutcome(SeatOutcomeKind.Repeated, 0),
            ReservationState.Failed => new SeatOutcome(SeatOutcomeKind.HoldsNothing, 0),
            ReservationState.Sold => Move(booking, entry, SeatStatus.Sold, SeatStatus.Available, ReservationState.Released),
            _ => Move(booking, entry, SeatStatus.Reserved, SeatStatus.Available, ReservationState.Released),
        };
    }

    public SeatOutcome Finalize(BookingSeats booking)
    {
        var entry = _bookings.GetValueOrDefault(booking.Booking);
        return entry?.State switch
        {
            ReservationState.Sold => new SeatOutcome(SeatOutcomeKind.Repeated, 0),
            ReservationState.Released or ReservationState.Failed => new SeatOutcome(SeatOutcomeKind.HoldsNothing, 0),
            _ => Move(booking, entry, SeatStatus.Reserved, SeatStatus.Sold, ReservationState.Sold),
        };
    }

    /// <summary>The record's lifetime ran out.</summary>
    public void Forget(BookingId booking) => _bookings.Remove(booking);

    private SeatOutcome Move(BookingSeats named, Entry? entry, SeatStatus from, SeatStatus to, ReservationState state)
    {
        var places = entry?.Taken ?? [.. named.Seats.Select(s => shape.Locate(s)!.Value).Distinct()];
        var moved = places.Where(p => _seats[p.Subsection][p.Index] == from).ToList();
        moved.ForEach(p => _seats[p.Subsection][p.Index] = to);
        _bookings[named.Booking] = (entry ?? new Entry(state, "", places, [])) with { State = state };
        return new SeatOutcome(SeatOutcomeKind.Applied, moved.Count);
    }

    private Entry Manual(TicketReservedRequest request)
    {
        var places = request.Seats.Select(shape.Locate).Distinct().ToList();
        if (places.Count == 0 || places.Contains(null))
        {
            return new Entry(ReservationState.Failed, ReservationFailureCodes.NoSuchSeat, [], []);
        }

        var free = places.Select(p => p!.Value).Where(p => _seats[p.Subsection][p.Index] == SeatStatus.Available).ToList();
        var lost = places.Select(p => p!.Value).Except(free).ToList();
        if (free.Count == 0 || (request.AllOrNothing && lost.Count > 0))
        {
            return new Entry(ReservationState.Failed, ReservationFailureCodes.SeatTaken, [], lost);
        }

        Take(free);
        return new Entry(ReservationState.Reserved, "", free, lost);
    }

    private Entry Best(TicketReservedRequest request)
    {
        if (request.Subsection is { } number && shape.Find(number) is null)
        {
            return new Entry(ReservationState.Failed, ReservationFailureCodes.NoSuchSeat, [], []);
        }

        var candidates = shape.Subsections.Where(s => request.Subsection is null || s.Number == request.Subsection).ToList();
        var offered = candidates.Sum(s => Enumerable.Range(0, s.Places).Count(i => Offers(s, i)));
        if (offered == 0 || (request.AllOrNothing && offered < request.Quantity))
        {
            var code = offered == 0 ? ReservationFailureCodes.SoldOut : ReservationFailureCodes.NotEnoughSeats;
            return new Entry(ReservationState.Failed, code, [], []);
        }

        var taken = new List<SeatPlace>();
        Place(candidates, request.Quantity, taken);
        return new Entry(ReservationState.Reserved, "", taken, []);
    }

    private void Place(List<SubsectionShape> candidates, int n, List<SeatPlace> taken)
    {
        foreach (var subsection in candidates)
        {
            if (Find(subsection, n) is { } first)
            {
                var places = Enumerable.Range(first, n).Select(i => new SeatPlace(subsection.Number, i)).ToList();
                Take(places);
                taken.AddRange(places);
                return;
            }
        }

        if (n > 1)
        {
            Place(candidates, (n + 1) / 2, taken);
            Place(candidates, n / 2, taken);
        }
    }

    private int? Find(SubsectionShape subsection, int n)
    {
        var fits = Enumerable.Range(0, subsection.Rows)
            .SelectMany(row => Runs(subsection, row).Where(run => run.Length >= n).Select(run => (row, run)))
            .ToList();
        if (fits.Count == 0)
        {
            return null;
        }

        var near = fits.Where(f => f.row <= fits[0].row + OrphanLookAheadRows && f.run.Length - n != 1);
        return near.Concat(fits).First().run.Start;
    }

    private IEnumerable<(int Start, int Length)> Runs(SubsectionShape subsection, int row)
    {
        var start = row * subsection.SeatsPerRow;
        for (var i = start; i <= (row + 1) * subsection.SeatsPerRow; i++)
        {
            if (i == (row + 1) * subsection.SeatsPerRow || !Offers(subsection, i))
            {
                yield return (start, i - start);
                start = i + 1;
            }
        }
    }

    private bool Offers(SubsectionShape subsection, int index) =>
        _seats[subsection.Number][index] == SeatStatus.Available && !subsection.IsAccessible(index);

    private void Take(List<SeatPlace> places) =>
        places.ForEach(p => _seats[p.Subsection][p.Index] = SeatStatus.Reserved);
}
