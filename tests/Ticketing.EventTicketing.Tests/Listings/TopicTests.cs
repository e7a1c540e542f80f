using System.Net;
using System.Text.Json;
using Ticketing.Contracts.Listings;
using Ticketing.EventTicketing.Tests.Accounts;
using Ticketing.EventTicketing.Tests.Places;
using Ticketing.EventTicketing.Tests.Support;

namespace Ticketing.EventTicketing.Tests.Listings;

/// <summary>What the heads of a city's, a film's, a place's and a performer's pages say.</summary>
[Collection(DatabaseTests.Name)]
public sealed class TopicTests(EventDatabase database) : IAsyncLifetime
{
    private readonly string _performer = $"Ada & {Guid.NewGuid():N}"[..20];
    private PlaceScene _scene = null!;

    public async Task InitializeAsync() => _scene = await PlaceScene.OpenAsync(database, "臺北");

    public Task DisposeAsync()
    {
        _scene.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Each_lists_its_coming_shows_soonest_first_and_the_site_map_names_it()
    {
        var hall = await _scene.HallAsync("Lumen");
        var place = (long)(await UserEndpointTests.Json(
            await _scene.Anybody.GetAsync($"/venues/{hall}")))["super_venue"]!["super_venue_id"]!;
        var film = await _scene.ProductionAsync("Dune", performers: [_performer]);
        var late = await _scene.ShowAsync("Dune", hall, film, hours: 30);
        var early = await _scene.ShowAsync("Dune", hall, film, hours: 10);
        var draft = await _scene.ShowAsync("Dune", hall, film, hours: 9);
        await _scene.SetStatusAsync(draft, "CANCELLED");
        var other = await _scene.ShowAsync("Concert", hall, hours: 20);

        var city = await ReadAsync($"city-pages/{_scene.CityId}");
        (city.Kind, city.CityLocalName, city.Country).ShouldBe((TopicKind.City, "臺北", "TW"));
        city.Shows.Select(show => show.EventId).ShouldBe([early, other, late]);
        var shown = await ReadAsync($"film-pages/{_scene.CityId}/{film}");
        (shown.Name, shown.Type, shown.City).ShouldBe(("Dune", "film", city.Name));
        shown.Performers.ShouldBe([_performer]);
        shown.Shows.Select(show => show.EventId).ShouldBe([early, late]);
        var venue = await ReadAsync($"place-pages/{place}");
        (venue.Name, venue.Type, venue.Address).ShouldBe(("Lumen", "cinema", "1 Long Street"));
        venue.Shows.Count.ShouldBe(3);
        var performer = await ReadAsync($"performer-pages?name={Uri.EscapeDataString(_performer)}");
        performer.Shows.Select(show => (show.EventId, show.TimeZone)).ShouldBe(
            [(early, "Asia/Taipei"), (late, "Asia/Taipei")]);

        var map = JsonSerializer.Deserialize(
            await _scene.Anybody.GetStringAsync("/internal/site-map/topics"), PageFactsJson.Default.SiteMapTopics)!;
        map.Cities.ShouldContain(_scene.CityId);
        map.Films.ShouldContain(new CityFilm(_scene.CityId, film));
        map.Places.ShouldContain(place);
        map.Performers.ShouldContain(_performer);
    }

    [Theory]
    [InlineData("city-pages/987654321")]
    [InlineData("film-pages/1/987654321")]
    [InlineData("film-pages/987654321/1")]
    [InlineData("place-pages/987654321")]
    [InlineData("performer-pages?name=Nobody%20at%20all")]
    [InlineData("performer-pages")]
    public async Task What_is_not_there_is_404(string path) =>
        (await _scene.Anybody.GetAsync($"/internal/{path}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);

    private async Task<TopicFacts> ReadAsync(string path) => JsonSerializer.Deserialize(
        await _scene.Anybody.GetStringAsync($"/internal/{path}"), PageFactsJson.Default.TopicFacts)!;
}
