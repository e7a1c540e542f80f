using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Ticketing.EventTicketing.Tests.Accounts;
using Ticketing.EventTicketing.Tests.Support;

namespace Ticketing.EventTicketing.Tests.Places;

/// <summary>A seller makes the places that they sell in; cities are a list that all share.</summary>
[Collection(DatabaseTests.Name)]
public sealed class PlaceTests(EventDatabase database) : IAsyncLifetime
{
    private PlaceScene _scene = null!;

    public async Task InitializeAsync() => _scene = await PlaceScene.OpenAsync(database, "新城");

    public Task DisposeAsync()
    {
        _scene.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_seller_makes_a_cinema_with_halls_and_everybody_reads_it()
    {
        var hall = await _scene.HallAsync("流明影城");

        var venue = await UserEndpointTests.Json(await _scene.Anybody.GetAsync($"/venues/{hall}"));

        ((string)venue["name"]!, (string)venue["time_zone"]!).ShouldBe(("Hall 1", "Asia/Taipei"));
        var place = venue["super_venue"]!;
        ((string)place["name"]!, (string)place["city"]!["local_name"]!).ShouldBe(("流明影城", "新城"));
        ((string)place["cell"]!).Length.ShouldBe(9);
        var details = await UserEndpointTests.Json(
            await _scene.Anybody.GetAsync($"/super-venues/{place["super_venue_id"]}"));
        details["venues"]!.AsArray().Select(v => (long)v!["venue_id"]!).ShouldBe([hall]);
        var list = await UserEndpointTests.Json(await _scene.Anybody.GetAsync($"/super-venues?city={_scene.CityId}"));
        list["super_venues"]!.AsArray().ShouldHaveSingleItem();
        var mine = await UserEndpointTests.Json(await _scene.Seller.GetAsync("/super-venues?seller=me"));
        mine["super_venues"]!.AsArray().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task What_is_no_place_on_the_Earth_is_refused_by_field()
    {
        var answer = await _scene.Seller.PostAsJsonAsync("/super-venues", new
        {
            kind = "garage", name = " ", address = new string('x', 301), city_id = 0, latitude = 90.1, longitude = -181,
        });

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await UserEndpointTests.Json(answer))["errors"]!.AsObject().Select(e => e.Key).Order().ShouldBe(
            ["address", "city_id", "kind", "latitude", "longitude", "name"]);
        var nowhere = await _scene.Seller.PostAsJsonAsync(
            "/super-venues", new { kind = "club", name = "X", city_id = long.MaxValue, latitude = 1, longitude = 1 });
        (await UserEndpointTests.Json(nowhere))["errors"]!.AsObject().Select(e => e.Key).ShouldBe(["city_id"]);
    }

    [Fact]
    public async Task Another_seller_changes_nothing_and_sells_nothing_there()
    {
        using var other = await _scene.Service.SignedInAsync("seller");
        var hall = await _scene.HallAsync();
        var place = (await UserEndpointTests.Json(await other.GetAsync($"/venues/{hall}")))["super_venue"]!["super_venue_id"]!;

        HttpResponseMessage[] refused =
        [
            await other.PutAsJsonAsync($"/venues/{hall}", new { name = "Mine" }),
            await other.PostAsJsonAsync($"/super-venues/{place}/venues", new { name = "Mine" }),
            await other.PutAsJsonAsync($"/super-venues/{place}", new { }),
            await other.PostAsJsonAsync("/events", PlaceScene.Draft("Mine", hall)),
        ];

        refused.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.Forbidden);
        (await UserEndpointTests.Json(refused[3]))["code"]!.GetValue<string>().ShouldBe("not-your-venue");
    }

