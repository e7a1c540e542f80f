using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Ticketing.SystemKit.Api;

namespace Ticketing.Browser.Tests;

/// <summary>
/// Four people choose on the map while others buy around them. The README's short film is this journey: see
/// <see cref="Film"/>.
/// </summary>
[Collection(BrowserCollection.Name)]
public sealed class PartyOfFourTests(BrowserSystem browser)
{
    [Fact]
    public async Task A_party_of_four_chooses_on_the_map_while_others_buy_holds_and_pays()
    {
        var draft = EventDraft.Of("Aurora Tour", sections: 8, subsections: 2, rows: 9, seatsPerRow: 14) with
        {
            Venue = "Harbour Dome",
        };
        var eventId = (await browser.System.Client.OnSaleAsync(draft)).EventId;
        await OthersTakeAsync(eventId, "ABCDEFGH");
        await using var buyer = await browser.VisitorAsync("Fia", 960, 680);
        await buyer.RegisterAsync(asSeller: false);
        await buyer.OpenAsync($"/event/{eventId}/map");
        var map = new VenueMap(buyer);
        await Visitor.SeesAsync(map.Canvas);
        await buyer.FillAsync("How many tickets?", "4");
        var film = await Film.OfAsync(buyer.Page);
        await film.FrameAsync(1_500);
        await OthersTakeAsync(eventId, "BEG");
        await film.FrameAsync(700);
        await OthersTakeAsync(eventId, "ADH");
        await film.FrameAsync(700);

        await map.ComeNearAsync("C", () => film.FrameAsync(90));
        await Visitor.SeesAsync(buyer.Page.GetByRole(AriaRole.Button, new() { Name = "Whole venue" }));
        await film.FrameAsync(900);
        await map.PickNearAsync("C", () => film.FrameAsync(500));
        var basket = buyer.Page.GetByRole(AriaRole.Region, new() { Name = "Your choice" });
        var hold = basket.GetByRole(AriaRole.Button, new() { Name = "Hold 4 seats" });
        await Visitor.SeesAsync(hold);
        await film.FrameAsync(1_200);
        await OneSeatIsLostAsync(eventId, basket);
        await Visitor.SeesAsync(buyer.Page.GetByText(new Regex("^Somebody else was faster: row ")));
        var take = buyer.Page.GetByRole(AriaRole.Button, new() { Name = "Take these 4 seats" });
        await film.GoToAsync(take);
        await film.FrameAsync(2_000);
        await buyer.ScreenshotAsync(Pictures.OfRun("party-of-four-lost-one"));
        await take.ClickAsync();
        await Visitor.SeesAsync(hold);
        await buyer.ScreenshotAsync(Pictures.OfRun("party-of-four-picked"));
        await film.GoToAsync(hold);
        await film.FrameAsync(500);
        await hold.ClickAsync();
        await Visitor.SeesAsync(buyer.Heading("Payment"));
        await Visitor.SeesAsync(buyer.Page.GetByRole(AriaRole.Timer, new() { Name = "Time left to pay" }));
        await film.FrameAsync(1_500);
        await PayAsync(buyer, film);
        await buyer.ScreenshotAsync(Pictures.OfRun("party-of-four-paid"), whole: true);
        Assert.Empty(buyer.Complaints);
    }

    private static async Task PayAsync(Visitor buyer, Film film)
    {
        var pay = buyer.Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Pay ") });
        await film.GoToAsync(pay);
        await film.FrameAsync(500);
        foreach (var (field, text) in new[]
        {
            ("Card number", "4242 4242 4242 4242"), ("Expires (MM/YY)", "12/34"), ("Security code", "123"),
        })
        {
            await buyer.FillAsync(field, text);
            await film.FrameAsync(350);
        }

        await pay.ClickAsync();
        await Visitor.SeesAsync(buyer.Page.GetByText("Paid. Your tickets are confirmed."));
        var code = buyer.Page.GetByRole(AriaRole.Img, new() { NameRegex = new Regex("^Code of ") }).First;
        await Visitor.SeesAsync(code);
        await buyer.ToTopAsync("Your booking");
        await film.FrameAsync(1_500);
        await code.ScrollIntoViewIfNeededAsync();
        await film.FrameAsync(2_500);
    }

    /// <summary>
    /// Somebody else is faster with the last of the picked seats. The basket does not say in which of the two blocks it is,
    /// so the seat of the other block goes too.
    /// </summary>
    private async Task OneSeatIsLostAsync(long eventId, ILocator basket)
    {
        var letGo = basket.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Let go of row ") }).Last;
        var name = await letGo.GetAttributeAsync("aria-label") ?? "";
        var seat = Regex.Match(name, @"row (\d+), seat (\d+)$");
        var (row, number) = (int.Parse(seat.Groups[1].Value), int.Parse(seat.Groups[2].Value));
        foreach (var block in new[] { 1, 2 })
        {
            await browser.System.Client.Buyer().BookAsync(
                CreateOrderRequest.Picked(eventId, [new Place("C", block, row, number)]));
        }
    }

    /// <summary>In each of these sections a party that is not the buyer's pays for the best seats.</summary>
    private Task OthersTakeAsync(long eventId, string sections) => Task.WhenAll(sections.Select(async (section, n) =>
    {
        var other = browser.System.Client.Buyer();
        var order = await other.BookAsync(CreateOrderRequest.Best(eventId, $"{section}", (n % 4) + 2));
        if (order.Status == OrderStatus.PendingPayment)
        {
            await other.PayAsync(order.OrderId);
        }
    }));
}
