using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Ticketing.SystemKit.Api;
using Ticketing.SystemKit.Checks;

namespace Ticketing.Browser.Tests;

/// <summary>More time, tickets given back, and an event called off, in a real browser.</summary>
[Collection(BrowserCollection.Name)]
public sealed class RefundTests(BrowserSystem browser)
{
    [Fact]
    public async Task A_buyer_takes_more_time_pays_and_gives_one_ticket_back_and_the_seller_calls_the_event_off()
    {
        await using var seller = await browser.VisitorAsync("Rita");
        await seller.RegisterAsync(asSeller: true);
        var name = "Changed Plans";
        var onSale = await browser.System.Client.OnSaleAsync(
            EventDraft.Of(name, 1, 1, 4, 8) with
            {
                Refunds = new RefundDraft { ByBuyer = true, FeePercent = 10 },
                HoldExtensionSeconds = 300,
            },
            await browser.PersonAsync(seller));

        await using var buyer = await browser.VisitorAsync("Gus");
        await buyer.RegisterAsync(asSeller: false);
        await buyer.OpenAsync($"/event/{onSale.EventId}/section/A");
        await Visitor.SeesAsync(buyer.Seat(2, 3, "available"));
        await buyer.PressAsync("Hold the best 2 seats");
        await Visitor.SeesAsync(buyer.Heading("Payment"));
        await buyer.PressAsync("I need 5 minutes more (once)");
        await Visitor.SeesAsync(buyer.Page.GetByText("You have used the extra time."));
        await buyer.PayByAsync("4242 4242 4242 4242");
        await Visitor.SeesAsync(buyer.Page.GetByText("Paid. Your tickets are confirmed."));

        var giveBack = buyer.Page.GetByRole(AriaRole.Region, new() { Name = "Give tickets back" });
        await giveBack.GetByRole(AriaRole.Checkbox).First.CheckAsync();
        await buyer.PressAsync("What do I get back?");
        await Visitor.SeesAsync(giveBack.GetByText(new Regex("^You get .*2,700.* back. .*300.* is kept as a fee.")));
        await giveBack.ScrollIntoViewIfNeededAsync();
        await buyer.ScreenshotAsync(Pictures.OfRun("refund-quote"));
        await buyer.PressAsync("Give back 1 seat");
        await Visitor.SeesAsync(giveBack.GetByText(new Regex("^1 seat given back, .*2,700.* refunded")));

        await seller.OpenAsync($"/organiser/event/{onSale.EventId}");
        await Visitor.SeesAsync(seller.Heading("Orders"));
        await RefundOneOfThreeAsync(seller, await PaidOrderAsync(onSale.EventId, 3));
        await seller.FillAsync($"Type “{name}” to confirm", name);
        await seller.ScreenshotAsync(Pictures.OfRun("seller-orders"), whole: true);
        await seller.PressAsync("Cancel the event and refund everybody");
        await Visitor.SeesAsync(seller.Page.GetByText("Every order is released or refunded."));
        await seller.ScreenshotAsync(Pictures.OfRun("event-cancelled"), whole: true);

        await buyer.OpenAsync("/my-bookings");
        await Visitor.SeesAsync(buyer.Page.GetByRole(AriaRole.Listitem, new() { Name = $"{name}, Cancelled" }));
        // The pages ask for tickets and progress while these are still being made, and are told 404 or 409 meanwhile.
        Assert.DoesNotContain(
            seller.Complaints.Concat(buyer.Complaints),
            complaint => !complaint.Contains("responded with a status of 4", StringComparison.Ordinal));
        await SeatAgreement.ReachedAsync(
            browser.System.Client, onSale.EventId, seller: await browser.PersonAsync(seller));
    }

    /// <summary>The seller gives one seat of an order back: the two others are unticked.</summary>
    private static async Task RefundOneOfThreeAsync(Visitor seller, OrderResponse order)
    {
        var card = seller.Page.GetByRole(
            AriaRole.Listitem, new() { Name = $"Order {order.OrderId.ToString()[^6..]}" });
        await seller.Page.ReloadAsync();
        await card.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Refund order ") }).ClickAsync();
        await card.GetByRole(AriaRole.Checkbox).First.UncheckAsync();
        await card.GetByRole(AriaRole.Checkbox).Last.UncheckAsync();
        await card.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Refund 1 seat: .*3,000") }).ClickAsync();
        await Visitor.SeesAsync(card.GetByText(new Regex("1 seat given back, .*3,000.* refunded")));
    }

    private async Task<OrderResponse> PaidOrderAsync(long eventId, int seats)
    {
        var person = browser.System.Client.Buyer("Ines");
        var order = await person.BookAsync(CreateOrderRequest.Best(eventId, "A", seats));
        return (await person.PayAsync(order.OrderId)).Value;
    }
}
