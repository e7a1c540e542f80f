using Ticketing.Contracts.Seating;
using Ticketing.EventTicketing.Events;

namespace Ticketing.EventTicketing.Tests.Events;

public sealed class SaleTests
{
    [Theory]
    [InlineData(SaleStatus.OnSale, nameof(SaleAction.Close), SaleStatus.Closed)]
    [InlineData(SaleStatus.Closed, nameof(SaleAction.Close), SaleStatus.Closed)]
    [InlineData(SaleStatus.Closed, nameof(SaleAction.Reopen), SaleStatus.OnSale)]
    [InlineData(SaleStatus.OnSale, nameof(SaleAction.Reopen), SaleStatus.OnSale)]
    [InlineData(SaleStatus.Preparing, nameof(SaleAction.End), SaleStatus.Ended)]
    [InlineData(SaleStatus.Ended, nameof(SaleAction.End), SaleStatus.Ended)]
    [InlineData(SaleStatus.OnSale, nameof(SaleAction.Cancel), SaleStatus.Cancelled)]
    [InlineData(SaleStatus.Closed, nameof(SaleAction.Cancel), SaleStatus.Cancelled)]
    [InlineData(SaleStatus.Cancelled, nameof(SaleAction.Cancel), SaleStatus.Cancelled)]
    [InlineData(SaleStatus.Cancelled, nameof(SaleAction.End), SaleStatus.Ended)]
    public void A_sale_takes_the_steps_it_may(SaleStatus from, string action, SaleStatus to) =>
        Sale.Apply(from, Enum.Parse<SaleAction>(action)).ShouldBe((to, null));

    [Theory]
    [InlineData(SaleStatus.Preparing, nameof(SaleAction.Close), "event-preparing")]
    [InlineData(SaleStatus.Preparing, nameof(SaleAction.Reopen), "event-preparing")]
    [InlineData(SaleStatus.Ended, nameof(SaleAction.Close), "event-ended")]
    [InlineData(SaleStatus.Ended, nameof(SaleAction.Reopen), "event-ended")]
    [InlineData(SaleStatus.Ended, nameof(SaleAction.Cancel), "event-ended")]
    [InlineData(SaleStatus.Preparing, nameof(SaleAction.Cancel), "event-preparing")]
    [InlineData(SaleStatus.Cancelled, nameof(SaleAction.Reopen), "event-cancelled")]
    [InlineData(SaleStatus.Cancelled, nameof(SaleAction.Close), "event-cancelled")]
    public void A_sale_refuses_the_others(SaleStatus from, string action, string code)
    {
        var (next, refusal) = Sale.Apply(from, Enum.Parse<SaleAction>(action));

        next.ShouldBe(from);
        refusal!.Code.ShouldBe(code);
    }

    [Fact]
    public void Names_of_states_read_back()
    {
        foreach (var status in Enum.GetValues<SaleStatus>())
        {
            Sale.Parse(Sale.NameOf(status)).ShouldBe(status);
        }
    }
}
