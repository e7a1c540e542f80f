using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Ticketing.SystemKit.Api;

namespace Ticketing.Browser.Tests;

/// <summary>
/// From the home page to a paid ticket without a mouse, in the dark, at 200 % zoom: one person may need all three. After
/// that, the same pages on a screen of 320 pixels (WCAG 2.2, 1.4.10: nothing is lost, nothing scrolls both ways).
/// </summary>
[Collection(BrowserCollection.Name)]
public sealed class KeyboardJourneyTests(BrowserSystem browser)
{
    private const string Event = "Night Garden";

    private const string Spoil = """
        () => {
            const sheet = new CSSStyleSheet();
            sheet.replaceSync('* { outline: none !important; box-shadow: none !important } h1 { min-width: 400px }');
            document.adoptedStyleSheets = [sheet];
        }
        """;

    [Fact]
    public async Task A_ticket_is_found_chosen_and_paid_by_keyboard_in_the_dark_at_twice_the_size()
    {
        var draft = EventDraft.Of(Event, sections: 2, subsections: 1, rows: 8, seatsPerRow: 12);
        var eventId = (await browser.System.Client.OnSaleAsync(draft)).EventId;
        // 1280 by 900 pixels at a zoom of 2.
        await using var buyer = await browser.VisitorAsync("Nia", 640, 450);
        await buyer.Page.EmulateMediaAsync(
            new() { ColorScheme = ColorScheme.Dark, ReducedMotion = ReducedMotion.Reduce });
        await buyer.RegisterAsync(asSeller: false);
        await buyer.OpenAsync("/");
        var keys = new KeyboardHand(buyer.Page);

        await keys.TabToAsync("^Search for a title");
        await buyer.Page.Keyboard.TypeAsync(Event);
        await Visitor.SeesAsync(buyer.Page.GetByRole(AriaRole.Option, new() { NameRegex = new Regex($"^{Event}") }).First);
        await PictureAsync(buyer, "home");
        await keys.PressAsync("ArrowDown", "Enter");
        await Visitor.SeesAsync(buyer.Page.GetByRole(AriaRole.Heading, new() { Name = Event, Level = 1 }));
        await keys.TabToAsync("^Choose seats on the map");
        await PictureAsync(buyer, "event");
        await keys.PressAsync("Enter");
        await keys.TabToAsync("^Choose from a list");
        await PictureAsync(buyer, "map");
        await keys.PressAsync("Enter");
        await keys.TabToAsync("^Row .*, seat .*, available");
        await keys.PressAsync("ArrowRight", "Enter");
        await PictureAsync(buyer, "picked");
        await keys.TabToAsync("^Hold 2 seats");
        await PictureAsync(buyer, "basket");
        await keys.PressAsync("Enter");
        await Visitor.SeesAsync(buyer.Heading("Payment"));
        foreach (var (field, text) in new[]
        {
            ("^Card number", "4242424242424242"), ("^Expires", "12/34"), ("^Security code", "123"),
        })
        {
            await keys.TabToAsync(field);
            await buyer.Page.Keyboard.TypeAsync(text);
        }

        await PictureAsync(buyer, "checkout");
        await keys.TabToAsync("^Pay ");
        await keys.PressAsync("Enter");
        await Visitor.SeesAsync(buyer.Page.GetByText("Paid. Your tickets are confirmed."));
        await Visitor.SeesAsync(buyer.Page.GetByRole(AriaRole.Img, new() { NameRegex = new Regex("^Code of ") }).First);
        await keys.TabToAsync(@"^Download the tickets \(PDF\)");
        await PictureAsync(buyer, "tickets");
        var booking = await buyer.Page.EvaluateAsync<string>("location.pathname");

        await buyer.Page.SetViewportSizeAsync(320, 568);
        foreach (var (name, path) in new[]
        {
            ("home", "/"), ("event", $"/event/{eventId}"), ("map", $"/event/{eventId}/map"),
            ("section", $"/event/{eventId}/section/A"), ("tickets", booking), ("bookings", "/my-bookings"),
        })
        {
            await ReflowsAsync(buyer, name, path);
        }

        Assert.Empty(buyer.Complaints);
        Assert.True(keys.Wrong.Count == 0, string.Join('\n', keys.Wrong));
        // Twin: without the marks, and with a page that is too wide, both looks find something.
        await buyer.Page.EvaluateAsync(Spoil);
        await keys.PressAsync("Tab", "Tab");
        Assert.Contains(keys.Wrong, wrong => wrong.EndsWith("has no mark of the focus", StringComparison.Ordinal));
        Assert.NotEmpty(await Reflow.LostAsync(buyer.Page));
    }

    private static async Task PictureAsync(Visitor buyer, string page)
    {
        await buyer.ScreenshotAsync(Pictures.OfRun($"keyboard-dark-200-{page}"));
        Assert.Empty(await Reflow.LostAsync(buyer.Page));
    }

    private static async Task ReflowsAsync(Visitor buyer, string name, string path)
    {
        await buyer.OpenAsync(path);
        await Visitor.SeesAsync(buyer.Page.Locator("h1").First);
        await Assertions.Expect(buyer.Page.Locator(".skeleton, .skeleton-block, main .loading"))
            .ToHaveCountAsync(0, new() { Timeout = Visitor.PatienceMs });
        await buyer.ScreenshotAsync(Pictures.OfRun($"reflow-320-{name}"), whole: true);
        Assert.Empty(await Reflow.LostAsync(buyer.Page));
    }
}