    [Fact]
    public async Task An_event_has_the_name_and_the_clock_of_its_hall_and_so_has_its_copy()
    {
        var hall = await _scene.HallAsync("Lumen Palace");
        var production = await _scene.ProductionAsync("沙丘", "Dune");
        var draft = new
        {
            name = "沙丘", starts_at = $"{DateTimeOffset.UtcNow.AddDays(30):yyyy-MM-dd}T19:30", currency = "TWD",
            venue = "ignored", time_zone = "Europe/Paris", venue_id = hall, production_id = production,
            sections = new[]
            {
                new { name = "A", price = 300, subsections = new[] { new { number = 1, rows = 2, seats_per_row = 10 } } },
            },
        };

        var made = await PlaceScene.CreatedAsync(_scene.Seller.PostAsJsonAsync("/events", draft));

        ((string)made["venue"]!, (string)made["time_zone"]!).ShouldBe(("Lumen Palace, Hall 1", "Asia/Taipei"));
        ((DateTimeOffset)made["starts_at"]!).UtcDateTime.TimeOfDay.ShouldBe(new TimeSpan(11, 30, 0));
        ((long)made["venue_id"]!, (long)made["production_id"]!).ShouldBe((hall, production));
        var copy = await PlaceScene.CreatedAsync(_scene.Seller.PostAsJsonAsync(
            $"/events/{made["event_id"]}/copy", new { starts_at = $"{DateTimeOffset.UtcNow.AddDays(31):yyyy-MM-dd}T19:30" }));
        ((long)copy["venue_id"]!, (long)copy["production_id"]!).ShouldBe((hall, production));
        var unknown = await _scene.Seller.PostAsJsonAsync("/events", PlaceScene.Draft("X", long.MaxValue));
        (await UserEndpointTests.Json(unknown))["errors"]!.AsObject().Select(e => e.Key).ShouldBe(["venue_id"]);
    }

    [Fact]
    public async Task Halls_of_a_cinema_have_names_of_their_own()
    {
        var hall = await _scene.HallAsync();
        var place = (await UserEndpointTests.Json(
            await _scene.Seller.GetAsync($"/venues/{hall}")))["super_venue"]!["super_venue_id"]!;

        var second = await _scene.Seller.PostAsJsonAsync($"/super-venues/{place}/venues", new { name = "Hall 1" });

        (await UserEndpointTests.Json(second))["code"]!.GetValue<string>().ShouldBe("venue-exists");
        var renamed = await _scene.Seller.PutAsJsonAsync($"/venues/{hall}", new { name = "Große Halle" });
        ((string)(await UserEndpointTests.Json(renamed))["name"]!).ShouldBe("Große Halle");
    }

    [Fact]
    public async Task Operators_write_the_list_of_cities_and_sellers_do_not()
    {
        var city = new
        {
            name = $"Port {Guid.NewGuid():N}", country = "TW", time_zone = "Asia/Taipei", latitude = 22.6, longitude = 120.3,
        };
        (await _scene.Seller.PostAsJsonAsync("/cities", city)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var client = _scene.Service.CreateClient();
        var token = await TicketingService.OperatorTokenAsync(database);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);

        var made = await PlaceScene.CreatedAsync(client.PostAsJsonAsync("/cities", city));

        (await client.PostAsJsonAsync("/cities", city)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await client.PutAsJsonAsync($"/cities/{made["city_id"]}", city with { time_zone = "Nowhere/At-all" })).StatusCode
            .ShouldBe(HttpStatusCode.BadRequest);
        var page = await UserEndpointTests.Json(await _scene.Anybody.GetAsync("/cities?country=TW&limit=1"));
        await FindsByPartOfNameAsync(made);
        page["cities"]!.AsArray().ShouldHaveSingleItem();
        page["next"].ShouldNotBeNull();
        (await UserEndpointTests.Json(await _scene.Anybody.GetAsync($"/cities?limit=1&after={page["next"]}")))["cities"]!
            .AsArray().ShouldHaveSingleItem()!["city_id"]!.GetValue<long>()
            .ShouldNotBe((long)page["cities"]![0]!["city_id"]!);
    }

    /// <summary>A list to choose from asks by the letters that somebody typed, in either script.</summary>
    private async Task FindsByPartOfNameAsync(JsonNode made)
    {
        var typed = ((string)made["name"]!)[2..20].ToUpperInvariant();
        var found = await UserEndpointTests.Json(await _scene.Anybody.GetAsync($"/cities?q={typed}"));
        found["cities"]!.AsArray().ShouldHaveSingleItem()!["city_id"]!.GetValue<long>().ShouldBe((long)made["city_id"]!);
        (await UserEndpointTests.Json(await _scene.Anybody.GetAsync("/cities?q=no%25city")))["cities"]!.AsArray()
            .ShouldBeEmpty();
    }
}
