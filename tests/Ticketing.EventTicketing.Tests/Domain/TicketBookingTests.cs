using Ticketing.EventTicketing.Domain;

namespace Ticketing.EventTicketing.Tests.Domain;

public sealed class TicketBookingTests
{
    [Theory]
    [InlineData(TicketBookingState.Unknown, TicketFact.Reserved, TicketBookingState.Reserved, TicketForward.Nothing)]
    [InlineData(TicketBookingState.Unknown, TicketFact.Paid, TicketBookingState.Sold, TicketForward.FinalizePayment)]
    [InlineData(TicketBookingState.Unknown, TicketFact.Released, TicketBookingState.Released, TicketForward.ReleaseSeats)]
    [InlineData(TicketBookingState.Reserved, TicketFact.Reserved, TicketBookingState.Reserved, TicketForward.Nothing)]
    [InlineData(TicketBookingState.Reserved, TicketFact.Paid, TicketBookingState.Sold, TicketForward.FinalizePayment)]
    [InlineData(TicketBookingState.Reserved, TicketFact.Released, TicketBookingState.Released, TicketForward.ReleaseSeats)]
    [InlineData(TicketBookingState.Sold, TicketFact.Reserved, TicketBookingState.Sold, TicketForward.Nothing)]
    [InlineData(TicketBookingState.Sold, TicketFact.Paid, TicketBookingState.Sold, TicketForward.Nothing)]
    [InlineData(TicketBookingState.Released, TicketFact.Reserved, TicketBookingState.Released, TicketForward.ReleaseSeats)]
    [InlineData(TicketBookingState.Released, TicketFact.Released, TicketBookingState.Released, TicketForward.Nothing)]
    public void Apply_takes_each_fact_in_each_state(
        TicketBookingState before, TicketFact fact, TicketBookingState after, TicketForward forward) =>
        TicketBooking.Apply(before, fact).ShouldBe(new TicketStep(after, forward, null));

    [Theory]
    [InlineData(TicketBookingState.Sold, TicketFact.Released, TicketBooking.ReleasedAfterPaid)]
    [InlineData(TicketBookingState.Released, TicketFact.Paid, TicketBooking.PaidAfterReleased)]
    public void Apply_reports_services_that_contradict_each_other_and_changes_nothing(
        TicketBookingState state, TicketFact fact, string code) =>
        TicketBooking.Apply(state, fact).ShouldBe(new TicketStep(state, TicketForward.Nothing, code));

    [Fact]
    public void Any_order_of_reserved_and_paid_ends_sold_and_of_reserved_and_released_ends_released()
    {
        End(TicketFact.Reserved, TicketFact.Paid).ShouldBe(TicketBookingState.Sold);
        End(TicketFact.Paid, TicketFact.Reserved).ShouldBe(TicketBookingState.Sold);
        End(TicketFact.Reserved, TicketFact.Released).ShouldBe(TicketBookingState.Released);
        End(TicketFact.Released, TicketFact.Reserved).ShouldBe(TicketBookingState.Released);
    }

    [Fact]
    public void Between_never_changes_tickets_of_a_finished_booking()
    {
        foreach (var before in new[] { TicketBookingState.Sold, TicketBookingState.Released })
        {
            foreach (var fact in Enum.GetValues<TicketFact>())
            {
                var after = TicketBooking.Apply(before, fact).State;
                TicketBooking.Between(before, after).ShouldBe(TicketChange.Nothing);
            }
        }
    }

    private static TicketBookingState End(params TicketFact[] facts) => facts.Aggregate(
        TicketBookingState.Unknown, (state, fact) => TicketBooking.Apply(state, fact).State);
}
