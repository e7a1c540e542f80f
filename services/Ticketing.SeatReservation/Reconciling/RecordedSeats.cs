using Ticketing.Contracts;
using Ticketing.Contracts.Seating;
using Ticketing.SeatReservation.SeatState;

namespace Ticketing.SeatReservation.Reconciling;

/// <summary>The seats of one subsection as PostgreSQL has them: by index, with the holder.</summary>
internal sealed class RecordedSeats
{
    private readonly SeatStatus[] _status;
    private readonly BookingId?[] _holders;

    /// <summary>
    /// Lays the holds of <paramref name="record"/> over the plan. A place that the plan does not sell may be held: it was
    /// taken just before it was blocked.
    /// </summary>
    /// <exception cref="InvalidOperationException">The record holds a place that the plan does not have.</exception>
    public RecordedSeats(SubsectionShape shape, SeatRecord record)
    {
        Shape = shape;
        _status = new SeatStatus[shape.Places];
        _holders = new BookingId?[shape.Places];
        for (var index = 0; index < shape.Places; index++)
        {
            _status[index] = shape.IsForSale(index) ? SeatStatus.Available : SeatStatus.Unavailable;
        }

        foreach (var hold in record.Holds.Where(h => h.Subsection == shape.Number))
        {
            foreach (var index in hold.Places)
            {
                Hold(index, hold.Status, hold.BookingId);
            }
        }
    }

    public SubsectionShape Shape { get; }

    /// <summary>State of a place.</summary>
    public SeatStatus StatusAt(int index) => _status[index];

    /// <summary>Who holds it, or null.</summary>
    public BookingId? HolderAt(int index) => _holders[index];

    /// <summary>Places that are held although the plan does not sell them.</summary>
    public IEnumerable<SeatPosition> HeldUnsold() =>
        Enumerable.Range(0, Shape.Places).Where(i => _holders[i] is not null && !Shape.IsForSale(i)).Select(Shape.At);

    /// <summary>True if nobody holds the place.</summary>
    public bool IsFree(int index) => index < _status.Length && _holders[index] is null;

    /// <summary>Adds a hold that PostgreSQL has not recorded yet; false if the place is not free.</summary>
    public bool TryHold(int index, BookingId booking)
    {
        if (!IsFree(index))
        {
            return false;
        }

        Hold(index, SeatStatus.Reserved, booking);
        return true;
    }

    /// <summary>The bit string.</summary>
    public byte[] ToBits()
    {
        var bits = new byte[SeatBits.LengthOf(_status.Length)];
        for (var index = 0; index < _status.Length; index++)
        {
            SeatBits.Write(bits, index, _status[index]);
        }

        return bits;
    }

    private void Hold(int index, SeatStatus status, BookingId booking)
    {
        if (index < 0 || index >= _status.Length)
        {
            throw new InvalidOperationException(
                $"The record holds place {index} of subsection {Shape.Number}, which the plan does not have.");
        }

        _status[index] = status;
        _holders[index] = booking;
    }
}
