using Ticketing.Contracts;
using Ticketing.Contracts.Seating;
using Ticketing.SeatReservation.SeatState;

namespace Ticketing.SeatReservation.Reconciling.Audit;

/// <summary>One read of a section: live state first, then PostgreSQL, then the bookings' records.</summary>
internal sealed record SectionSnapshot(
    SectionShape Shape, bool IsPublished, IReadOnlyList<LiveSubsection> Live, SeatRecord Record);

/// <summary>
/// Compares one read of a section. The rules for what may be corrected: a ticket that PostgreSQL calls SOLD or
/// RESERVED is never made free; a seat that the live record of a booking names is never made free, unless
/// PostgreSQL says that this booking gave it back; a seat is never given to a booking whose record says that it
/// gave it back meanwhile. Everything else follows PostgreSQL.
/// </summary>
internal sealed class SectionComparison(
    SectionSnapshot snapshot, IReadOnlyDictionary<BookingId, ReservationRecord> claims, ISet<BookingId> ofOtherSections,
    DateTimeOffset now, TimeSpan recordedWithin)
{
    private readonly Dictionary<SeatFinding, (int Subsection, SeatCorrection? Correction)> _found = [];
    private readonly Dictionary<BookingId, RecordedBooking> _recorded =
        snapshot.Record.Bookings.ToDictionary(b => b.BookingId);
    private readonly ILookup<SeatPlace, (BookingId Booking, ReservationRecord Record)> _claims = claims
        .Where(c => c.Value.IsLive && IsHere(c.Key, c.Value, snapshot.Shape.Name, ofOtherSections))
        .SelectMany(c => c.Value.Held.Select(place => (Place: place, Claim: (c.Key, c.Value))))
        .ToLookup(c => c.Place, c => c.Claim);

    /// <summary>What differs, with the subsection's number and the correction, where there is one.</summary>
    public IReadOnlyDictionary<SeatFinding, (int Subsection, SeatCorrection? Correction)> Found => _found;

    /// <summary>Seats whose reservation is still on its way to PostgreSQL.</summary>
    public int InFlight { get; private set; }

    /// <summary>Compares everything.</summary>
    public SectionComparison Run()
    {
        if (snapshot.Record.Plan is { } plan && plan.Edition != snapshot.Shape.Plan.Edition)
        {
            return this; // the seats change at this moment, and the plan that was read is the one before
        }

        if (!snapshot.IsPublished)
        {
            Add(new SeatFinding(FindingKinds.SectionMissing, snapshot.Shape.Name), 0, null);
        }

        foreach (var live in snapshot.Live)
        {
            if (live.IsComplete)
            {
                CompareCounters(live);
                CompareSeats(live, live.Bits!, new RecordedSeats(live.Shape, snapshot.Record));
            }
            else
            {
                Add(
                    new SeatFinding(FindingKinds.SubsectionMissing, snapshot.Shape.Name, live.Shape.Number),
                    live.Shape.Number, null);
            }
        }

        return this;
    }

    private void CompareCounters(LiveSubsection live)
    {
        var counted = live.Counted();
        for (var i = 0; i < counted.Count; i++)
        {
            if (live.Counters[i].Value != counted[i])
            {
                var finding = new SeatFinding(
                    FindingKinds.Counter, snapshot.Shape.Name, live.Shape.Number, What: live.Counters[i].Name,
                    Live: $"{live.Counters[i].Value}", Recorded: $"{counted[i]}");
                Add(finding, live.Shape.Number, null);
            }
        }
    }

    private void CompareSeats(LiveSubsection live, byte[] bits, RecordedSeats recorded)
    {
        for (var index = 0; index < live.Shape.Places; index++)
        {
            var (present, shouldBe) = (SeatBits.Read(bits, index), recorded.StatusAt(index));
            if (shouldBe is SeatStatus.Reserved or SeatStatus.Sold)
            {
                CompareOwners(live.Shape, index, present, recorded);
            }

            if (present == shouldBe)
            {
                continue;
            }

            if (shouldBe == SeatStatus.Available
                || (shouldBe == SeatStatus.Unavailable && present != SeatStatus.Available))
            {
                CompareTaken(live.Shape, index, present, shouldBe);
            }
            else
            {
                var holder = recorded.HolderAt(index);
                Add(
                    Finding(FindingKinds.Seat, live.Shape, index, present, shouldBe, holder),
                    live.Shape.Number,
                    shouldBe == SeatStatus.Reserved
                        ? new SeatCorrection(index, present, shouldBe, holder, "LSU")
                        : new SeatCorrection(index, present, shouldBe));
            }
        }
    }

    /// <summary>PostgreSQL calls the seat free, or blocked, and Kvrocks does not.</summary>
    private void CompareTaken(SubsectionShape shape, int index, SeatStatus live, SeatStatus shouldBe)
    {
        var claims = _claims[new SeatPlace(shape.Number, index)].ToList();
        if (claims.Count == 0)
        {
            Add(
                Finding(FindingKinds.Seat, shape, index, live, shouldBe, null), shape.Number,
                new SeatCorrection(index, live, shouldBe));
        }
        else if (claims is [var only] && HowGivenBack(only.Booking, shape.At(index)) is { } mark)
        {
            Add(
                Finding(FindingKinds.Seat, shape, index, live, shouldBe, only.Booking), shape.Number,
                new SeatCorrection(index, live, shouldBe, only.Booking, "NFLU", mark));
        }
        else if (claims.Exists(c => now - c.Record.AnsweredAt < recordedWithin))
        {
            InFlight++;
        }
        else
        {
            Add(
                Finding(FindingKinds.NotRecorded, shape, index, live, shouldBe, claims[0].Booking),
                shape.Number, null);
        }
    }

    private void CompareOwners(SubsectionShape shape, int index, SeatStatus live, RecordedSeats recorded)
    {
        foreach (var (booking, record) in _claims[new SeatPlace(shape.Number, index)])
        {
            if (booking != recorded.HolderAt(index) && now - record.AnsweredAt >= recordedWithin)
            {
                var finding = Finding(
                    FindingKinds.TwoOwners, shape, index, live, recorded.StatusAt(index), recorded.HolderAt(index));
                Add(finding with { OtherBookingId = booking.Value }, shape.Number, null);
            }
        }
    }

    /// <summary>
    /// The mark for the record of a booking of which PostgreSQL says that it gave all its seats back, or this one.
    /// </summary>
    private char? HowGivenBack(BookingId booking, SeatPosition seat) => _recorded.GetValueOrDefault(booking) switch
    {
        { State: RecordedBookingState.Released } => ReservationRecord.ReleasedLetter[0],
        { GivenBack: { } seats } when seats.Contains(seat) => SeatCorrection.GaveBackMark,
        _ => null,
    };

    private static bool IsHere(
        BookingId booking, ReservationRecord record, string section, ISet<BookingId> ofOtherSections) =>
        record.Section.Length > 0 ? record.Section == section : !ofOtherSections.Contains(booking);

    private SeatFinding Finding(
        string kind, SubsectionShape shape, int index, SeatStatus live, SeatStatus recorded, BookingId? booking)
    {
        var seat = shape.At(index);
        return new SeatFinding(
            kind, snapshot.Shape.Name, shape.Number, seat.Row, seat.Seat, Live: NameOf(live),
            Recorded: NameOf(recorded), BookingId: booking?.Value);
    }

    private static string NameOf(SeatStatus status) => status.ToString().ToUpperInvariant();

    private void Add(SeatFinding finding, int subsection, SeatCorrection? correction) =>
        _found[finding] = (subsection, correction);
}
