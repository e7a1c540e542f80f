namespace Ticketing.EventTicketing.Domain;

/// <summary>
/// How far the tickets of one booking have come here; the numbers are those of the database.
/// </summary>
public enum TicketBookingState
{
    /// <summary>Nothing was heard of the booking.</summary>
    Unknown = 0,

    /// <summary>Its tickets are RESERVED.</summary>
    Reserved = 1,

    /// <summary>Its tickets are SOLD. Final.</summary>
    Sold = 2,

    /// <summary>Its tickets were given back, or must never be taken (a tombstone). Final.</summary>
    Released = 3,
}

/// <summary>What other services tell about a booking.</summary>
public enum TicketFact
{
    /// <summary>Seat-reservation took seats for it.</summary>
    Reserved,

    /// <summary>It was paid.</summary>
    Paid,

    /// <summary>It ended without payment.</summary>
    Released,
}

/// <summary>What seat-reservation has to be told in turn.</summary>
public enum TicketForward
{
    /// <summary>Nothing.</summary>
    Nothing,

    /// <summary><c>FinalizeSeatPayment</c>.</summary>
    FinalizePayment,

    /// <summary><c>ReleaseSeat</c>.</summary>
    ReleaseSeats,
}

/// <summary>What one or more facts together do to the tickets of a booking.</summary>
public enum TicketChange
{
    /// <summary>Nothing.</summary>
    Nothing,

    /// <summary>AVAILABLE → RESERVED.</summary>
    Reserve,

    /// <summary>AVAILABLE → SOLD: the payment overtook the reservation.</summary>
    TakeSold,

    /// <summary>RESERVED → SOLD.</summary>
    Sell,

    /// <summary>RESERVED → AVAILABLE.</summary>
    Free,
}

/// <summary>Outcome of one fact.</summary>
/// <param name="State">State of the booking afterwards.</param>
/// <param name="Forward">What seat-reservation is to be told.</param>
/// <param name="Inconsistency">A stable code if two services contradict each other and a person must look;
/// else null.</param>
public readonly record struct TicketStep(TicketBookingState State, TicketForward Forward, string? Inconsistency);

/// <summary>
/// The life of a booking's tickets, whatever the order in which facts arrive: they come over different topics
/// and may overtake each other, and each may come more than once.
/// </summary>
public static class TicketBooking
{
    /// <summary>Booking says both "ended without payment" and, later, "paid".</summary>
    public const string PaidAfterReleased = "paid-after-released";

    /// <summary>Booking says both "paid" and, later, "ended without payment".</summary>
    public const string ReleasedAfterPaid = "released-after-paid";

    /// <summary>One fact applied to a booking in <paramref name="state"/>.</summary>
    public static TicketStep Apply(TicketBookingState state, TicketFact fact) => (state, fact) switch
    {
        (TicketBookingState.Unknown, TicketFact.Reserved) => Step(TicketBookingState.Reserved),

        // Paid first: sold at once, the reservation that comes later has nothing left to do.
        (TicketBookingState.Unknown or TicketBookingState.Reserved, TicketFact.Paid) =>
            Step(TicketBookingState.Sold, TicketForward.FinalizePayment),

        // Released first: a tombstone, so that the late reservation takes nothing.
        (TicketBookingState.Unknown or TicketBookingState.Reserved, TicketFact.Released) =>
            Step(TicketBookingState.Released, TicketForward.ReleaseSeats),

        // The late reservation: its seats are taken in seat-reservation and must be given back there.
        (TicketBookingState.Released, TicketFact.Reserved) =>
            Step(TicketBookingState.Released, TicketForward.ReleaseSeats),

        (TicketBookingState.Sold, TicketFact.Released) => new(state, TicketForward.Nothing, ReleasedAfterPaid),
        (TicketBookingState.Released, TicketFact.Paid) => new(state, TicketForward.Nothing, PaidAfterReleased),

        // The same again, or a reservation after its payment.
        _ => Step(state),
    };

    /// <summary>What has to happen to the tickets when a booking goes from one state to another.</summary>
    public static TicketChange Between(TicketBookingState before, TicketBookingState after) => (before, after) switch
    {
        (TicketBookingState.Unknown, TicketBookingState.Reserved) => TicketChange.Reserve,
        (TicketBookingState.Unknown, TicketBookingState.Sold) => TicketChange.TakeSold,
        (TicketBookingState.Reserved, TicketBookingState.Sold) => TicketChange.Sell,
        (TicketBookingState.Reserved, TicketBookingState.Released) => TicketChange.Free,
        _ => TicketChange.Nothing,
    };

    private static TicketStep Step(TicketBookingState state, TicketForward forward = TicketForward.Nothing) =>
        new(state, forward, null);
}
