using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Ticketing.EventTicketing.Tests.Accounts;
using Ticketing.EventTicketing.Tests.Support;

namespace Ticketing.EventTicketing.Tests.Places;

/// <summary>A city of its own, a seller, and what they make there.</summary>
internal sealed class PlaceScene : IDisposable
{
    private readonly EventDatabase _database;

    private PlaceScene(EventDatabase database)
    {
        _database = database;
        Service = database.SharedService();
    }

    public TicketingService Service { get; }

    public HttpClient Seller { get; private set; } = null!;

    public HttpClient Anybody { get; private set; } = null!;

    public long CityId { get; private set; }

    /// <summary>Somewhere in the south, where no other test has a place.</summary>
    public double Latitude { get; } = -60 + (Random.Shared.NextDouble() * 40);

    public double Longitude { get; } = -170 + (Random.Shared.NextDouble() * 340);

    public static async Task<PlaceScene> OpenAsync(EventDatabase database, string localName = "")
    {
        var scene = new PlaceScene(database);
        scene.Anybody = scene.Service.CreateClient();
        scene.Seller = await scene.Service.SignedInAsync("seller");
        scene.CityId = await database.ScalarAsync<long>(
            """
            INSERT INTO cities (name, local_name, country, time_zone, latitude, longitude)
            VALUES ($1, $2, 'TW', 'Asia/Taipei', $3, $4) RETURNING city_id
            """,
            $"City {Guid.NewGuid():N}", localName, scene.Latitude, scene.Longitude);
        return scene;
    }

    /// <summary>A super-venue with one hall; the hall's id. The place is so many kilometres north of the city.</summary>
    public async Task<long> HallAsync(string name = "Lumen", double kmNorth = 0, HttpClient? seller = null)
    {
        seller ??= Seller;
        var place = await CreatedAsync(seller.PostAsJsonAsync("/super-venues", new
        {
            kind = "cinema", name, address = "1 Long Street", city_id = CityId,
            latitude = Latitude + (kmNorth / 111.195), longitude = Longitude,
        }));
        var hall = await CreatedAsync(seller.PostAsJsonAsync(
            $"/super-venues/{place["super_venue"]!["super_venue_id"]}/venues", new { name = "Hall 1" }));
        return (long)hall["venue_id"]!;
    }

    public async Task<long> ProductionAsync(
        string title, string originalTitle = "", string[]? performers = null, string kind = "film")
    {
        var production = await CreatedAsync(Seller.PostAsJsonAsync(
            "/productions", new { kind, title, original_title = originalTitle, performers = performers ?? [] }));
        return (long)production["production_id"]!;
    }

    /// <summary>A show on sale, so many hours from now; its event's id.</summary>
    public async Task<long> ShowAsync(
        string name, long? hall = null, long? production = null, double hours = 24, long price = 300, string currency = "TWD")
    {
        var show = await CreatedAsync(Seller.PostAsJsonAsync("/events", Draft(name, hall, production, hours, price, currency)));
        var id = (long)show["event_id"]!;
        await SetStatusAsync(id, "ON_SALE");
        return id;
    }

    public static object Draft(
        string name, long? hall = null, long? production = null, double hours = 24, long price = 300, string currency = "TWD") =>
        new
        {
            name, venue = hall is null ? "Town Hall" : null,
            starts_at = DateTimeOffset.UtcNow.AddHours(hours).ToString("yyyy-MM-dd'T'HH:mm:sszzz"), currency,
            venue_id = hall, production_id = production,
            sections = new[]
            {
                new { name = "A", price, subsections = new[] { new { number = 1, rows = 2, seats_per_row = 10 } } },
            },
        };

    public Task<int> SetStatusAsync(long eventId, string status) => _database.Database.ExecuteAsync(
        "UPDATE events SET status = @Status WHERE event_id = @EventId", new { EventId = eventId, Status = status }, default);

    /// <summary>The answer of <c>GET /search</c>, whatever it is.</summary>
    public Task<HttpResponseMessage> AskAsync(string query) => Anybody.GetAsync("/search?" + query);

    /// <summary>The answer of a search that succeeds.</summary>
    public async Task<JsonNode> SearchAsync(string query)
    {
        var answer = await AskAsync(query);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return await UserEndpointTests.Json(answer);
    }

    /// <summary>Events of a search in the scene's city.</summary>
    public async Task<IReadOnlyList<long>> FindAsync(string query) => EventsOf(await SearchAsync($"city={CityId}&{query}"));

    public static IReadOnlyList<long> EventsOf(JsonNode answer) =>
    [
        .. answer["result"]!.AsArray().SelectMany(result => result!["venue"]!["movie"]!["events"]!.AsArray())
            .Select(e => (long)e!["event_id"]!),
    ];

    public void Dispose() => Service.Dispose();

    public static async Task<JsonNode> CreatedAsync(Task<HttpResponseMessage> request)
    {
        var answer = await request;
        answer.StatusCode.ShouldBe(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        return await UserEndpointTests.Json(answer);
    }
}
