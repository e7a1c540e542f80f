using Ticketing.Contracts;
using Ticketing.Contracts.Seating;

namespace Ticketing.SeatReservation.Reconciling.AuditLog;

/// <summary>Where a message stands in the log, and when it was written.</summary>
internal readonly record struct LogPlace(string Topic, int Partition, long Offset, DateTimeOffset At);

/// <summary>A breach of "one owner a seat".</summary>
/// <param name="Kind"><c>reserved-while-held</c>, <c>reserved-after-sold</c>, <c>released-too-late</c>,
/// <c>sold-without-reservation</c> or <c>sold-and-released</c>.</param>
/// <param name="Section">The section.</param>
/// <param name="Seat">Subsection, row, seat.</param>
/// <param name="BookingId">Whose message it is.</param>
/// <param name="OtherBookingId">The booking whose seat it was.</param>
/// <param name="Topic">Where the breach shows.</param>
/// <param name="Partition">Its partition.</param>
/// <param name="Offset">Its offset.</param>
internal sealed record LogFinding(
    string Kind, string Section, string Seat, Guid BookingId, Guid? OtherBookingId, string Topic, int Partition,
    long Offset);

/// <summary>
/// Folds the log of one event and proves one owner a seat at every offset. Topics have no common order, so the proof
/// goes by cause: reservations of a seat have an order (one partition of one topic), and each but the last must have
/// its booking's release in the log, written before the next reservation. A seat is sold only to a booking that
/// reserved it, and released after its payment only as a seat that was sold (a refund). Messages may stand in
/// the log more than once (a redelivered request gets its first answer again); the first one counts.
/// </summary>
internal sealed class SeatLog
{
    /// <summary>Times are those of the writers; their clocks may differ by this much.</summary>
    public static readonly TimeSpan ClockTolerance = TimeSpan.FromSeconds(1);

    private readonly Dictionary<(string Section, SeatPosition Seat), List<(BookingId Booking, LogPlace At)>> _owners =
        [];
    private readonly Dictionary<(BookingId, SeatPosition), (LogPlace At, bool WereSold)> _released = [];
    private readonly Dictionary<(BookingId, SeatPosition), (string Section, LogPlace At)> _sold = [];


    // Seats that a booking bought of another one, by who has them and by who had them. Seats that are resold are SOLD all
    // along, so the engine has no reservation of who buys them.
    private readonly Dictionary<(BookingId, SeatPosition), BookingId> _boughtBy = [];
    private readonly Dictionary<(BookingId, SeatPosition), BookingId> _boughtFrom = [];

    /// <summary>Seats that were ever reserved.</summary>
    public int Seats => _owners.Count;

    /// <summary>Reservations of single seats, each once.</summary>
    public int Reservations { get; private set; }

    /// <summary>The engine gave seats to a booking.</summary>
    public void Reserved(LogPlace at, string section, BookingId booking, IEnumerable<SeatPosition> seats)
    {
        foreach (var seat in seats)
        {
            if (!_owners.TryGetValue((section, seat), out var owners))
            {
                _owners[(section, seat)] = owners = [];
            }

            if (!owners.Exists(o => o.Booking == booking))
            {
                owners.Add((booking, at));
                Reservations++;
            }
        }
    }

    /// <summary>Seats of a booking were to be freed, as seats that were sold or only held.</summary>
    public void Released(LogPlace at, BookingId booking, IEnumerable<SeatPosition> seats, bool wereSold)
    {
        foreach (var seat in seats)
        {
            _released.TryAdd((booking, seat), (at, wereSold));
        }
    }

    /// <summary>A booking bought seats of another one, which are its own from now on.</summary>
    public void Resold(BookingId from, BookingId to, IEnumerable<SeatPosition> seats)
    {
        foreach (var seat in seats)
        {
            _boughtBy.TryAdd((from, seat), to);
            _boughtFrom.TryAdd((to, seat), from);
        }
    }

    /// <summary>The seats of a booking were paid.</summary>
    public void Sold(LogPlace at, string section, BookingId booking, IEnumerable<SeatPosition> seats)
    {
        foreach (var seat in seats)
        {
            _sold.TryAdd((booking, seat), (section, at));
        }
    }

    /// <summary>Every breach, seat by seat.</summary>
    public IEnumerable<LogFinding> Findings()
    {
        foreach (var (seat, owners) in _owners)
        {
            for (var i = 1; i < owners.Count; i++)
            {
                if (BreachBetween(seat.Seat, owners[i - 1], owners[i]) is { } kind)
                {
                    yield return Finding(
                        kind, seat.Section, seat.Seat, owners[i].Booking, owners[i - 1].Booking, owners[i].At);
                }
            }
        }

        foreach (var ((booking, seat), (section, at)) in _sold)
        {
            var reserved = LastOf(_boughtFrom, booking, seat);
            if (!_owners.TryGetValue((section, seat), out var owners) || !owners.Exists(o => o.Booking == reserved))
            {
                var holder = owners is null ? (BookingId?)null : owners[^1].Booking;
                yield return Finding("sold-without-reservation", section, seat, booking, holder, at);
            }

            if (_released.TryGetValue((booking, seat), out var released) && !released.WereSold)
            {
                yield return Finding("sold-and-released", section, seat, booking, null, released.At);
            }
        }
    }

    private string? BreachBetween(
        SeatPosition seat, (BookingId Booking, LogPlace At) owner, (BookingId Booking, LogPlace At) next)
    {
        var last = LastOf(_boughtBy, owner.Booking, seat);
        if (!_released.TryGetValue((last, seat), out var release))
        {
            return _sold.ContainsKey((last, seat)) ? "reserved-after-sold" : "reserved-while-held";
        }

        return release.At.At > next.At.At + ClockTolerance ? "released-too-late" : null;
    }

    /// <summary>The end of a chain of resales. A booking buys a seat once, so a chain has no circle.</summary>
    private static BookingId LastOf(
        Dictionary<(BookingId, SeatPosition), BookingId> resales, BookingId booking, SeatPosition seat)
    {
        while (resales.TryGetValue((booking, seat), out var next))
        {
            booking = next;
        }

        return booking;
    }

    private static LogFinding Finding(
        string kind, string section, SeatPosition seat, BookingId booking, BookingId? other, LogPlace at) =>
        new(kind, section, seat.ToString(), booking.Value, other?.Value, at.Topic, at.Partition, at.Offset);
}
