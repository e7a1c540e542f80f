using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Ticketing.SystemKit.Checks;

namespace Ticketing.Browser.Tests;

/// <summary>From an empty page to a sale: a seller draws a hall, sells it, and watches the sale move.</summary>
[Collection(BrowserCollection.Name)]
public sealed class PlanEditorTests(BrowserSystem browser)
{
    private static readonly Regex EventPath = new(@"/organiser/event/(\d+)$");
    private static readonly Regex StoredPath = new("/organiser/plans/[0-9a-f-]{36}/draw$");

    [Fact]
    public async Task A_seller_draws_a_plan_sells_from_it_and_watches_the_sale_move()
    {
        await using var seller = await browser.VisitorAsync("Dora");
        await seller.RegisterAsync(asSeller: true);
        await DrawAsync(seller);
        var eventId = await CreateEventAsync(seller);

        await seller.Page.GetByRole(AriaRole.Link, new() { Name = "Figures", Exact = true }).ClickAsync();
        await SeesSoldAsync(seller, "0");
        await seller.Page.EvaluateAsync("window.neverReloaded = true");

        await using var buyer = await browser.VisitorAsync("Emil");
        await buyer.RegisterAsync(asSeller: false);
        await BuyAsync(buyer, eventId);

        // The seller's page, which nobody touches, shows it.
        await SeesSoldAsync(seller, "2");
        Assert.True(await seller.Page.EvaluateAsync<bool>("window.neverReloaded === true"), "The figures were loaded again.");
        await seller.ScreenshotAsync(Pictures.OfRun("plan-sale-moves"));
        Assert.Empty(seller.Complaints.Concat(buyer.Complaints));
        await SeatAgreement.ReachedAsync(browser.System.Client, eventId);
    }

    [Fact]
    public async Task Pictures_of_a_plan_that_is_drawn_on_a_desk_and_on_a_phone()
    {
        foreach (var (device, width, height) in new[] { ("desktop", 1280, 900), ("phone", 390, 844) })
        {
            await using var seller = await browser.VisitorAsync("Uwe", width, height);
            await seller.RegisterAsync(asSeller: true);
            await seller.OpenAsync("/organiser/plans/new");
            await seller.PressAsync("Start with “Theatre with balcony (610 seats)”");
            await seller.Page.GetByRole(AriaRole.Checkbox, new() { NameRegex = new Regex("Stalls left") }).CheckAsync();
            await seller.Page.GetByRole(AriaRole.Group, new() { Name = "Tools" })
                .EvaluateAsync("tools => tools.scrollIntoView()");
            await seller.ScreenshotAsync(Pictures.OfReadme($"plan-editor-{device}"));
            Assert.Empty(seller.Complaints);
        }
    }

    private static async Task DrawAsync(Visitor seller)
    {
        await seller.OpenAsync("/organiser/plans/new");
        await seller.PressAsync("Stage");
        await DragAsync(seller, "Block of rows", (0.2, 0.6), (0.8, 0.8));
        await seller.FillAsync("Label", "Parquet");
        await seller.PressAsync("Select none");
        await DragAsync(seller, "Curved rows", (0.2, 0.85), (0.8, 0.95));
        await seller.PressAsync("Undo");
        await seller.PressAsync("Redo");
        await seller.Page.GetByRole(AriaRole.Checkbox, new() { NameRegex = new Regex("^B, block 1") }).CheckAsync();
        await seller.PressAsync("Add a category");
        await seller.FillAsync("Name of category 1", "Best");
        await seller.Page.GetByLabel("Category of the section").SelectOptionAsync("Best");
        await seller.ScreenshotAsync(Pictures.OfRun("plan-drawn"));

        // A reload costs nothing.
        await Visitor.SeesAsync(seller.Page.GetByText("Kept in this browser until you store it"));
        await seller.Page.ReloadAsync();
        await Visitor.SeesAsync(seller.Page.GetByText("This is your draft"));
        await seller.FillAsync("Name of the plan", "Drawn hall");
        await seller.PressAsync("See it as a buyer");
        await Visitor.SeesAsync(
            seller.Page.GetByRole(AriaRole.Img, new() { Name = "Drawn hall as buyers see it" }));
        await seller.ScreenshotAsync(Pictures.OfRun("plan-as-buyer"), whole: true);
        await seller.PressAsync("Store the plan");
        await Assertions.Expect(seller.Page).ToHaveURLAsync(StoredPath, new() { Timeout = Visitor.PatienceMs });
        await Visitor.SeesAsync(seller.Page.GetByText("Stored as version 1."));
    }

    /// <summary>Draws a shape with the mouse between two points, given as parts of the canvas.</summary>
    private static async Task DragAsync(Visitor seller, string tool, (double X, double Y) from, (double X, double Y) to)
    {
        await seller.PressAsync(tool);
        var canvas = seller.Page.GetByRole(AriaRole.Application);
        await canvas.ScrollIntoViewIfNeededAsync();
        var box = await canvas.BoundingBoxAsync() ?? throw new InvalidOperationException("There is no drawing.");
        await seller.Page.Mouse.MoveAsync((float)(box.X + (box.Width * from.X)), (float)(box.Y + (box.Height * from.Y)));
        await seller.Page.Mouse.DownAsync();
        await seller.Page.Mouse.MoveAsync(
            (float)(box.X + (box.Width * to.X)), (float)(box.Y + (box.Height * to.Y)), new() { Steps = 4 });
        await seller.Page.Mouse.UpAsync();
        await Visitor.SeesAsync(seller.Page.GetByText("1 object selected"));
    }

    private static async Task<long> CreateEventAsync(Visitor seller)
    {
        await seller.Page.GetByRole(AriaRole.Link, new() { Name = "Create an event from it" }).ClickAsync();
        await seller.FillAsync("Name", "Drawn Evening");
        await seller.FillAsync("Venue", "Drawn hall");
        await seller.FillAsync("Price in section A", "500");
        await seller.FillAsync("Price in section B", "300");
        await seller.PressAsync("Create the event");
        await Assertions.Expect(seller.Page).ToHaveURLAsync(EventPath, new() { Timeout = Visitor.PatienceMs });
        await Visitor.SeesAsync(seller.Page.GetByRole(AriaRole.Button, new() { Name = "Close sales" }));
        await seller.ScreenshotAsync(Pictures.OfRun("plan-event-menu"));
        return long.Parse(EventPath.Match(await seller.Page.EvaluateAsync<string>("location.pathname")).Groups[1].Value);
    }

    private static async Task BuyAsync(Visitor buyer, long eventId)
    {
        await buyer.OpenAsync($"/event/{eventId}");
        await Visitor.SeesAsync(buyer.Heading("The venue"));
        // The map has the seats where the seller drew them.
        await new VenueMap(buyer).FindSeatAsync("A");
        await buyer.ScreenshotAsync(Pictures.OfRun("plan-buyer-map"));
        await buyer.OpenAsync($"/event/{eventId}/section/A");
        await buyer.PressAsync("Hold the best 2 seats");
        await Visitor.SeesAsync(buyer.Heading("Payment"));
        await buyer.PayByAsync("4242 4242 4242 4242");
        await Visitor.SeesAsync(buyer.Page.GetByText("Paid. Your tickets are confirmed."));
    }

    /// <summary>The first total of the figures, which is that of seats sold.</summary>
    private static Task SeesSoldAsync(Visitor seller, string count) => Assertions
        .Expect(seller.Page.Locator(".figure-totals strong").First)
        .ToHaveTextAsync(count, new() { Timeout = Visitor.PatienceMs });
}
