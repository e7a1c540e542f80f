using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Ticketing.SystemKit.Api;

namespace Ticketing.Browser.Tests;

/// <summary>Buying from the map, against the whole running system.</summary>
[Collection(BrowserCollection.Name)]
public sealed class MapBuyingTests(BrowserSystem browser)
{
    private const string BasketButtonIsOnTop = """
        () => {
            const button = [...document.querySelectorAll('.map-basket .button-primary')].at(-1);
            const { x, y, width, height } = button.getBoundingClientRect();
            return document.elementFromPoint(x + width / 2, y + height / 2) === button;
        }
        """;

    [Theory]
    [InlineData("desktop", 1280, 900)]
    [InlineData("phone", 375, 667)]
    public async Task A_buyer_holds_seats_on_the_map_and_pays(string device, int width, int height)
    {
        var draft = EventDraft.Of($"Map {device}", sections: 6, subsections: 2, rows: 10, seatsPerRow: 12);
        var eventId = (await browser.System.Client.OnSaleAsync(draft)).EventId;
        await using var buyer = await browser.VisitorAsync("Lin", width, height);
        await buyer.RegisterAsync(asSeller: false);
        await buyer.OpenAsync($"/event/{eventId}/map");
        var map = new VenueMap(buyer);
        await Visitor.SeesAsync(map.Canvas);
        var box = await map.Canvas.BoundingBoxAsync() ?? throw new InvalidOperationException("There is no map.");
        Assert.True(box.Width <= width && box.Y + 200 < height, $"The map is at {box.Y}, {box.Width} wide.");
        await buyer.ScreenshotAsync(Pictures.OfRun($"map-{device}"));

        await map.PickAsync("C");
        var basket = buyer.Page.GetByRole(AriaRole.Region, new() { Name = "Your choice" });
        await Visitor.SeesAsync(basket.GetByRole(AriaRole.Button, new() { Name = "Hold 2 seats" }));
        Assert.True(await buyer.Page.EvaluateAsync<bool>(BasketButtonIsOnTop), "Something covers the button.");
        await buyer.ScreenshotAsync(Pictures.OfRun($"map-{device}-picked"));
        await buyer.Page.ReloadAsync();
        await basket.GetByRole(AriaRole.Button, new() { Name = "Hold 2 seats" }).ClickAsync();
        await Visitor.SeesAsync(buyer.Heading("Payment"));
        await buyer.PayByAsync("4242 4242 4242 4242");
        await Visitor.SeesAsync(buyer.Page.GetByText("Paid. Your tickets are confirmed."));
        Assert.Empty(buyer.Complaints);
    }

    [Fact]
    public async Task A_picked_seat_that_another_buys_is_told_with_the_nearest_one()
    {
        var draft = EventDraft.Of("Map rush", sections: 2, subsections: 1, rows: 4, seatsPerRow: 8);
        var eventId = (await browser.System.Client.OnSaleAsync(draft)).EventId;
        await using var buyer = await browser.VisitorAsync("Moe");
        await buyer.RegisterAsync(asSeller: false);
        await buyer.OpenAsync($"/event/{eventId}/map");
        await buyer.PressAsync("Choose from a list");
        await buyer.Page.GetByRole(AriaRole.Option, new() { NameRegex = new Regex("^Row 1, seat 4, available") })
            .ClickAsync();
        var other = await browser.System.Client.Buyer().BookAsync(
            CreateOrderRequest.Picked(eventId, [new Place("A", 1, 1, 5)]));
        Assert.Equal(OrderStatus.PendingPayment, other.Status);

        await Visitor.SeesAsync(buyer.Page.GetByText("Somebody else was faster: row 1, seat 5."));
        await buyer.ScreenshotAsync(Pictures.OfRun("map-lost"));
        await buyer.PressAsync("Take these 2 seats");
        await buyer.PressAsync("Hold 2 seats");
        await Visitor.SeesAsync(buyer.Heading("Payment"));
        Assert.Empty(buyer.Complaints);
    }
}
