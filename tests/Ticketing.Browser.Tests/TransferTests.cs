using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Ticketing.SystemKit.Api;

namespace Ticketing.Browser.Tests;

/// <summary>A ticket goes from one person to another by the pages, and the door knows whose it is.</summary>
[Collection(BrowserCollection.Name)]
public sealed class TransferTests(BrowserSystem browser)
{
    [Fact]
    public async Task A_ticket_is_given_to_another_person_and_its_old_code_opens_no_door()
    {
        await using var seller = await browser.VisitorAsync("Dov", 390, 844);
        await seller.RegisterAsync(asSeller: true);
        var draft = EventDraft.Of("Given Evening", 1, 1, 4, 10);
        var eventId = (await browser.System.Client.OnSaleAsync(draft, await browser.PersonAsync(seller))).EventId;
        await using var giver = await browser.VisitorAsync("Gia");
        await giver.RegisterAsync(asSeller: false);
        await using var friend = await browser.VisitorAsync("Fay", 390, 844);
        await friend.RegisterAsync(asSeller: false);
        var gia = await browser.PersonAsync(giver);
        var order = await gia.BookAsync(
            CreateOrderRequest.Picked(eventId, [new Place("A", 1, 2, 5), new Place("A", 1, 2, 6)]));
        Assert.Equal(200, (int)(await gia.PayAsync(order.OrderId)).Status);

        await giver.OpenAsync($"/booking/{order.OrderId}");
        await Visitor.SeesAsync(giver.Page.GetByRole(AriaRole.Img, new() { Name = "Code of row 2, seat 6" }));
        var oldCode = (await Tickets.CodesAsync(gia, order.OrderId))[1];
        await GiveAsync(giver, "row 2, seat 6", friend.Email);
        await AcceptAsync(friend, "row 2, seat 6");
        var newCode = Assert.Single(await Tickets.CodesAsync(await browser.PersonAsync(friend), order.OrderId));

        await seller.OpenAsync($"/door/{eventId}");
        await Visitor.SeesAsync(seller.Page.GetByText("List of tickets from"));
        await Tickets.ScanAsync(seller, oldCode, "Given to somebody else");
        await seller.ScreenshotAsync(Pictures.OfRun("transfer-old-code-refused"), whole: true);
        await Tickets.ScanAsync(seller, newCode, "Let in", "row 2, seat 6");

        // Either of them finds what became of it.
        await giver.OpenAsync("/transfers");
        var given = giver.Page.GetByRole(AriaRole.Region, new() { Name = "Given Evening" });
        await Visitor.SeesAsync(given.GetByText("Accepted"));
        await Visitor.SeesAsync(given.GetByText($"to {friend.Email}"));
        await giver.ScreenshotAsync(Pictures.OfRun("transfer-history"), whole: true);
        await giver.OpenAsync($"/booking/{order.OrderId}");
        await Visitor.SeesAsync(giver.Page.GetByText("Given to somebody else"));
        await Assertions.Expect(giver.Page.GetByRole(AriaRole.Img, new() { NameRegex = new Regex("^Code of ") }))
            .ToHaveCountAsync(1, new() { Timeout = Visitor.PatienceMs });
        await giver.ScreenshotAsync(Pictures.OfRun("transfer-booking-of-giver"), whole: true);
        Assert.Empty(giver.Complaints.Concat(friend.Complaints).Concat(seller.Complaints));
    }

    private static async Task GiveAsync(Visitor giver, string seat, string email)
    {
        await giver.Page.GetByText("Give tickets to somebody").ClickAsync();
        var ticket = giver.Page.GetByRole(AriaRole.Group, new() { Name = "Which tickets" })
            .GetByRole(AriaRole.Checkbox, new() { NameRegex = new Regex(seat) });
        await ticket.CheckAsync();
        await giver.FillAsync("Email of the person", email);
        await giver.PressAsync("Offer");
        var told = giver.Page.GetByText($"Offered to {email}.");
        await Visitor.SeesAsync(told);
        await told.ScrollIntoViewIfNeededAsync();
        await giver.ScreenshotAsync(Pictures.OfRun("transfer-offered"));
    }

    /// <summary>After the mail that says so, as who is offered a ticket does.</summary>
    private async Task AcceptAsync(Visitor friend, string seat)
    {
        await Mails.TextToAsync(browser.System, friend.Email, "Somebody wants to give you tickets");
        await friend.OpenAsync("/transfers");
        var offer = friend.Page.GetByRole(AriaRole.Region, new() { Name = "Given Evening" });
        await Visitor.SeesAsync(offer.GetByText(new Regex(seat)));
        await friend.ScreenshotAsync(Pictures.OfRun("transfer-offer"), whole: true);
        await friend.PressAsync("Accept");
        await Visitor.SeesAsync(friend.Page.GetByRole(AriaRole.Img, new() { Name = $"Code of {seat}" }));
        await friend.ScreenshotAsync(Pictures.OfRun("transfer-accepted"), whole: true);
    }
}
