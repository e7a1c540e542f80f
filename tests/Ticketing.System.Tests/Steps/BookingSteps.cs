using Ticketing.SystemKit.Api;
using Ticketing.System.Tests.Gherkin;

namespace Ticketing.System.Tests.Steps;

/// <summary>Sentences about choosing seats.</summary>
public sealed class BookingSteps(World world)
{
    private static readonly Dictionary<string, string> Reasons = new()
    {
        ["section A is sold out"] = "sold-out",
        ["there are not enough seats"] = "not-enough-seats",
        ["the picked seats are taken"] = "seat-taken",
    };

    [Step(@"(\w+) has signed up")]
    public async Task SignUp(string who) => world.Know(who, await world.Client.SignUpAsync("buyer", who));

    [Step(@"(\w+) asks for the best (\d+) seats? in section (\w)")]
    public Task AskForBest(string who, int quantity, string section) =>
        world.BookAsync(who, CreateOrderRequest.Best(world.Event.EventId, section, quantity));

    [Step(@"(\w+) asks for the best (\d+) seats in section (\w) or nothing")]
    public Task AskForAll(string who, int quantity, string section) =>
        world.BookAsync(who, CreateOrderRequest.Best(world.Event.EventId, section, quantity, allOrNothing: true));

    [Step(@"(\w+) holds the best (\d+) seats in section (\w)")]
    public async Task HoldBest(string who, int quantity, string section)
    {
        var order = await world.BookAsync(who, CreateOrderRequest.Best(world.Event.EventId, section, quantity));
        Assert.Equal((OrderStatus.PendingPayment, quantity), (order.Status, order.Seats.Count));
    }

    [Step(@"(\w+) picks (row \d+, seats? [\d, and]+)")]
    public Task Pick(string who, string seats) =>
        world.BookAsync(who, CreateOrderRequest.Picked(world.Event.EventId, Words.Seats(seats)));

    [Step(@"(\w+) picks (row \d+, seats? [\d, and]+) or nothing")]
    public Task PickAll(string who, string seats) =>
        world.BookAsync(who, CreateOrderRequest.Picked(world.Event.EventId, Words.Seats(seats), allOrNothing: true));

    [Step(@"(\w+) holds (row \d+, seats? [\d, and]+)")]
    public async Task Holds(string who, string seats)
    {
        var order = await world.LastOrderAsync(who);
        Assert.Equal(OrderStatus.PendingPayment, order.Status);
        Assert.Equal(Words.Seats(seats), order.Places.OrderBy(p => p.Seat));
    }

    [Step(@"(\w+) holds (\d+) seats")]
    public async Task HoldsCount(string who, int quantity)
    {
        var order = await world.LastOrderAsync(who);
        Assert.Equal((OrderStatus.PendingPayment, quantity), (order.Status, order.Seats.Count));
    }

    [Step(@"(\w+) holds (\d+) seats side by side in row (\d+)")]
    public async Task HoldsTogether(string who, int quantity, int row)
    {
        var order = await world.LastOrderAsync(who);
        Assert.Equal(OrderStatus.PendingPayment, order.Status);
        Assert.All(order.Seats, seat => Assert.Equal(row, seat.Row));
        var numbers = order.Seats.Select(s => s.Seat).Order().ToList();
        Assert.Equal(Enumerable.Range(numbers[0], quantity), numbers);
    }

    [Step(@"(\w+) holds (\d+) seats in (\d+) rows")]
    public async Task HoldsSplit(string who, int quantity, int rows)
    {
        var order = await world.LastOrderAsync(who);
        Assert.Equal((OrderStatus.PendingPayment, quantity), (order.Status, order.Seats.Count));
        Assert.Equal(rows, order.Seats.Select(s => s.Row).Distinct().Count());
    }

    [Step(@"(\w+) is told that (section A is sold out|there are not enough seats|the picked seats are taken)")]
    public async Task Failed(string who, string why)
    {
        var order = await world.LastOrderAsync(who);
        Assert.Equal((OrderStatus.Failed, Reasons[why]), (order.Status, order.Reason));
        Assert.Empty(order.Seats);
    }

    [Step(@"(\w+) is told that (row \d+, seats? [\d, and]+) went to somebody else")]
    public async Task Lost(string who, string seats) =>
        Assert.Equal(Words.Seats(seats), (await world.LastOrderAsync(who)).LostPlaces.OrderBy(p => p.Seat));

    [Step(@"(\w+) is refused because the event is not on sale")]
    public async Task NotOnSale(string who) => Assert.Equal(
        "event-not-on-sale",
        (await world.Who(who).OrderAsync(CreateOrderRequest.Best(world.Event.EventId, "A", 1))).Code);
}
