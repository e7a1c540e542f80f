using Ticketing.Contracts.Seating;
using Ticketing.EventTicketing.Tickets.RecordTickets;

namespace Ticketing.EventTicketing.Tests.Tickets;

public sealed class TicketBookingTests
{
    private static readonly SeatPosition A = new(1, 1, 1);
    private static readonly SeatPosition B = new(1, 1, 2);
    private static readonly IReadOnlyList<SeatPosition> Both = [A, B];

    private static readonly Fact Reserved = new(TicketFact.Reserved, Both);
    private static readonly Fact Paid = new(TicketFact.Paid, Both);
    private static readonly Fact Ended = new(TicketFact.Released, Both);
    private static readonly Fact EndedNamingNoSeat = new(TicketFact.Released, []);
    private static readonly Fact RefundOfA = new(TicketFact.Released, [A], WereSold: true);
    private static readonly Fact RefundOfB = new(TicketFact.Released, [B], WereSold: true);

    [Theory]
    [InlineData("", "reserved", nameof(TicketBookingState.Reserved), nameof(TicketForward.Nothing))]
    [InlineData("", "paid", nameof(TicketBookingState.Sold), nameof(TicketForward.FinalizePayment))]
    [InlineData("", "ended", nameof(TicketBookingState.Released), nameof(TicketForward.ReleaseSeats))]
    [InlineData("reserved", "reserved", nameof(TicketBookingState.Reserved), nameof(TicketForward.Nothing))]
    [InlineData("reserved", "paid", nameof(TicketBookingState.Sold), nameof(TicketForward.FinalizePayment))]
    [InlineData("reserved", "ended", nameof(TicketBookingState.Released), nameof(TicketForward.ReleaseSeats))]
    [InlineData("reserved", "ended-naming-no-seat", nameof(TicketBookingState.Released), nameof(TicketForward.ReleaseSeats))]
    [InlineData("paid", "reserved", nameof(TicketBookingState.Sold), nameof(TicketForward.Nothing))]
    [InlineData("paid", "paid", nameof(TicketBookingState.Sold), nameof(TicketForward.Nothing))]
    [InlineData("ended", "reserved", nameof(TicketBookingState.Released), nameof(TicketForward.Nothing))]
    [InlineData("ended-naming-no-seat", "reserved", nameof(TicketBookingState.Released), nameof(TicketForward.ReleaseSeats))]
    [InlineData("ended", "ended", nameof(TicketBookingState.Released), nameof(TicketForward.Nothing))]
    public void Apply_takes_each_fact_in_each_state(
        string before, string fact, string after, string forward)
    {
        var step = Named(fact).Apply(End(before.Length == 0 ? [] : [Named(before)]));

        (step.After.State.ToString(), step.Forward.ToString(), step.Inconsistency).ShouldBe((after, forward, null));
        step.Seats.ShouldBe(step.Forward is TicketForward.Nothing ? [] : Both);
    }

    [Theory]
    [InlineData("paid", "ended", TicketBooking.ReleasedAfterPaid)]
    [InlineData("ended", "paid", TicketBooking.PaidAfterReleased)]
    public void Apply_reports_services_that_contradict_each_other_and_changes_nothing(
        string before, string fact, string code)
    {
        var known = End([Named(before)]);

        Named(fact).Apply(known).ShouldBe(new TicketStep(known, TicketForward.Nothing, [], code), new SameStep());
    }

    [Fact]
    public void Any_order_of_reservation_payment_and_refunds_ends_with_the_seats_that_were_not_refunded()
    {
        foreach (var order in Orders([Reserved, Paid, RefundOfA]))
        {
            var end = End(order);
            (end.State, end.Held.Single()).ShouldBe((TicketBookingState.Sold, B), Text(order));
        }

        foreach (var order in Orders([Reserved, Paid, RefundOfA, RefundOfB]))
        {
            var end = End(order);
            (end.State, end.Held.Any()).ShouldBe((TicketBookingState.Released, false), Text(order));
        }
    }

