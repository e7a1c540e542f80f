using Ticketing.Contracts.Seating;

namespace Ticketing.EventTicketing.Tickets.RecordTickets;

/// <summary>
/// How far the tickets of one booking are recorded; the numbers are those of the database.
/// </summary>
internal enum TicketBookingState
{
    /// <summary>No message of the booking has come.</summary>
    Unknown = 0,

    /// <summary>Its tickets are RESERVED.</summary>
    Reserved = 1,

    /// <summary>Its tickets are SOLD, except those it gave back.</summary>
    Sold = 2,

    /// <summary>All its tickets were given back, or must never be taken (a tombstone).</summary>
    Released = 3,
}

/// <summary>What other services say about a booking.</summary>
internal enum TicketFact
{
    /// <summary>Seat-reservation took seats for it.</summary>
    Reserved,

    /// <summary>It was paid.</summary>
    Paid,

    /// <summary>It gave seats back: all, because it ended without payment, or those that were refunded.</summary>
    Released,
}

/// <summary>The message that seat-reservation gets in turn.</summary>
internal enum TicketForward
{
    /// <summary>None.</summary>
    Nothing,

    /// <summary><c>FinalizeSeatPayment</c>.</summary>
    FinalizePayment,

    /// <summary><c>ReleaseSeat</c>.</summary>
    ReleaseSeats,
}

/// <summary>What is known of the tickets of one booking.</summary>
/// <param name="State">How far they have come.</param>
/// <param name="Seats">All seats that messages named; empty also for a release that named none.</param>
/// <param name="GivenBack">Those among them that the booking does not hold any more.</param>
/// <param name="WereSold">True if they were given back by a refund: then the payment may still come.</param>
internal sealed record KnownTickets(
    TicketBookingState State,
    IReadOnlyList<SeatPosition> Seats,
    IReadOnlyList<SeatPosition> GivenBack,
    bool WereSold)
{
    /// <summary>No message of the booking has come.</summary>
    public static readonly KnownTickets Nothing = new(TicketBookingState.Unknown, [], [], false);

    /// <summary>The tickets the booking holds now.</summary>
    public IEnumerable<SeatPosition> Held => Seats.Except(GivenBack);
}

/// <summary>Outcome of one fact.</summary>
/// <param name="After">What is known afterwards.</param>
/// <param name="Forward">The message for seat-reservation.</param>
/// <param name="Seats">About which seats.</param>
/// <param name="Inconsistency">A stable code if two services contradict each other, for a person to look at; else
/// null.</param>
internal sealed record TicketStep(
    KnownTickets After, TicketForward Forward, IReadOnlyList<SeatPosition> Seats, string? Inconsistency = null);

/// <summary>
/// The life of a booking's tickets, whatever the order in which facts arrive: they come by different topics, may
/// overtake each other, and may come more than once. Each seat counts by itself: once it was given back it is free,
/// whether its reservation and its payment came before or come later.
/// </summary>
internal static class TicketBooking
{
    /// <summary>Booking says both "ended without payment" and, later, "paid".</summary>
    public const string PaidAfterReleased = "paid-after-released";

    /// <summary>Booking says both "paid" and, later, "ended without payment".</summary>
    public const string ReleasedAfterPaid = "released-after-paid";

    /// <summary>One fact applied to what is known.</summary>
    /// <param name="known">What is known of the booking.</param>
    /// <param name="fact">What happened.</param>
    /// <param name="seats">To which seats; empty only for a release of all.</param>
    /// <param name="wereSold">The fact is a release by refund.</param>
    public static TicketStep Apply(
        KnownTickets known, TicketFact fact, IReadOnlyList<SeatPosition> seats, bool wereSold) => fact switch
    {
        TicketFact.Reserved => Reserve(known, seats),
        TicketFact.Paid => Pay(known, seats),
        TicketFact.Released => Release(known, seats, wereSold),
        _ => throw new ArgumentOutOfRangeException(nameof(fact), fact, "Unknown fact."),
    };

    private static TicketStep Reserve(KnownTickets known, IReadOnlyList<SeatPosition> seats)
    {
        if (known.State is TicketBookingState.Released && !known.WereSold)
        {
            // Its end came before its reservation: nothing is taken here, and seat-reservation releases what it took.
            // Of seats that were given back it knows already: by the end that named them, or since this reservation
            // came the first time.
            var all = Union(seats, known.Seats);
            IReadOnlyList<SeatPosition> back = [.. seats.Except(known.GivenBack)];
            return new TicketStep(
                known with { Seats = all, GivenBack = all },
                back.Count > 0 ? TicketForward.ReleaseSeats : TicketForward.Nothing, back);
        }

        // A payment named all seats already; a refund that came first named only its own.
        var after = known.State is TicketBookingState.Reserved or TicketBookingState.Sold
            ? known
            : Settled(known with { Seats = Union(seats, known.Seats), State = TicketBookingState.Reserved });
        return new TicketStep(after, TicketForward.Nothing, []);
    }

    private static TicketStep Pay(KnownTickets known, IReadOnlyList<SeatPosition> seats)
    {
        if (known.State is TicketBookingState.Released && !known.WereSold)
        {
            return new TicketStep(known, TicketForward.Nothing, [], PaidAfterReleased);
        }

        if (known.State is TicketBookingState.Sold)
        {
            return new TicketStep(known, TicketForward.Nothing, []);
        }

        // The seats of a reservation are those that were taken here; a payment without one names them too.
        var all = known.State is TicketBookingState.Reserved ? known.Seats : Union(seats, known.Seats);
        var after = Settled(known with { State = TicketBookingState.Sold, Seats = all });
        IReadOnlyList<SeatPosition> sold = [.. after.Held];
        return new TicketStep(after, sold.Count > 0 ? TicketForward.FinalizePayment : TicketForward.Nothing, sold);
    }

    private static TicketStep Release(KnownTickets known, IReadOnlyList<SeatPosition> seats, bool wereSold)
    {
        if (known.State is TicketBookingState.Sold && !wereSold)
        {
            return new TicketStep(known, TicketForward.Nothing, [], ReleasedAfterPaid);
        }

        // A reservation or a payment names all seats, so others are not this booking's to free. An end without payment
        // frees all of them.
        var isKnown = known.State is TicketBookingState.Reserved or TicketBookingState.Sold;
        var all = isKnown ? known.Seats : Union(known.Seats, seats);
        IReadOnlyList<SeatPosition> back = isKnown && (!wereSold || seats.Count == 0)
            ? [.. known.Held]
            : [.. seats.Intersect(all).Except(known.GivenBack)];
        var after = Settled(known with
        {
            State = isKnown ? known.State : TicketBookingState.Released,
            Seats = all,
            GivenBack = Union(known.GivenBack, back),
            WereSold = known.WereSold || wereSold,
        });
        return new TicketStep(after, back.Count > 0 ? TicketForward.ReleaseSeats : TicketForward.Nothing, back);
    }

    /// <summary>A booking that holds nothing is released, however far it had come.</summary>
    private static KnownTickets Settled(KnownTickets known) =>
        known.Held.Any() ? known : known with { State = TicketBookingState.Released };

    private static IReadOnlyList<SeatPosition> Union(
        IReadOnlyList<SeatPosition> first, IReadOnlyList<SeatPosition> second) => [.. first.Union(second)];
}
