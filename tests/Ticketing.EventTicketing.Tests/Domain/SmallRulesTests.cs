using Ticketing.Contracts.Seating;
using Ticketing.EventTicketing.Domain;

namespace Ticketing.EventTicketing.Tests.Domain;

public sealed class SmallRulesTests
{
    [Theory]
    [InlineData(SaleStatus.OnSale, SaleAction.Close, SaleStatus.Closed)]
    [InlineData(SaleStatus.Closed, SaleAction.Close, SaleStatus.Closed)]
    [InlineData(SaleStatus.Closed, SaleAction.Reopen, SaleStatus.OnSale)]
    [InlineData(SaleStatus.OnSale, SaleAction.Reopen, SaleStatus.OnSale)]
    [InlineData(SaleStatus.Preparing, SaleAction.End, SaleStatus.Ended)]
    [InlineData(SaleStatus.Ended, SaleAction.End, SaleStatus.Ended)]
    [InlineData(SaleStatus.OnSale, SaleAction.Cancel, SaleStatus.Cancelled)]
    [InlineData(SaleStatus.Closed, SaleAction.Cancel, SaleStatus.Cancelled)]
    [InlineData(SaleStatus.Cancelled, SaleAction.Cancel, SaleStatus.Cancelled)]
    [InlineData(SaleStatus.Cancelled, SaleAction.End, SaleStatus.Ended)]
    public void A_sale_takes_the_steps_it_may(SaleStatus from, SaleAction action, SaleStatus to) =>
        Sale.Apply(from, action).ShouldBe((to, null));

    [Theory]
    [InlineData(SaleStatus.Preparing, SaleAction.Close, "event-preparing")]
    [InlineData(SaleStatus.Preparing, SaleAction.Reopen, "event-preparing")]
    [InlineData(SaleStatus.Ended, SaleAction.Close, "event-ended")]
    [InlineData(SaleStatus.Ended, SaleAction.Reopen, "event-ended")]
    [InlineData(SaleStatus.Ended, SaleAction.Cancel, "event-ended")]
    [InlineData(SaleStatus.Preparing, SaleAction.Cancel, "event-preparing")]
    [InlineData(SaleStatus.Cancelled, SaleAction.Reopen, "event-cancelled")]
    [InlineData(SaleStatus.Cancelled, SaleAction.Close, "event-cancelled")]
    public void A_sale_refuses_the_others(SaleStatus from, SaleAction action, string code)
    {
        var (next, refusal) = Sale.Apply(from, action);

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

        foreach (var status in Enum.GetValues<TicketStatus>())
        {
            TicketStatusNames.Parse(TicketStatusNames.NameOf(status)).ShouldBe(status);
        }
    }

    [Theory]
    [InlineData(" Ada@Example.ORG ", "ada@example.org")]
    [InlineData("a@b", "a@b")]
    public void An_address_has_one_form(string typed, string stored)
    {
        UserRules.TryNormaliseEmail(typed, out var email).ShouldBeTrue();
        email.ShouldBe(stored);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ada")]
    [InlineData("@example.org")]
    [InlineData("ada@")]
    [InlineData("a@b@c")]
    [InlineData("a b@c.d")]
    [InlineData("a\0@c.d")]
    public void What_cannot_be_an_address_is_none(string? typed) =>
        UserRules.TryNormaliseEmail(typed, out _).ShouldBeFalse();

    [Theory]
    [InlineData("operator", "role")]
    [InlineData("", "role")]
    public void Nobody_registers_as_something_else(string role, string field) =>
        UserRules.Check("a@b.c", "long enough", "Ada", role)!.Errors!.Keys.ShouldBe([field]);

    [Theory]
    [InlineData(9, false)]
    [InlineData(10, true)]
    [InlineData(128, true)]
    [InlineData(129, false)]
    public void A_password_has_10_to_128_characters(int length, bool ok) =>
        (UserRules.Check("a@b.c", new string('x', length), "Ada", "buyer") is null).ShouldBe(ok);

    [Fact]
    public void A_list_of_seats_reads_back()
    {
        List<SeatPosition> seats = [new(1, 5, 12), new(10, 200, 200)];

        SeatList.Write(seats).ShouldBe("1-5-12,10-200-200");
        SeatList.Read(SeatList.Write(seats)).ShouldBe(seats);
        SeatList.Read("").ShouldBeEmpty();
    }
}
