using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Ticketing.SystemKit.Api;
using Ticketing.SystemKit.Checks;

namespace Ticketing.Browser.Tests;

/// <summary>A sale by turns, as two people see it who came before it began.</summary>
[Collection(BrowserCollection.Name)]
public sealed class WaitingRoomTests(BrowserSystem browser)
{
    /// <summary>Time for two people to open the page and to enter; whoever is late enters all the same.</summary>
    private static readonly TimeSpan BeforeTheSale = TimeSpan.FromSeconds(25);

    [Fact]
    public async Task Two_people_wait_for_a_sale_to_begin_are_let_in_and_one_books_the_best_four_seats()
    {
        await using var ada = await browser.VisitorAsync("Ada", 390, 844);
        await ada.RegisterAsync(asSeller: false);
        await using var ben = await browser.VisitorAsync("Ben");
        await ben.RegisterAsync(asSeller: false);
        var draft = EventDraft.Of("First Light", sections: 1, subsections: 1, rows: 6, seatsPerRow: 10) with
        {
            SaleStartsAt = DateTimeOffset.UtcNow.Add(BeforeTheSale).ToString("O"),
            WaitingRoom = new WaitingRoomDraft { OpensBeforeMinutes = 30 },
        };
        var eventId = (await browser.System.Client.OnSaleAsync(draft)).EventId;

        // Ada finds the room from the event's page. Ben goes for the seats, and is brought to the room.
        await ada.OpenAsync($"/event/{eventId}");
        await ada.Page.GetByRole(AriaRole.Link, new() { Name = "Go to the waiting room" }).ClickAsync();
        await ada.PressAsync("Enter the waiting room");
        await Visitor.SeesAsync(ada.Page.GetByText("You may close this page"));
        await ada.ScreenshotAsync(Pictures.OfRun("waiting-room-before"), whole: true);
        await ben.OpenAsync($"/event/{eventId}/section/A");
        await ben.PressAsync("Hold the best 2 seats");
        await ben.PressAsync("Enter the waiting room");
        await Visitor.SeesAsync(ben.Page.GetByText("You may close this page"));
        await ben.ScreenshotAsync(Pictures.OfRun("waiting-room-before-desktop"), whole: true);

        // Nobody touches the pages: the sale begins, the order is drawn, and both have their turn.
        await Visitor.SeesAsync(ada.Page.GetByText("It is your turn"));
        await ada.ScreenshotAsync(Pictures.OfRun("waiting-room-admitted"), whole: true);
        await Visitor.SeesAsync(ben.Page.GetByText("It is your turn"));

        await ada.Page.GetByRole(AriaRole.Link, new() { Name = "Go on to the seats" }).ClickAsync();
        await ada.Page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^Section A ") }).ClickAsync();
        await ada.FillAsync("How many tickets?", "4");
        await ada.PressAsync("Hold the best 4 seats");
        await Visitor.SeesAsync(ada.Heading("Payment"));
        await Visitor.SeesAsync(ada.Page.GetByText(new Regex("row 1: seats 4, 5, 6")));
        await ada.ScreenshotAsync(Pictures.OfRun("best-four-held"), whole: true);
        await ada.PayByAsync("4242 4242 4242 4242");
        await Visitor.SeesAsync(ada.Page.GetByText("Paid. Your tickets are confirmed."));
        Assert.DoesNotContain(ada.Complaints.Concat(ben.Complaints), complaint => !IsAnswer(complaint));
        await SeatAgreement.ReachedAsync(browser.System.Client, eventId);
    }

    /// <summary>
    /// Who is not in the room yet is answered 404, whose turn it is not 409, and 503 while the order is drawn; the browser
    /// writes each of them down.
    /// </summary>
    private static bool IsAnswer(string complaint) => Regex.IsMatch(complaint, "status of (404|409|503) .*/(queue|orders)/");
}