    [Fact]
    public void Any_order_tells_seat_reservation_to_finalise_no_seat_after_freeing_it_and_to_free_each_seat_once()
    {
        foreach (var order in Orders([Reserved, Paid, RefundOfA, RefundOfB]))
        {
            var known = KnownTickets.Nothing;
            var freed = new List<SeatPosition>();
            foreach (var fact in order)
            {
                var step = fact.Apply(known);
                known = step.After;
                if (step.Forward is TicketForward.FinalizePayment)
                {
                    step.Seats.Intersect(freed).ShouldBeEmpty(Text(order));
                }
                else if (step.Forward is TicketForward.ReleaseSeats)
                {
                    freed.AddRange(step.Seats);
                }
            }

            freed.ShouldBe([A, B], ignoreOrder: true, Text(order));
        }
    }

    [Fact]
    public void A_fact_that_comes_again_at_any_later_time_changes_and_tells_nothing()
    {
        IReadOnlyList<Fact>[] lives =
            [[Reserved, Paid, RefundOfA, RefundOfB], [Reserved, Ended], [Reserved, EndedNamingNoSeat]];
        foreach (var order in lives.SelectMany(Orders))
        {
            for (var length = 1; length <= order.Count; length++)
            {
                var heard = order.Take(length).ToList();
                var known = End(heard);
                foreach (var again in heard)
                {
                    var nothing = new TicketStep(known, TicketForward.Nothing, []);
                    again.Apply(known).ShouldBe(nothing, new SameStep(), $"{Text(heard)}, {Text([again])}");
                }
            }
        }
    }

    /// <summary>What is known of the booking drops it: to who knows nothing, each time is the first.</summary>
    [Fact]
    public void Twin_without_what_is_known_a_reservation_that_comes_again_takes_seats_that_were_given_back()
    {
        End([Reserved, Ended]).Held.ShouldBeEmpty();

        Reserved.Apply(KnownTickets.Nothing).After.Held.ShouldBe(Both);
    }

    [Fact]
    public void A_refund_frees_no_seat_that_the_booking_never_had()
    {
        var known = End([Reserved, Paid]);

        var step = TicketBooking.Apply(known, TicketFact.Released, [A, new SeatPosition(9, 9, 9)], wereSold: true);

        step.Seats.ShouldBe([A]);
        step.After.Held.ShouldBe([B]);
    }

    private static KnownTickets End(IEnumerable<Fact> facts) =>
        facts.Aggregate(KnownTickets.Nothing, (known, fact) => fact.Apply(known).After);

    private static Fact Named(string name) => name switch
    {
        "reserved" => Reserved,
        "paid" => Paid,
        "ended" => Ended,
        _ => EndedNamingNoSeat,
    };

    private static IEnumerable<IReadOnlyList<Fact>> Orders(IReadOnlyList<Fact> facts) => facts.Count == 0
        ? [[]]
        : facts.SelectMany(first => Orders([.. facts.Where(f => f != first)])
            .Select(rest => (IReadOnlyList<Fact>)[first, .. rest]));

    private static string Text(IEnumerable<Fact> order) =>
        string.Join(", ", order.Select(f => $"{f.Kind} {string.Join(' ', f.Seats)}"));

    private sealed record Fact(TicketFact Kind, IReadOnlyList<SeatPosition> Seats, bool WereSold = false)
    {
        public TicketStep Apply(KnownTickets known) => TicketBooking.Apply(known, Kind, Seats, WereSold);
    }

    /// <summary>By what is said, not by which list says it.</summary>
    private sealed class SameStep : IEqualityComparer<TicketStep>
    {
        public bool Equals(TicketStep? x, TicketStep? y) => Same(x!.After, y!.After) && x.Forward == y.Forward
            && x.Inconsistency == y.Inconsistency && x.Seats.SequenceEqual(y.Seats);

        private static bool Same(KnownTickets x, KnownTickets y) => (x.State, x.WereSold) == (y.State, y.WereSold)
            && x.Seats.SequenceEqual(y.Seats) && x.GivenBack.SequenceEqual(y.GivenBack);

        public int GetHashCode(TicketStep step) => 0;
    }
}
