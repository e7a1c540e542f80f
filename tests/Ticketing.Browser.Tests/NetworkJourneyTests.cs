using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Ticketing.SystemKit;
using Ticketing.SystemKit.Api;

namespace Ticketing.Browser.Tests;

/// <summary>What a buyer sees whose network goes, or whose laptop sleeps, in the middle of choosing or paying.</summary>
[Collection(BrowserCollection.Name)]
public sealed class NetworkJourneyTests(BrowserSystem browser)
{
    private const string NoConnection = "No connection. What you chose is kept. The page catches up by itself.";
    /// <summary>A clock is stopped at a moment that has not passed yet, however slow the machine is.</summary>
    private const int AheadSeconds = 5;

    private const string Connected = "Connected again. This page is up to date.";

    [Fact]
    public async Task The_network_is_cut_while_a_buyer_chooses_and_a_picked_seat_is_sold_meanwhile()
    {
        var draft = EventDraft.Of("Tunnel Sounds", sections: 2, subsections: 1, rows: 6, seatsPerRow: 12);
        var eventId = (await browser.System.Client.OnSaleAsync(draft)).EventId;
        await using var buyer = await browser.VisitorAsync("Tom", 390, 844);
        await buyer.RegisterAsync(asSeller: false);
        await buyer.OpenAsync($"/event/{eventId}/map");
        await buyer.PressAsync("Choose from a list");
        await PickAsync(buyer, row: 1, seat: 4);
        var basket = buyer.Page.GetByRole(AriaRole.Region, new() { Name = "Your choice" });
        await Visitor.SeesAsync(basket.GetByRole(AriaRole.Button, new() { Name = "Hold 2 seats" }));
        Assert.Empty(buyer.Complaints);

        await buyer.Page.Context.SetOfflineAsync(true);
        await Visitor.SeesAsync(buyer.Page.GetByText(NoConnection));
        await Visitor.SeesAsync(basket.GetByRole(AriaRole.Button, new() { Name = "Let go of row 1, seat 5" }));
        await buyer.ScreenshotAsync(Pictures.OfRun("network-cut"));
        // Who presses now is told why nothing happens, and loses nothing.
        await buyer.PressAsync("Hold 2 seats");
        await Visitor.SeesAsync(basket.GetByText("No connection to the server."));
        await Visitor.SeesAsync(basket.GetByRole(AriaRole.Button, new() { Name = "Hold 2 seats" }));
        await buyer.ScreenshotAsync(Pictures.OfRun("network-cut-hold"));

        // Meanwhile somebody else buys one of the two, and others come and go: the log has more than the page has seen.
        var other = browser.System.Client.Buyer();
        var order = await other.BookAsync(CreateOrderRequest.Picked(eventId, [new Place("A", 1, 1, 5)]));
        Assert.Equal(200, (int)(await other.PayAsync(order.OrderId)).Status);

        await buyer.Page.Context.SetOfflineAsync(false);
        await Visitor.SeesAsync(buyer.Page.GetByText(Connected));
        await Visitor.SeesAsync(buyer.Page.GetByText("Live", new() { Exact = true }));
        await Visitor.SeesAsync(buyer.Page.GetByText("Somebody else was faster: row 1, seat 5."));
        await buyer.ScreenshotAsync(Pictures.OfRun("network-back"));
        // The other seat of the party is still picked, and a pair is one press away.
        await Visitor.SeesAsync(basket.GetByRole(AriaRole.Button, new() { Name = "Let go of row 1, seat 4" }));
        await buyer.PressAsync("Take these 2 seats");
        await buyer.PressAsync("Hold 2 seats");
        await Visitor.SeesAsync(buyer.Heading("Payment"));
        Assert.DoesNotContain(buyer.Complaints, complaint => !IsOfTheCut(complaint));
    }

    [Fact]
    public async Task A_laptop_sleeps_for_an_hour_and_says_at_once_that_the_hold_is_over()
    {
        const int ShortHoldSeconds = 20;
        var draft = EventDraft.Of("Sleepless Night", 1, 1, 4, 10, holdSeconds: ShortHoldSeconds);
        var eventId = (await browser.System.Client.OnSaleAsync(draft)).EventId;
        await using var buyer = await browser.VisitorAsync("Sam");
        await buyer.RegisterAsync(asSeller: false);
        // From here on the clock of all tabs is the test's, which puts it forward as a closed lid does.
        await buyer.Page.Clock.InstallAsync();
        await buyer.OpenAsync($"/event/{eventId}/section/A");
        await buyer.PressAsync("Hold the best 2 seats");
        await Visitor.SeesAsync(buyer.Heading("Payment"));
        var tab = await buyer.Page.Context.NewPageAsync();
        await tab.GotoAsync($"/event/{eventId}");
        await Visitor.SeesAsync(tab.GetByText("2 seats held for you: Sleepless Night"));
        var person = await browser.PersonAsync(buyer);
        Assert.Empty(buyer.Complaints);

        // Asleep: neither the browser's clock nor its network goes on, and the server's time does.
        await buyer.Page.Context.SetOfflineAsync(true);
        await buyer.Page.Clock.PauseAtAsync(DateTime.UtcNow.AddSeconds(AheadSeconds));
        await Eventually.GetAsync(
            person.HistoryAsync, orders => orders.Single().Status == OrderStatus.Cancelled, "the end of the hold");

        // Awake, and as on a real laptop the network comes a moment later than the person.
        await buyer.Page.Clock.FastForwardAsync("01:00:00");
        await Visitor.SeesAsync(buyer.Page.GetByText("The time to pay for your 2 seats has run out."));
        await buyer.ScreenshotAsync(Pictures.OfRun("asleep-awake"));
        await Visitor.SeesAsync(tab.GetByText("The time to pay for your 2 seats has run out."));
        await tab.ScreenshotAsync(new() { Path = Pictures.OfRun("asleep-other-tab") });
        await buyer.Page.Clock.ResumeAsync();
        await buyer.Page.Context.SetOfflineAsync(false);
        await Visitor.SeesAsync(buyer.Page.GetByText("This booking is cancelled"));
        await Visitor.SeesAsync(buyer.Page.GetByText(new Regex("^The time to pay ran out, so the seats went back on sale")));
        await buyer.ScreenshotAsync(Pictures.OfRun("asleep-told"));

        // The way on, in either tab.
        await tab.GetByRole(AriaRole.Link, new() { Name = "Choose other seats" }).ClickAsync();
        await Visitor.SeesAsync(tab.GetByRole(AriaRole.Button, new() { Name = "Hold the best 2 seats" }));
        await buyer.Page.GetByRole(AriaRole.Link, new() { Name = "Choose other seats" }).ClickAsync();
        await buyer.PressAsync("Hold the best 2 seats");
        await Visitor.SeesAsync(buyer.Heading("Payment"));
        Assert.DoesNotContain(buyer.Complaints, complaint => !IsOfTheCut(complaint));
    }

    private static Task PickAsync(Visitor buyer, int row, int seat) => buyer.Page
        .GetByRole(AriaRole.Option, new() { NameRegex = new Regex($"^Row {row}, seat {seat}, available") }).ClickAsync();

    /// <summary>The browser itself writes each request that found no network to the console.</summary>
    private static bool IsOfTheCut(string complaint) =>
        complaint.Contains("net::ERR_INTERNET_DISCONNECTED", StringComparison.Ordinal)
        || complaint.Contains("net::ERR_NETWORK_CHANGED", StringComparison.Ordinal);
}
