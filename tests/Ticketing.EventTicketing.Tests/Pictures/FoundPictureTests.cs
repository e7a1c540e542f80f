using System.Text.Json.Nodes;
using Ticketing.EventTicketing.Tests.Places;
using Ticketing.EventTicketing.Tests.Support;

namespace Ticketing.EventTicketing.Tests.Pictures;

/// <summary>A page of found shows has a picture for each.</summary>
[Collection(DatabaseTests.Name)]
public sealed class FoundPictureTests(EventDatabase database)
{
    [Fact]
    public async Task A_found_show_has_its_own_picture_else_that_of_what_is_shown_or_of_where()
    {
        using var scene = await PlaceScene.OpenAsync(database);
        var production = await scene.ProductionAsync("沙丘");
        var hall = await scene.HallAsync();
        var show = await scene.ShowAsync("沙丘", hall, production);
        (await FoundAsync())["movie"]!["picture"].ShouldBeNull();

        foreach (var owner in new[] { $"/venues/{hall}", $"/productions/{production}", $"/events/{show}" })
        {
            await PictureTests.PutAsync(scene.Seller, owner, PictureTests.Draw(400, 300), "image/png", $"Of {owner}");
            ((string)(await FoundAsync())["movie"]!["picture"]!["alt"]!).ShouldBe($"Of {owner}");
        }

        ((bool)(await FoundAsync())["movie"]!["events"]![0]!["waitlist"]!).ShouldBeTrue();

        async Task<JsonNode> FoundAsync() =>
            (await scene.SearchAsync($"city={scene.CityId}"))["result"]![0]!["venue"]!;
    }
}
