using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Ticketing.SystemKit.Checks;

namespace Ticketing.Browser.Tests;

/// <summary>
/// Companion seats from the drawing to the sale: painted by the seller, bought with the wheelchair place beside them, and
/// given to everybody shortly before the show.
/// </summary>
[Collection(BrowserCollection.Name)]
public sealed class CompanionSeatTests(BrowserSystem browser)
{
    private static readonly Regex EventPath = new(@"/organiser/event/(\d+)$");

    [Fact]
    public async Task A_companion_seat_is_painted_bought_with_its_wheelchair_place_and_then_given_to_everybody()
    {
        await using var seller = await browser.VisitorAsync("Pia");
        await seller.RegisterAsync(asSeller: true);
        await DrawAsync(seller);
        var eventId = await CreateEventAsync(seller);

        await using var buyer = await browser.VisitorAsync("Ida");
        await buyer.RegisterAsync(asSeller: false);
        await BuyTogetherAsync(buyer, eventId);

        await GiveToEverybodyAsync(seller, eventId);
        await using var other = await browser.VisitorAsync("Ole", 390, 844);
        await other.RegisterAsync(asSeller: false);
        await other.OpenAsync($"/event/{eventId}/section/A");
        await other.FillAsync("How many tickets?", "1");
        await Seat(other, AriaRole.Gridcell, "^Row 1, seat 5, available").ClickAsync();
        await other.PressAsync("Hold 1 seat");
        await Visitor.SeesAsync(other.Heading("Payment"));
        Assert.Empty(seller.Complaints.Concat(buyer.Complaints).Concat(other.Complaints));
        await SeatAgreement.ReachedAsync(browser.System.Client, eventId);
    }

    /// <summary>One block: row 1 has a wheelchair place at 3, and companion seats at 4 and 5.</summary>
    private static async Task DrawAsync(Visitor seller)
    {
        await seller.OpenAsync("/organiser/plans/new");
        await seller.PressAsync("Block of rows");
        var canvas = seller.Page.GetByRole(AriaRole.Application);
        await canvas.ScrollIntoViewIfNeededAsync();
        var box = await canvas.BoundingBoxAsync() ?? throw new InvalidOperationException("There is no drawing.");
        await seller.Page.Mouse.MoveAsync(box.X + (box.Width * 0.2f), box.Y + (box.Height * 0.3f));
        await seller.Page.Mouse.DownAsync();
        await seller.Page.Mouse.MoveAsync(box.X + (box.Width * 0.8f), box.Y + (box.Height * 0.6f), new() { Steps = 4 });
        await seller.Page.Mouse.UpAsync();
        await PaintAsync(seller, "Companion seat", 4, 5);
        await Visitor.SeesAsync(seller.Page.GetByText("2 seats marked as companion without a wheelchair place beside them."));
        await PaintAsync(seller, "Accessible", 3, 3);
        await Assertions.Expect(seller.Page.GetByText("marked as companion")).ToHaveCountAsync(0);
        await seller.ScreenshotAsync(Pictures.OfRun("companion-painted"));
        await seller.FillAsync("Name of the plan", "Companion hall");
        await seller.PressAsync("See it as a buyer");
        await Visitor.SeesAsync(seller.Page.GetByRole(AriaRole.Img, new() { Name = "Companion hall as buyers see it" }));
        await seller.ScreenshotAsync(Pictures.OfRun("companion-as-buyer"), whole: true);
        await seller.PressAsync("Store the plan");
        await Visitor.SeesAsync(seller.Page.GetByText("Stored as version 1."));
    }

    private static async Task PaintAsync(Visitor seller, string brush, int from, int to)
    {
        await seller.Page.GetByLabel("Paint with").SelectOptionAsync(brush);
        await seller.FillAsync("From place", $"{from}");
        await seller.FillAsync("To place", $"{to}");
        await seller.PressAsync("Paint these");
    }

    private static async Task<long> CreateEventAsync(Visitor seller)
    {
        await seller.Page.GetByRole(AriaRole.Link, new() { Name = "Create an event from it" }).ClickAsync();
        await seller.FillAsync("Name", "Evening with company");
        await seller.FillAsync("Venue", "Companion hall");
        await seller.FillAsync("Price in section A", "500");
        await seller.PressAsync("Create the event");
        await Assertions.Expect(seller.Page).ToHaveURLAsync(EventPath, new() { Timeout = Visitor.PatienceMs });
        await Visitor.SeesAsync(seller.Page.GetByRole(AriaRole.Button, new() { Name = "Close sales" }));
        return long.Parse(EventPath.Match(await seller.Page.EvaluateAsync<string>("location.pathname")).Groups[1].Value);
    }

    private static async Task BuyTogetherAsync(Visitor buyer, long eventId)
    {
        await buyer.OpenAsync($"/event/{eventId}/map");
        await buyer.PressAsync("Choose from a list");
        await Seat(buyer, AriaRole.Option, "^Row 1, seat 4, companion seat, available").ClickAsync();
        await Visitor.SeesAsync(buyer.Page.GetByText("Companion seat without its wheelchair place: row 1, seat 4."));
        await Assertions.Expect(buyer.Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Hold ") }))
            .ToBeDisabledAsync();
        await buyer.ScreenshotAsync(Pictures.OfRun("companion-alone"), whole: true);
        await buyer.PressAsync("Clear");

        // The place takes its companion seat along.
        await Seat(buyer, AriaRole.Option, "^Row 1, seat 3, accessible, available").ClickAsync();
        await Visitor.SeesAsync(Seat(buyer, AriaRole.Option, "^Row 1, seat 4, companion seat, selected"));
        await buyer.ScreenshotAsync(Pictures.OfRun("companion-picked"), whole: true);
        await buyer.PressAsync("Hold 2 seats");
        await Visitor.SeesAsync(buyer.Heading("Payment"));
        await Visitor.SeesAsync(buyer.Page.GetByText("4 (companion’s seat)").First);
    }

    private static async Task GiveToEverybodyAsync(Visitor seller, long eventId)
    {
        await seller.OpenAsync($"/organiser/event/{eventId}/plan");
        await Visitor.SeesAsync(Seat(seller, AriaRole.Gridcell, "^Row 1, seat 5, companion seat"));
        await seller.ScreenshotAsync(Pictures.OfRun("companion-on-sale"));
        await seller.PressAsync("Sell 2 companion seats to everybody");
        await seller.PressAsync("Show what changes");
        await Visitor.SeesAsync(seller.Page.GetByText("2 seats with a companion mark, or without it"));
        await seller.PressAsync("Change the seats now");
        await Assertions.Expect(Seat(seller, AriaRole.Gridcell, "^Row 1, seat 5, for sale$"))
            .ToBeVisibleAsync(new() { Timeout = Visitor.PatienceMs });
        await Assertions.Expect(seller.Page.GetByText("The seats follow the change"))
            .ToHaveCountAsync(0, new() { Timeout = Visitor.PatienceMs });
    }

    private static ILocator Seat(Visitor person, AriaRole role, string name) =>
        person.Page.GetByRole(role, new() { NameRegex = new Regex(name) });
}
