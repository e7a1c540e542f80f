using System.Net;
using System.Net.Http.Json;
using Ticketing.EventTicketing.Tests.Accounts;
using Ticketing.EventTicketing.Tests.Places;
using Ticketing.EventTicketing.Tests.Support;

namespace Ticketing.EventTicketing.Tests.Search;

/// <summary>Which shows a search finds, in which order, page by page.</summary>
[Collection(DatabaseTests.Name)]
public sealed class SearchShowsTests(EventDatabase database) : IAsyncLifetime
{
    private PlaceScene _scene = null!;

    public async Task InitializeAsync() => _scene = await PlaceScene.OpenAsync(database);

    public Task DisposeAsync()
    {
        _scene.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task The_answer_has_the_venue_the_film_and_its_shows()
    {
        var film = await _scene.ProductionAsync("沙丘");
        var hall = await _scene.HallAsync("Lumen", kmNorth: 2);
        var late = await _scene.ShowAsync("沙丘", hall, film, hours: 30);
        var early = await _scene.ShowAsync("沙丘", hall, film, hours: 10);

        var answer = await _scene.SearchAsync(
            $"city={_scene.CityId}&latitude={_scene.Latitude}&longitude={_scene.Longitude}&radius=5");

        var venue = answer["result"]!.AsArray().ShouldHaveSingleItem()!["venue"]!;
        ((long)venue["venue_id"]!, (string)venue["venue_name"]!, (string)venue["time_zone"]!).ShouldBe(
            (hall, "Hall 1", "Asia/Taipei"));
        ((string)venue["place"]!["name"]!, (string)venue["place"]!["address"]!).ShouldBe(("Lumen", "1 Long Street"));
        ((double)venue["place"]!["distance_km"]!).ShouldBe(2, 0.01);
        ((long)venue["movie"]!["movie_id"]!, (string)venue["movie"]!["name"]!, (string)venue["movie"]!["kind"]!).ShouldBe(
            (film, "沙丘", "film"));
        var shows = venue["movie"]!["events"]!.AsArray();
        shows.Select(e => (long)e!["event_id"]!).ShouldBe([early, late]);
        ((string)shows[0]!["sale_state"]!, (long)shows[0]!["price_from"]!, (string)shows[0]!["availability"]!).ShouldBe(
            ("ON_SALE", 300, "AVAILABLE"));
        answer["next"].ShouldBeNull();
    }

    [Fact]
    public async Task One_hall_or_all_halls_of_a_super_venue_are_asked_for()
    {
        var hall = await _scene.HallAsync("Lumen");
        var place = (await UserEndpointTests.Json(await _scene.Anybody.GetAsync($"/venues/{hall}")))["super_venue"]!;
        var second = (long)(await PlaceScene.CreatedAsync(_scene.Seller.PostAsJsonAsync(
            $"/super-venues/{place["super_venue_id"]}/venues", new { name = "Hall 2" })))["venue_id"]!;
        var here = await _scene.ShowAsync("沙丘", hall);
        var there = await _scene.ShowAsync("沙丘", second, hours: 25);

        (await _scene.FindAsync($"venue={hall}")).ShouldBe([here]);
        (await _scene.FindAsync($"venue={second}&q=沙丘")).ShouldBe([there]);
        (await _scene.FindAsync($"super_venue={place["super_venue_id"]}")).ShouldBe([here, there]);
        (await _scene.AskAsync("venue=first")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_radius_ends_where_it_says_whatever_the_cells()
    {
        foreach (var km in new[] { -9.9, -4.95, -1, 0, 3, 4.95 })
        {
            await _scene.ShowAsync($"{km}", await _scene.HallAsync($"At {km}", km), hours: 24 + km);
        }

        await _scene.ShowAsync("5.05", await _scene.HallAsync("At 5.05", 5.05));
        var point = $"latitude={_scene.Latitude}&longitude={_scene.Longitude}";

        (await NamesAsync($"{point}&radius=5&sort=nearest")).ShouldBe(["0", "-1", "3", "-4.95", "4.95"], ignoreOrder: false);
        (await NamesAsync($"{point}&radius=5")).ShouldBe(["-4.95", "-1", "0", "3", "4.95"]);
        (await NamesAsync($"{point}&radius=10")).Count.ShouldBe(7);
        (await NamesAsync($"{point}&radius=5&sort=nearest&q=at")).Count.ShouldBe(5);
        (await NamesAsync($"{point}&radius=5&limit=2&sort=nearest")).Count.ShouldBe(5);
    }

    [Theory]
    [InlineData("soonest")]
    [InlineData("nearest")]
    public async Task Words_within_a_radius_name_a_film_a_place_or_an_event_there(string sort)
    {
        var film = await _scene.ProductionAsync("Orbit");
        var near = await _scene.HallAsync("Lumen", kmNorth: 1);
        await _scene.ShowAsync("Orbit", near, film, hours: 10);
        await _scene.ShowAsync("Orbit", await _scene.HallAsync("Lumen West", kmNorth: 20), film, hours: 11);
        await _scene.ShowAsync("Night in orbit", near, hours: 12);
        await _scene.ShowAsync("Quiz", await _scene.HallAsync("Orbit Palace", kmNorth: 2), hours: 13);
        await _scene.ShowAsync("Other", near, hours: 14);
        var point = $"latitude={_scene.Latitude}&longitude={_scene.Longitude}&radius=5&sort={sort}";

        (await NamesAsync($"{point}&q=orbit")).ShouldBe(["Orbit", "Night in orbit", "Quiz"]);
        (await NamesAsync($"{point}&q=orbit&limit=1")).ShouldBe(["Orbit", "Night in orbit", "Quiz"]);
        (await NamesAsync($"{point}&q=orbit lumen")).ShouldBe(["Orbit", "Night in orbit"], "words of a film and of its place");
        (await NamesAsync($"{point}&q=nobody")).ShouldBeEmpty();
    }

    /// <summary>Without the cursor's keys a page would begin at the number of shows before it.</summary>
    [Theory]
    [InlineData("sort=soonest")]
    [InlineData("sort=price&currency=TWD")]
    [InlineData("sort=nearest&radius=50")]
    public async Task Pages_neither_repeat_nor_miss_a_show_while_others_come_and_go(string sort)
    {
        var point = sort.Contains("nearest") ? $"&latitude={_scene.Latitude}&longitude={_scene.Longitude}" : "";
        List<long> shows = [];
        long[] halls = [await _scene.HallAsync("One"), await _scene.HallAsync("Two", 1), await _scene.HallAsync("Three", 2)];
        for (var i = 0; i < 9; i++)
        {
            shows.Add(await _scene.ShowAsync($"{i}", halls[i / 3], hours: 10 + (i % 3), price: 100 + (10 * (i / 2))));
        }

        List<long> seen = [];
        for (var next = ""; next is not null;)
        {
            var page = await _scene.SearchAsync($"city={_scene.CityId}&{sort}{point}&limit=2&after={next}");
            seen.AddRange(PlaceScene.EventsOf(page));
            next = (string?)page["next"];

            // One of the shows that were seen is gone, and one comes that would have been before them.
            await _scene.SetStatusAsync(seen[^1], "CANCELLED");
            await _scene.ShowAsync("new", halls[0], hours: 1, price: 1);
        }

        seen.Where(shows.Contains).Order().ShouldBe(shows.Order());
        seen.Count.ShouldBe(seen.Distinct().Count());
    }

    [Fact]
    public async Task City_kind_day_price_and_production_narrow_the_search()
    {
        var match = await _scene.ProductionAsync("Reds v Blues", kind: "match");
        var hall = await _scene.HallAsync();
        var day = DateTimeOffset.UtcNow.AddDays(3);
        var hours = (day.Date.AddHours(12) - DateTimeOffset.UtcNow.UtcDateTime).TotalHours;
        var game = await _scene.ShowAsync("Reds v Blues", hall, match, hours, price: 500);
        var film = await _scene.ShowAsync("Film", hall, hours: hours + 24, price: 900);

        (await _scene.FindAsync("kind=match")).ShouldBe([game]);
        (await _scene.FindAsync($"production={match}")).ShouldBe([game]);
        (await _scene.FindAsync($"from={day:yyyy-MM-dd}&to={day:yyyy-MM-dd}")).ShouldBe([game]);
        (await _scene.FindAsync($"from={day.AddDays(1):yyyy-MM-dd}")).ShouldBe([film]);
        (await _scene.FindAsync("price_min=600&currency=TWD")).ShouldBe([film]);
        (await _scene.FindAsync("price_max=500&currency=TWD")).ShouldBe([game]);
        (await _scene.FindAsync("currency=EUR")).ShouldBeEmpty();
        (await _scene.FindAsync("sort=price&currency=TWD")).ShouldBe([game, film]);
        var shows = await UserEndpointTests.Json(
            await _scene.Anybody.GetAsync($"/productions/{match}/shows?city={_scene.CityId}"));
        PlaceScene.EventsOf(shows).ShouldBe([game]);
        var shown = await UserEndpointTests.Json(await _scene.Anybody.GetAsync($"/cities/{_scene.CityId}/productions"));
        shown["productions"]!.AsArray().ShouldHaveSingleItem()!["title"]!.GetValue<string>().ShouldBe("Reds v Blues");
    }

    [Fact]
    public async Task A_change_of_an_event_its_place_or_its_production_is_found_with_its_commit()
    {
        var film = await _scene.ProductionAsync("Before");
        var hall = await _scene.HallAsync("Oldname");
        var show = await _scene.ShowAsync("Before", hall, film);
        (await _scene.FindAsync("q=before%20oldname")).ShouldBe([show]);

        (await _scene.Seller.PutAsJsonAsync($"/productions/{film}", new { kind = "play", title = "After" }))
            .StatusCode.ShouldBe(HttpStatusCode.OK);
        var place = (await UserEndpointTests.Json(await _scene.Anybody.GetAsync($"/venues/{hall}")))["super_venue"]!;
        (await _scene.Seller.PutAsJsonAsync($"/super-venues/{place["super_venue_id"]}", new
        {
            kind = "theatre", name = "Newname", city_id = _scene.CityId, latitude = 1, longitude = 1,
        })).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await _scene.FindAsync("q=after%20newname&kind=play")).ShouldBe([show]);
        (await _scene.FindAsync("q=oldname")).ShouldBeEmpty();
        (await _scene.Seller.PutAsJsonAsync($"/events/{show}/prices", new
        {
            edition = 1, prices = new[] { new { section = "A", price = 777 } },
        })).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await _scene.FindAsync("price_min=777&currency=TWD")).ShouldBe([show]);
        (await _scene.Seller.PostAsync($"/events/{show}/close", null)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await _scene.SearchAsync($"city={_scene.CityId}"))["result"]![0]!["venue"]!["movie"]!["events"]![0]!["sale_state"]!
            .GetValue<string>().ShouldBe("CLOSED");
        (await _scene.Seller.PostAsync($"/events/{show}/cancel", null)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await _scene.FindAsync("")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("city=x", "city")]
    [InlineData("city=999999999", "city")]
    [InlineData("q=%21%21", "q")]
    [InlineData("kind=opera", "kind")]
    [InlineData("latitude=91&longitude=0", "latitude")]
    [InlineData("latitude=1", "longitude")]
    [InlineData("radius=3", "radius")]
    [InlineData("latitude=1&longitude=1&radius=201", "radius")]
    [InlineData("latitude=NaN&longitude=1", "latitude")]
    [InlineData("sort=nearest", "sort")]
    [InlineData("sort=price", "currency")]
    [InlineData("price_min=5", "currency")]
    [InlineData("price_min=5&price_max=4&currency=TWD", "price_max")]
    [InlineData("price_min=-5&currency=TWD", "price_min")]
    [InlineData("currency=XXX1", "currency")]
    [InlineData("availability=MANY", "availability")]
    [InlineData("from=2027-02-30", "from")]
    [InlineData("from=2027-02-03&to=2027-02-01", "to")]
    [InlineData("limit=101", "limit")]
    [InlineData("after=abc", "after")]
    public async Task What_makes_no_sense_is_refused_by_name(string query, string field)
    {
        var answer = await _scene.AskAsync(query);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await UserEndpointTests.Json(answer))["errors"]!.AsObject().Select(e => e.Key).ShouldBe([field]);
    }

    [Fact]
    public async Task A_cursor_of_one_order_is_none_of_another()
    {
        await _scene.ShowAsync("One", await _scene.HallAsync());
        await _scene.ShowAsync("Two", await _scene.HallAsync());
        var page = await _scene.SearchAsync($"city={_scene.CityId}&limit=1");

        var answer = await _scene.AskAsync($"city={_scene.CityId}&sort=price&currency=TWD&after={page["next"]}");

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    private async Task<List<string>> NamesAsync(string query)
    {
        List<string> names = [];
        for (var next = ""; next is not null;)
        {
            var page = await _scene.SearchAsync($"{query}&after={next}");
            names.AddRange(page["result"]!.AsArray().SelectMany(r => r!["venue"]!["movie"]!["events"]!.AsArray())
                .Select(e => (string)e!["name"]!));
            next = (string?)page["next"];
        }

        return names;
    }
}
