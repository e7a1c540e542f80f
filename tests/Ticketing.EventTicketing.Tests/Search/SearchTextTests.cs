using Ticketing.EventTicketing.Tests.Places;
using Ticketing.EventTicketing.Tests.Support;

namespace Ticketing.EventTicketing.Tests.Search;

/// <summary>Words find shows in every script.</summary>
[Collection(DatabaseTests.Name)]
public sealed class SearchTextTests(EventDatabase database) : IAsyncLifetime
{
    private PlaceScene _scene = null!;

    public async Task InitializeAsync() => _scene = await PlaceScene.OpenAsync(database, "臺北");

    public Task DisposeAsync()
    {
        _scene.Dispose();
        return Task.CompletedTask;
    }

    [Theory]
    [InlineData("沙", true)]
    [InlineData("沙丘", true)]
    [InlineData("丘第二", true)]
    [InlineData("沙第", false)]
    [InlineData("dune", true)]
    [InlineData("DUN", true)]
    [InlineData("ＤＵＮＥ", true)]
    [InlineData("une", false)]
    [InlineData("zoe", true)]
    [InlineData("Zoë Marais", true)]
    [InlineData("marais zoe dune", true)]
    [InlineData("Lumen", true)]
    [InlineData("台北", true)]
    [InlineData("臺北 沙丘", true)]
    [InlineData("沙丘 Lumen", true)]
    [InlineData("沙丘 Lum", true)]
    [InlineData("沙丘 Somewhere", false)]
    [InlineData("' | 'x':* & !", false)]
    public async Task A_film_is_found_by_title_performer_cinema_and_city(string words, bool isFound)
    {
        var film = await _scene.ProductionAsync("沙丘第二部", "Dune: Part Two", ["Zoë Marais", "李雲"]);
        var show = await _scene.ShowAsync("沙丘第二部", await _scene.HallAsync("Lumen Palace"), film);

        (await _scene.FindAsync("q=" + Uri.EscapeDataString(words))).ShouldBe(isFound ? new[] { show } : []);
    }

    [Fact]
    public async Task An_event_without_place_and_production_is_found_by_its_own_words()
    {
        var word = "w" + Guid.NewGuid().ToString("N");
        var show = await _scene.ShowAsync($"Café {word} 夜");

        var answer = await _scene.SearchAsync($"q=cafe%20{word}");

        PlaceScene.EventsOf(answer).ShouldBe([show]);
        var venue = answer["result"]!.AsArray().ShouldHaveSingleItem()!["venue"]!;
        venue["venue_id"].ShouldBeNull();
        ((string)venue["venue_name"]!, (string)venue["movie"]!["name"]!).ShouldBe(("Town Hall", $"Café {word} 夜"));
        PlaceScene.EventsOf(await _scene.SearchAsync($"q={word}%20town")).ShouldBe([show]);
    }

    /// <summary>What one production or place has all words of comes with events that are called so.</summary>
    [Fact]
    public async Task A_word_that_names_a_film_and_an_event_finds_both_in_order()
    {
        var word = "w" + Guid.NewGuid().ToString("N");
        var film = await _scene.ProductionAsync(word);
        var hall = await _scene.HallAsync("Lumen");
        var third = await _scene.ShowAsync(word, hall, film, hours: 30);
        var first = await _scene.ShowAsync(word, hall, film, hours: 10);
        var second = await _scene.ShowAsync($"Talk about {word}", hours: 20);
        var fourth = await _scene.ShowAsync("Late film", await _scene.HallAsync($"The {word}"), hours: 40);

        PlaceScene.EventsOf(await _scene.SearchAsync($"q={word}")).Order().ShouldBe(
            new[] { first, second, third, fourth }.Order());
        List<long> paged = [];
        for (var next = ""; next is not null;)
        {
            var page = await _scene.SearchAsync($"q={word}&limit=1&after={next}");
            paged.AddRange(PlaceScene.EventsOf(page));
            next = (string?)page["next"];
        }

        paged.ShouldBe([first, second, third, fourth]);
    }

    [Fact]
    public async Task A_production_is_found_by_words_for_whoever_makes_an_event_of_it()
    {
        var word = "w" + Guid.NewGuid().ToString("N");
        var film = await _scene.ProductionAsync($"{word} 沙丘");

        var list = await Accounts.UserEndpointTests.Json(
            await _scene.Anybody.GetAsync($"/productions?q={word}&kind=film&limit=1"));

        list["productions"]!.AsArray().ShouldHaveSingleItem()!["production_id"]!.GetValue<long>().ShouldBe(film);
    }
}
