using Microsoft.Playwright;
using Ticketing.SystemKit.Api;

namespace Ticketing.Browser.Tests;

/// <summary>Waiting for seats of a sold-out event, in a real browser.</summary>
[Collection(BrowserCollection.Name)]
public sealed class WaitlistPageTests(BrowserSystem browser)
{
    [Fact]
    public async Task A_buyer_of_a_sold_out_event_waits_sees_the_place_and_gets_the_seats()
    {
        var client = browser.System.Client;
        var draft = EventDraft.Of("Sold-out night", sections: 1, subsections: 1, rows: 1, seatsPerRow: 2);
        var eventId = (await client.OnSaleAsync(draft)).EventId;
        var holder = client.Buyer("Holder");
        var held = await holder.BookAsync(CreateOrderRequest.Best(eventId, "A", 2));

        await using var ada = await browser.VisitorAsync("Ada");
        await JoinAsync(ada, eventId);
        await Visitor.SeesAsync(ada.Page.GetByText("You are number 1 in line"));
        await using var ben = await browser.VisitorAsync("Ben");
        await JoinAsync(ben, eventId);
        await Visitor.SeesAsync(ben.Page.GetByText("You are number 2 in line"));

        await ada.ScreenshotAsync(Pictures.OfRun("waitlist-place"), whole: true);
        await holder.CancelAsync(held.OrderId);

        await Visitor.SeesAsync(ada.Page.GetByText("You got your seats, and they are paid."));
        await ada.ScreenshotAsync(Pictures.OfRun("waitlist-served"), whole: true);
        await Visitor.SeesAsync(ben.Page.GetByText("You are number 1 in line"));
        await ben.PressAsync("Leave the waitlist");
        await Visitor.SeesAsync(ben.Page.GetByText("You left the waitlist."));
        await ada.Page.GetByRole(AriaRole.Link, new() { Name = "See your booking" }).ClickAsync();
        await Visitor.SeesAsync(ada.Page.GetByText("Paid. Your tickets are confirmed."));
        Assert.Empty(ada.Complaints.Concat(ben.Complaints));
    }

    /// <summary>Registers, and waits for two seats.</summary>
    internal static async Task JoinAsync(Visitor buyer, long eventId)
    {
        await buyer.RegisterAsync(asSeller: false);
        await buyer.OpenAsync($"/event/{eventId}");
        await Visitor.SeesAsync(buyer.Heading("Waitlist"));
        await buyer.FillAsync("Seats you need", "2");
        await buyer.FillAsync("Card number", "4242 4242 4242 4242");
        await buyer.FillAsync("Expires (MM/YY)", "12/34");
        await buyer.FillAsync("Security code", "123");
        await buyer.PressAsync("Join the waitlist");
        await Visitor.SeesAsync(buyer.Page.GetByText("reserved on your card"));
    }
}
