using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Ticketing.SystemKit.Api;

namespace Ticketing.Browser.Tests;

/// <summary>
/// Every page meets WCAG 2.2 AA as far as a program can tell, in light and in dark, with a catalogue to show.
/// </summary>
[Collection(BrowserCollection.Name)]
public sealed class AccessibilityTests(BrowserSystem browser)
{
    /// <summary>A page that still loads after so long has something to wait for.</summary>
    private const float LoadingMs = 10_000;

    /// <summary>What differs between light and dark.</summary>
    private const string Contrast = "color-contrast";

    /// <summary>What the addresses of a seller's pages begin with.</summary>
    private static readonly string[] OfSellers = ["organiser", "teams", "door/"];

    /// <summary>The routes of the front end; the gateway's tests compare them with its own list.</summary>
    private static readonly Regex Route = new("""<Route(?: index|\s+path="([^"*]+)")""");

    [Fact]
    public async Task Nothing_is_found_on_any_page_in_light_or_dark()
    {
        var scene = await browser.CatalogueAsync();
        await using var buyer = await browser.VisitorAsync("Ada");
        await buyer.RegisterAsync(asSeller: false);
        var orderId = await PaidAsync(buyer, scene.ConcertId);
        await using var seller = await browser.VisitorAsync("Sol", 390, 844);
        await seller.RegisterAsync(asSeller: true);
        var own = await OwnEventAsync(seller);
        var wrong = new List<string>();
        foreach (var route in await RoutesAsync())
        {
            var isSellers = OfSellers.Any(start => route.StartsWith(start, StringComparison.Ordinal));
            var visitor = isSellers ? seller : buyer;
            if (PathOf(route, scene, isSellers ? own : scene.ConcertId, orderId) is { } path)
            {
                wrong.AddRange((await CheckAsync(visitor, path)).Select(found => $"/{route}: {found}"));
            }
        }

        foreach (var path in new[] { $"/event/{scene.SoldOutId}", "/no-such-page" })
        {
            wrong.AddRange((await CheckAsync(buyer, path)).Select(found => $"{path}: {found}"));
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    /// <summary>The checker sees what it should: without its colours a text is told.</summary>
    [Fact]
    public async Task A_text_without_contrast_is_found()
    {
        await using var visitor = await browser.VisitorAsync("Eve");
        await visitor.OpenAsync("/accessibility");
        await Visitor.SeesAsync(visitor.Heading("Accessibility"));
        await visitor.Page.EvaluateAsync("document.querySelector('main p').style.color = '#aaa'");
        await Axe.LoadAsync(visitor.Page);
        Assert.Contains(await Axe.ViolationsAsync(visitor.Page), found => found.StartsWith(Contrast, StringComparison.Ordinal));
    }

    private static async Task<List<string>> RoutesAsync()
    {
        var app = await File.ReadAllTextAsync(Path.Combine(Axe.WebFolder(), "src", "app", "App.tsx"));
        var routes = Route.Matches(app).Select(match => match.Groups[1].Value).ToList();
        Assert.True(routes.Count > 20, "The routes of App.tsx were not found.");
        return routes;
    }

    private static async Task<IEnumerable<string>> CheckAsync(Visitor visitor, string path)
    {
        await visitor.Page.EmulateMediaAsync(
            new() { ColorScheme = ColorScheme.Light, ReducedMotion = ReducedMotion.Reduce });
        await visitor.OpenAsync(path);
        await SettledAsync(visitor.Page);
        await Axe.LoadAsync(visitor.Page);
        var found = await Axe.ViolationsAsync(visitor.Page);
        await visitor.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        return found.Concat((await Axe.ViolationsAsync(visitor.Page, Contrast)).Select(dark => "dark: " + dark));
    }

    /// <summary>The page has its heading, and what loads is there; what waits for something else stays as it is.</summary>
    private static async Task SettledAsync(IPage page)
    {
        await Assertions.Expect(page.Locator("h1").First).ToBeVisibleAsync(new() { Timeout = Visitor.PatienceMs });
        try
        {
            await Assertions.Expect(page.Locator(".skeleton, .skeleton-block, main .loading"))
                .ToHaveCountAsync(0, new() { Timeout = LoadingMs });
        }
        catch (PlaywrightException)
        {
            // Checked as it is.
        }
    }

    /// <summary>An address of the route; null for one that needs what no test has made.</summary>
    private static string? PathOf(string route, CatalogueScene scene, long eventId, Guid orderId) => route switch
    {
        "organiser/places/:superVenueId" or "organiser/productions/:productionId" or "organiser/series/:seriesId"
            or "organiser/plans/:planId" => null,
        _ => "/" + route.Replace(":eventId", $"{eventId}", StringComparison.Ordinal)
            .Replace(":section", "A", StringComparison.Ordinal)
            .Replace(":cityId", $"{scene.CityId}", StringComparison.Ordinal)
            .Replace(":productionId", $"{scene.FilmId}", StringComparison.Ordinal)
            .Replace(":superVenueId", $"{scene.PlaceId}", StringComparison.Ordinal)
            .Replace(":seriesId", scene.SeriesId, StringComparison.Ordinal)
            .Replace(":name", "Ana%20Bell", StringComparison.Ordinal)
            .Replace(":orderId", $"{orderId}", StringComparison.Ordinal),
    };

    private async Task<Guid> PaidAsync(Visitor buyer, long eventId)
    {
        var person = new Person(browser.System.Client.Http, await IdAsync(buyer), await buyer.TokenAsync());
        var order = await person.BookAsync(CreateOrderRequest.Best(eventId, "A", 2));
        await person.PayAsync(order.OrderId);
        return order.OrderId;
    }

    /// <summary>An event of the seller's own, which their pages are about.</summary>
    private static async Task<long> OwnEventAsync(Visitor seller)
    {
        await seller.OpenAsync("/organiser/new");
        await seller.PressAsync("Small hall (200 seats)");
        await seller.FillAsync("Name", "Checked Evening");
        await seller.FillAsync("Venue", "Harbour Hall");
        await seller.PressAsync("Create the event");
        await Visitor.SeesAsync(seller.Page.GetByRole(AriaRole.Button, new() { Name = "Close sales" }));
        return long.Parse((await seller.Page.EvaluateAsync<string>("location.pathname")).Split('/')[^1]);
    }

    private static async Task<Guid> IdAsync(Visitor visitor) => Guid.Parse(await visitor.Page.EvaluateAsync<string>(
        "fetch('/users/session/renew', { method: 'POST' }).then(r => r.json()).then(renewed => renewed.user.user_id)"));
}
