using System.Globalization;
using System.Net;
using Ticketing.SystemKit.Api;
using Ticketing.System.Tests.Gherkin;

namespace Ticketing.System.Tests.Steps;

/// <summary>Sentences about paying, cancelling, holds and history.</summary>
public sealed class PaymentSteps(World world)
{
    /// <summary>A hold of some seconds, the sweep of a second, and a busy machine.</summary>
    private static readonly TimeSpan HoldPatience = TimeSpan.FromSeconds(180);

    private static readonly Dictionary<string, string> Refusals = new()
    {
        ["the hold has run out"] = "hold-expired",
        ["the booking is over"] = "order-not-payable",
    };

    [Step(@"(\w+) pays")]
    public async Task Pay(string who)
    {
        var answer = await world.Who(who).PayAsync(world.LastOrderId(who));
        Assert.Equal(OrderStatus.Paid, answer.Value.Status);
    }

    [Step(@"(\w+) pays by a card that is declined")]
    public async Task PayDeclined(string who) =>
        world.LastAnswer = await world.Who(who).PayAsync(world.LastOrderId(who), ConfirmOrderRequest.Declined);

    [Step(@"(\w+) is told that the payment was declined")]
    public void Declined(string who)
    {
        Assert.NotNull(who);
        Assert.Equal(
            (HttpStatusCode.PaymentRequired, "payment-declined"), (world.LastAnswer?.Status, world.LastAnswer?.Code));
    }

    [Step(@"(\w+)'s booking is (paid|cancelled)")]
    public async Task BookingIs(string who, string state)
    {
        var order = await world.LastOrderAsync(who);
        Assert.Equal(state == "paid" ? OrderStatus.Paid : OrderStatus.Cancelled, order.Status);
        Assert.NotNull(state == "paid" ? order.PaidAt : order.CancelledAt);
    }

    [Step(@"(\w+) has paid ([\d,.]+) (\w+)")]
    public async Task HasPaid(string who, string amount, string currency)
    {
        var order = await world.LastOrderAsync(who);
        var minor = (long)(decimal.Parse(amount, NumberStyles.Number, CultureInfo.InvariantCulture) * 100);
        Assert.Equal((OrderStatus.Paid, minor, currency), (order.Status, order.Total, order.Currency));
    }

    [Step(@"(\w+) cannot pay because (the hold has run out|the booking is over)")]
    public async Task CannotPay(string who, string why)
    {
        var answer = await world.Who(who).PayAsync(world.LastOrderId(who));
        Assert.Equal((HttpStatusCode.Conflict, Refusals[why]), (answer.Status, answer.Code));
    }

    [Step(@"(\w+) lets the hold run out")]
    public async Task RunOut(string who)
    {
        var held = await world.LastOrderAsync(who);
        var order = await world.Who(who).WaitForAsync(
            held.OrderId, o => o.Status == OrderStatus.Cancelled, "cancelled", HoldPatience);
        Assert.Equal("hold-expired", order.Reason);
        Assert.True(
            order.CancelledAt >= held.HoldExpiresAt, $"cancelled {order.CancelledAt} before {held.HoldExpiresAt}");
    }

    [Step(@"(\w+) cancels")]
    public async Task Cancel(string who) =>
        Assert.Equal(OrderStatus.Cancelled, (await world.Who(who).CancelAsync(world.LastOrderId(who))).Value.Status);

    [Step(@"(\w+) may not (see|pay|cancel) (\w+)'s booking")]
    public async Task MayNot(string who, string what, string owner)
    {
        var order = world.LastOrderId(owner);
        var (stranger, victim) = (world.Who(who), world.Who(owner));
        var answer = what switch
        {
            "see" => await stranger.GetAsync<OrderResponse>($"/orders/{victim.Id}/{order}"),
            "pay" => await stranger.PayAsync(order),
            _ => await stranger.CancelAsync(order),
        };
        Assert.Equal((HttpStatusCode.Forbidden, "not-your-order"), (answer.Status, answer.Code));
    }

    [Step(@"(\w+) may not see (\w+)'s history")]
    public async Task MayNotSeeHistory(string who, string owner)
    {
        var answer = await world.Who(who).GetAsync<OrderPage>($"/orders/{world.Who(owner).Id}");
        Assert.Equal((HttpStatusCode.Forbidden, "not-your-order"), (answer.Status, answer.Code));
    }

    [Step(@"(\w+)'s history shows")]
    public async Task History(string who, IReadOnlyList<IReadOnlyDictionary<string, string>> rows)
    {
        var history = await world.Who(who).HistoryAsync();
        Assert.Equal(
            rows.Select(row => (row["state"], string.Join(" ", Words.Seats(row["seats"])))),
            history.Select(o => (o.Status, string.Join(" ", o.Places.OrderBy(p => p.Seat)))));
    }
}
