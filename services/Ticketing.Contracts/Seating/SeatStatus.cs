namespace Ticketing.Contracts.Seating;

/// <summary>The two bits of a seat in Kvrocks, which are its digit in seat maps.</summary>
public enum SeatStatus
{
    /// <summary>May be booked.</summary>
    Available = 0,

    /// <summary>Held by a booking that is not paid yet.</summary>
    Reserved = 1,

    /// <summary>Paid.</summary>
    Sold = 2,

    /// <summary>Not for sale: a gap in the plan or a blocked seat.</summary>
    Unavailable = 3,
}
