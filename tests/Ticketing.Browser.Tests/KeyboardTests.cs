using Microsoft.Playwright;
using Ticketing.SystemKit.Api;

namespace Ticketing.Browser.Tests;

/// <summary>
/// What a keyboard, a voice and a shaking hand need of the pages (WCAG 2.2), in a real browser: only it knows where things
/// are on the screen.
/// </summary>
[Collection(BrowserCollection.Name)]
public sealed class KeyboardTests(BrowserSystem browser)
{
    private const int SmallestTargetPx = 24;

    /// <summary>Where the focused element ends, and where the bar of picked seats begins, in pixels from the top.</summary>
    private const string FocusAndBar = """
        () => [document.activeElement.getBoundingClientRect().bottom,
               document.querySelector('.pick-bar').getBoundingClientRect().top]
        """;

    private const string SmallBoxes = """
        smallest => [...document.querySelectorAll('input[type=checkbox], input[type=radio]')]
            .filter(box => { const { width, height } = box.getBoundingClientRect(); return Math.min(width, height) < smallest; })
            .map(box => box.outerHTML)
        """;

    private const string NameMismatches = """
        async () => {
            const rule = 'label-content-name-mismatch';
            const { violations } = await axe.run(document, { runOnly: [rule], rules: { [rule]: { enabled: true } } });
            return violations.flatMap(({ nodes }) => nodes.map(({ html }) => html));
        }
        """;

    [Fact]
    public async Task The_bar_of_picked_seats_never_hides_the_seat_that_has_the_focus()
    {
        const int Rows = 12;
        var draft = EventDraft.Of("Tall hall", sections: 1, subsections: 1, rows: Rows, seatsPerRow: 8);
        var eventId = (await browser.System.Client.OnSaleAsync(draft)).EventId;
        await using var buyer = await browser.VisitorAsync("Kim", width: 375, height: 667);
        await buyer.RegisterAsync(asSeller: false);
        await buyer.OpenAsync($"/event/{eventId}/section/A");
        await buyer.Seat(1, 1, "available").ClickAsync();
        await Visitor.SeesAsync(buyer.Page.GetByRole(AriaRole.Region, new() { Name = "Picked seats" }));

        Assert.Empty(await HiddenRowsAsync(buyer, Rows));
        await buyer.ScreenshotAsync(Pictures.OfRun("focus-above-bar"));

        // Twin: without the padding the bar does hide seats.
        await buyer.Page.EvaluateAsync("document.documentElement.style.scrollPaddingBottom = '0px'");
        await buyer.Page.EvaluateAsync("window.scrollTo(0, 0)");
        Assert.NotEmpty(await HiddenRowsAsync(buyer, Rows));
    }

    [Fact]
    public async Task Boxes_are_large_enough_and_names_say_what_is_seen()
    {
        var draft = EventDraft.Of("Large targets", sections: 2, subsections: 2, rows: 2, seatsPerRow: 4) with
        {
            Refunds = new RefundDraft { ByBuyer = true },
        };
        var eventId = (await browser.System.Client.OnSaleAsync(draft)).EventId;
        await using var seller = await browser.VisitorAsync("Lea");
        await seller.RegisterAsync(asSeller: true);
        await seller.OpenAsync("/organiser/new");
        await Visitor.SeesAsync(seller.Heading("Policies"));
        await CheckAsync(seller);

        await using var buyer = await browser.VisitorAsync("Noa", width: 375, height: 667);
        await buyer.RegisterAsync(asSeller: false);
        await buyer.OpenAsync($"/event/{eventId}?waitlist=A");
        await Visitor.SeesAsync(buyer.Heading("Waitlist"));
        await CheckAsync(buyer);
        await buyer.OpenAsync($"/event/{eventId}/section/A");
        await buyer.Page.GetByRole(AriaRole.Button, new() { Name = "Subsection 1 8 seats left of 8" }).ClickAsync();
        await Visitor.SeesAsync(buyer.Seat(1, 1, "available"));
        await CheckAsync(buyer);
        await buyer.PressAsync("Hold the best 2 seats");
        await Visitor.SeesAsync(buyer.Heading("Payment"));
        await buyer.PayByAsync("4242 4242 4242 4242");
        await Visitor.SeesAsync(buyer.Heading("Give tickets back"));
        await Visitor.SeesAsync(buyer.Page.GetByRole(AriaRole.Checkbox).First);
        await CheckAsync(buyer);
        await buyer.ScreenshotAsync(Pictures.OfRun("give-back-boxes"), whole: true);
    }

    [Fact]
    public async Task The_focus_goes_to_the_message_after_a_decline_and_after_a_cancel()
    {
        var draft = EventDraft.Of("Second thoughts", sections: 1, subsections: 1, rows: 2, seatsPerRow: 4);
        var eventId = (await browser.System.Client.OnSaleAsync(draft)).EventId;
        await using var buyer = await browser.VisitorAsync("Ida");
        await buyer.RegisterAsync(asSeller: false);
        await buyer.OpenAsync($"/event/{eventId}/section/A");
        await buyer.PressAsync("Hold the best 2 seats");
        await Visitor.SeesAsync(buyer.Heading("Payment"));

        await buyer.PayByAsync("4000 0000 0000 0002");
        await FocusIsOnAsync(buyer, "Your bank declined the card.");
        await buyer.PressAsync("Cancel this booking");
        // What changes nothing has the focus, Escape is the same, and the focus goes back to the button.
        await FocusIsOnAsync(buyer, "Keep the seats");
        await buyer.Page.Keyboard.PressAsync("Escape");
        await FocusIsOnAsync(buyer, "Cancel this booking");
        await buyer.PressAsync("Cancel this booking");
        await CheckAsync(buyer);
        await buyer.PressAsync("Let them go");
        await FocusIsOnAsync(buyer, "This booking is cancelled");
        await buyer.ScreenshotAsync(Pictures.OfRun("focus-after-cancel"));
    }

    /// <summary>Walks down the first column of seats. Rows whose focused seat reaches below the bar's upper edge.</summary>
    private static async Task<List<int>> HiddenRowsAsync(Visitor visitor, int rows)
    {
        await visitor.Seat(1, 1, "selected").FocusAsync();
        var hidden = new List<int>();
        for (var row = 2; row <= rows; row++)
        {
            await visitor.Page.Keyboard.PressAsync("ArrowDown");
            var edges = await visitor.Page.EvaluateAsync<double[]>(FocusAndBar);
            if (edges[0] > edges[1])
            {
                hidden.Add(row);
            }
        }

        return hidden;
    }

    private static Task FocusIsOnAsync(Visitor visitor, string text) =>
        Assertions.Expect(visitor.Page.Locator(":focus")).ToContainTextAsync(text, new() { Timeout = Visitor.PatienceMs });

    private static async Task CheckAsync(Visitor visitor)
    {
        Assert.Empty(await visitor.Page.EvaluateAsync<string[]>(SmallBoxes, SmallestTargetPx));
        await Axe.LoadAsync(visitor.Page);
        Assert.Empty(await visitor.Page.EvaluateAsync<string[]>(NameMismatches));
    }
}
