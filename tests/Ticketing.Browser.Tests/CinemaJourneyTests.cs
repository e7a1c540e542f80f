using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Ticketing.SystemKit.Api;

namespace Ticketing.Browser.Tests;

/// <summary>
/// From a city to a seat by the plain pages: a seller makes a cinema, a hall, a film and a show; one buyer finds it, pays
/// within five minutes and gives the seats back; another, who waits, gets them.
/// </summary>
[Collection(BrowserCollection.Name)]
public sealed class CinemaJourneyTests(BrowserSystem browser)
{
    private static readonly Regex EventPath = new(@"/organiser/event/(\d+)$");

    private readonly string _cinema = $"Lumen {Guid.NewGuid():n}"[..14];
    private readonly string _film = $"The Paper Lantern {Guid.NewGuid():n}"[..24];

    [Fact]
    public async Task From_a_city_to_a_film_a_cinema_a_hall_and_a_seat_that_comes_back_to_who_waits()
    {
        await using var seller = await browser.VisitorAsync("Lin");
        await seller.RegisterAsync(asSeller: true);
        await CreateCinemaAsync(seller);
        var eventId = await CreateShowAsync(seller);

        await using var ada = await browser.VisitorAsync("Ada", width: 375, height: 800);
        await ada.RegisterAsync(asSeller: false);
        await FindShowAsync(ada, eventId);
        await BookAsync(ada);

        var rest = browser.System.Client.Buyer("Bea");
        var others = await rest.BookAsync(CreateOrderRequest.Best(eventId, "A", 6));
        await rest.PayAsync(others.OrderId);
        await using var cem = await browser.VisitorAsync("Cem");
        await WaitlistPageTests.JoinAsync(cem, eventId);
        await Visitor.SeesAsync(cem.Page.GetByText("You are number 1 in line"));

        var giveBack = ada.Page.GetByRole(AriaRole.Region, new() { Name = "Give tickets back" });
        foreach (var box in await giveBack.GetByRole(AriaRole.Checkbox).AllAsync())
        {
            await box.CheckAsync();
        }

        await ada.PressAsync("What do I get back?");
        await ada.PressAsync("Give back 2 seats");

        await Visitor.SeesAsync(cem.Page.GetByText("You got your seats, and they are paid."));
        await cem.Page.GetByRole(AriaRole.Link, new() { Name = "See your booking" }).ClickAsync();
        await Visitor.SeesAsync(cem.Page.GetByText("Paid. Your tickets are confirmed."));
        Assert.Empty(seller.Complaints);
    }

    private async Task CreateCinemaAsync(Visitor seller)
    {
        await seller.OpenAsync("/organiser/places");
        await seller.FillAsync("Name of the venue", _cinema);
        await seller.FillAsync("Street and number", "1 Long Street");
        await seller.FillAsync("City", "Hualien");

        // The city's centre is filled in once the city is known.
        await Assertions.Expect(seller.Page.GetByLabel("Latitude", new() { Exact = true }))
            .ToHaveValueAsync("23.9872", new() { Timeout = Visitor.PatienceMs });
        await seller.ScreenshotAsync(Pictures.OfRun("organiser-new-venue"), whole: true);
        await seller.PressAsync("Create the venue");
        await Visitor.SeesAsync(seller.Heading(_cinema));
        await seller.FillAsync("Name of a new hall", "Hall 2");
        await seller.PressAsync("Add the hall");
        await Visitor.SeesAsync(seller.Page.GetByLabel("Name of Hall 2", new() { Exact = true }));
        await seller.ScreenshotAsync(Pictures.OfRun("organiser-venue"), whole: true);
    }

    private async Task<long> CreateShowAsync(Visitor seller)
    {
        await seller.OpenAsync("/organiser/new");
        await seller.Page.GetByLabel("Where it is", new() { Exact = true }).SelectOptionAsync($"{_cinema}, Hualien");
        await seller.PressAsync("Make a new one");
        await seller.FillAsync("Title", _film);
        await seller.FillAsync("Languages", "zh-Hant, en");
        await seller.PressAsync("Create the production");
        await Visitor.SeesAsync(seller.Page.GetByText($"Chosen: {_film} (Film)."));
        await Assertions.Expect(seller.Page.GetByLabel("Venue", new() { Exact = true }))
            .ToHaveValueAsync($"{_cinema}, Hall 2", new() { Timeout = Visitor.PatienceMs });
        await seller.FillAsync("Minutes to pay", "5");
        await seller.Page.GetByLabel("Buyers may give paid tickets back", new() { Exact = true }).CheckAsync();
        await seller.FillAsync("Rows in each", "2");
        await seller.FillAsync("Seats in a row", "4");
        await seller.ScreenshotAsync(Pictures.OfRun("organiser-new-show"), whole: true);
        await seller.PressAsync("Create the event");
        await Assertions.Expect(seller.Page).ToHaveURLAsync(EventPath, new() { Timeout = Visitor.PatienceMs });
        await Visitor.SeesAsync(seller.Page.GetByRole(AriaRole.Button, new() { Name = "Close sales" }));
        return long.Parse(EventPath.Match(await seller.Page.EvaluateAsync<string>("location.pathname")).Groups[1].Value);
    }

    /// <summary>City, film, cinema, time: each is a link of the page before.</summary>
    private async Task FindShowAsync(Visitor buyer, long eventId)
    {
        await buyer.OpenAsync("/find");
        await buyer.FillAsync("City", "Hualien");
        await Visitor.SeesAsync(buyer.Heading("Find shows"));
        await Assertions.Expect(buyer.Page.Locator("input[name=city]"))
            .Not.ToHaveValueAsync("", new() { Timeout = Visitor.PatienceMs });
        await buyer.PressAsync("Search");
        await buyer.Page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^Choose what you want to see") }).ClickAsync();
        await Visitor.SeesAsync(buyer.Heading("Shown in Hualien"));
        await buyer.ScreenshotAsync(Pictures.OfRun("cinema-city-phone"));
        await buyer.Page.GetByRole(AriaRole.Link, new() { Name = _film, Exact = true }).ClickAsync();
        await Visitor.SeesAsync(buyer.Heading(_film));
        await buyer.Page.GetByRole(AriaRole.Link, new() { Name = _cinema, Exact = true }).ClickAsync();
        await Visitor.SeesAsync(buyer.Heading(_cinema));
        await buyer.ScreenshotAsync(Pictures.OfRun("cinema-place-phone"));
        await buyer.Page.Locator($"a[href='/event/{eventId}']").ClickAsync();
        await Visitor.SeesAsync(buyer.Page.GetByText("Seats are held for 5 minutes while you pay."));
    }

    private static async Task BookAsync(Visitor buyer)
    {
        await buyer.Page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^Section A ") }).ClickAsync();
        await buyer.Seat(1, 2, "available").ClickAsync();
        // A row of four: with the seat on its other side the pair would leave two single seats.
        await Visitor.SeesAsync(buyer.Seat(1, 1, "selected"));
        await buyer.PressAsync("Hold 2 seats");
        await Visitor.SeesAsync(buyer.Page.GetByRole(AriaRole.Timer, new() { Name = "Time left to pay" }));
        await buyer.PayByAsync("4242 4242 4242 4242");
        await Visitor.SeesAsync(buyer.Page.GetByText("Paid. Your tickets are confirmed."));
    }
}
