using Ticketing.Booking.Bookings;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Tests.Bookings;

public sealed class BookingRulesTests
{
    private static readonly DateTimeOffset Now = new(2027, 5, 1, 12, 0, 0, TimeSpan.Zero);

    // status, hold (running, over, none), payment running; then the outcome of each action: the next state or
    // a code.
    public static TheoryData<string, string, bool, string, string, string, string> Table => new()
    {
        // status, hold, paying -> record seats, pay, expire, cancel
        { "PROCESSING", "none", false, "PENDING_PAYMENT", "order-not-payable", "no", "CANCELLED" },
        { "PENDING_PAYMENT", "running", false, "no", "PAID", "no", "CANCELLED" },
        { "PENDING_PAYMENT",
            "running", true, "no", "temporarily-unavailable", "no", "order-not-cancellable" },
        { "PENDING_PAYMENT", "over", false, "no", "hold-expired", "CANCELLED", "CANCELLED" },
        { "PENDING_PAYMENT", "over", true, "no", "temporarily-unavailable", "no", "order-not-cancellable" },
        { "PAID", "running", false, "no", "order-not-payable", "no", "order-not-cancellable" },
        { "PAID", "over", false, "no", "order-not-payable", "no", "order-not-cancellable" },
        { "FAILED", "none", false, "no", "order-not-payable", "no", "order-not-cancellable" },
        { "CANCELLED", "over", false, "no", "order-not-payable", "no", "order-not-cancellable" },
        { "CANCELLED", "none", false, "no", "order-not-payable", "no", "order-not-cancellable" },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void Every_state_allows_exactly_its_actions(
        string status, string hold, bool paying, string seats, string pay, string expire, string cancel)
    {
        DateTimeOffset? deadline = hold switch
        {
            "running" => Now.AddSeconds(1),
            "over" => Now,
            _ => null,
        };
        var state = new BookingState(BookingStatusNames.Parse(status), deadline, paying);

        Outcome(state, BookingAction.RecordSeats, seats).ShouldBe(seats);
        Outcome(state, BookingAction.Pay, pay).ShouldBe(pay);
        Outcome(state, BookingAction.Expire, expire).ShouldBe(expire);
        Outcome(state, BookingAction.CancelByBuyer, cancel).ShouldBe(cancel);
        var failure = seats == "PENDING_PAYMENT" ? "FAILED" : "no";
        Outcome(state, BookingAction.RecordFailure, failure).ShouldBe(failure);
    }

    [Fact]
    public void State_names_survive_a_round_trip()
    {
        foreach (var status in Enum.GetValues<BookingStatus>())
        {
            BookingStatusNames.Parse(status.ToName()).ShouldBe(status);
        }
    }

    private static string Outcome(BookingState state, BookingAction action, string expected)
    {
        var decision = BookingRules.Decide(state, action, Now);
        (decision.Next is null).ShouldBe(decision.Refusal is not null);
        // "no": refused, with a code that no caller sees.
        return decision.Next?.ToName() ?? (expected == "no" ? "no" : decision.Refusal!.Code);
    }
}
