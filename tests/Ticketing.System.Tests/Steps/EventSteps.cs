using Ticketing.SystemKit;
using Ticketing.SystemKit.Api;
using Ticketing.System.Tests.Gherkin;

namespace Ticketing.System.Tests.Steps;

/// <summary>Sentences about events, sellers and what everybody sees.</summary>
public sealed class EventSteps(World world)
{
    private static readonly Dictionary<string, EventDraft> Kinds = new()
    {
        // At most 1,000 seats: shares a lane. More: topics of its own.
        ["a small play"] = EventDraft.Of("Small play", 2, 1, 3, 10),
        ["a stadium show"] = EventDraft.Of("Stadium show", 2, 2, 20, 25),
    };

    private static readonly Dictionary<string, (char Digit, string Ticket)> States = new()
    {
        ["free"] = ('0', "AVAILABLE"),
        ["held"] = ('1', "RESERVED"),
        ["sold"] = ('2', "SOLD"),
    };

    [Step(@"a concert on sale with (\d+) rows of (\d+) seats in section A")]
    public async Task OnSale(int rows, int seats) =>
        world.Event = await world.Client.OnSaleAsync(EventDraft.Of("Aurora Tour", 1, 1, rows, seats));

    [Step(@"a concert on sale with (\d+) rows of (\d+) seats in section A, held for (\d+) seconds")]
    public async Task OnSaleHeldFor(int rows, int seats, int holdSeconds) =>
        world.Event = await world.Client.OnSaleAsync(EventDraft.Of("Flash sale", 1, 1, rows, seats, holdSeconds));

    [Step(@"a concert on sale with (\d+) rows of (\d+) seats in section A, the best in row (\d+) and at seat (\d+)")]
    public async Task OnSaleBestAt(int rows, int seats, int bestRow, int bestSeat)
    {
        var draft = EventDraft.Of("Side stage", 1, 1, rows, seats);
        var block = draft.Sections![0].Subsections[0] with { RowOrder = [bestRow], BestSeat = bestSeat };
        world.Event = await world.Client.OnSaleAsync(
            draft with { Sections = [draft.Sections[0] with { Subsections = [block] }] });
    }

    [Step(@"(a small play|a stadium show) on sale")]
    public async Task KindOnSale(string kind) => world.Event = await world.Client.OnSaleAsync(Kinds[kind]);

    [Step(@"the seller (closes the sale|opens the sale again)")]
    public async Task ChangeSale(string how)
    {
        var (path, status, code) = how == "closes the sale"
            ? ("close", "CLOSED", "event-not-on-sale") : ("reopen", "ON_SALE", "quantity-out-of-range");
        var seller = await world.Client.SellerAsync();
        var changed = await seller.SendAsync<EventAnswer>(HttpMethod.Post, $"/events/{world.Event.EventId}/{path}", null);
        Assert.Equal(status, changed.Value.Status);

        // The booking service hears of it a moment later. An order for no seats shows when, and changes
        // nothing.
        await Eventually.GetAsync(
            cancellation => world.Who("Probe").OrderAsync(
                CreateOrderRequest.Best(world.Event.EventId, "A", 0), cancellation: cancellation),
            answer => answer.Code == code, $"booking knows that the sale is {status}", describe: answer => answer.Body);
    }

    [Step(@"everybody sees (row \d+, seats? [\d, and]+) as (free|held|sold)")]
    public async Task SeatsAre(string seats, string state)
    {
        var (digit, ticketStatus) = States[state];
        var places = Words.Seats(seats);
        await Eventually.GetAsync(
            cancellation => world.Client.Visitor.SeatsAsync(world.Event.EventId, "A", 1, cancellation),
            map => places.TrueForAll(p => map.Rows[p.Row - 1][p.Seat - 1] == digit), $"{seats} {state} on the map",
            describe: map => string.Join(" ", map.Rows));
        var anyone = world.Who("Passer-by");
        await Eventually.GetAsync(
            cancellation => anyone.TicketsAsync(world.Event.EventId, "A", cancellation),
            tickets => places.TrueForAll(p => tickets.Single(t => t.Place == p).Status == ticketStatus),
            $"tickets of {seats} {ticketStatus}");
    }

    [Step(@"the seller sees ([\d,]+) sold, ([\d,]+) held and ([\d,]+) free seats")]
    public async Task SellerSees(string sold, string held, string free)
    {
        var seller = await world.Client.SellerAsync();
        var expected = $"{Words.Count(sold)} sold, {Words.Count(held)} held, {Words.Count(free)} free";
        await Eventually.GetAsync(
            async cancellation =>
            {
                var tickets = await seller.TicketsAsync(world.Event.EventId, cancellation: cancellation);
                int Of(string status) => tickets.Count(t => t.Status == status);
                return $"{Of("SOLD")} sold, {Of("RESERVED")} held, {Of("AVAILABLE")} free";
            },
            counts => counts == expected, $"the seller sees {expected}");
    }

    [Step(@"the seller sees that (\w+)'s seats are (?:hers|his)")]
    public async Task SellerSeesBuyer(string who)
    {
        var order = await world.LastOrderAsync(who);
        var seller = await world.Client.SellerAsync();
        Assert.NotEmpty(order.Seats);
        await Eventually.GetAsync(
            async cancellation =>
            {
                var tickets = await seller.TicketsAsync(world.Event.EventId, order.Section, cancellation);
                return order.Places.Select(place => tickets.Single(t => t.Place == place)).ToList();
            },
            tickets => tickets.TrueForAll(t => (t.OrderId, t.BuyerId) == (order.OrderId, world.Who(who).Id)),
            $"the seller sees {who}'s seats", describe: tickets => string.Join("; ", tickets));
    }

    [Step(@"nobody but the seller sees who bought (row \d+, seats? [\d, and]+)")]
    public async Task BuyerIsHidden(string seats)
    {
        var place = Words.Seats(seats)[0];
        var shown = await world.Who("Passer-by").TicketsAsync(world.Event.EventId, "A");
        Assert.All(shown, ticket => Assert.Null(ticket.OrderId));
        Assert.All(shown, ticket => Assert.Null(ticket.BuyerId));
        var seller = await world.Client.SellerAsync();
        Assert.NotNull((await seller.TicketsAsync(world.Event.EventId, "A")).Single(t => t.Place == place).BuyerId);
    }
}
