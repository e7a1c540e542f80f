using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Ticketing.SystemKit;
using Ticketing.SystemKit.Api;
using Ticketing.SystemKit.Running;
using Ticketing.SystemKit.Seeding;

namespace Ticketing.Browser.Tests;

/// <summary>
/// A small catalogue as organisers make one: a cinema with two halls and a film at several times, a concert of several
/// dates, one of them sold out, all with drawn pictures. Made once for the tests that look at pages.
/// </summary>
/// <param name="CityId">Where all of it is.</param>
/// <param name="PlaceId">The cinema.</param>
/// <param name="FilmId">The production that is shown there.</param>
/// <param name="SeriesId">The dates of the concert.</param>
/// <param name="ConcertId">The first of them, with several sections and a map.</param>
/// <param name="SoldOutId">An event without a seat left.</param>
/// <param name="Seller">Whose all of it is.</param>
public sealed record CatalogueScene(
    long CityId, long PlaceId, long FilmId, string SeriesId, long ConcertId, long SoldOutId, Person Seller)
{
    /// <summary>What the concert is called; its pages and cards have it as a heading or link.</summary>
    public const string Concert = "Paper Lanterns";

    /// <summary>What the film is called.</summary>
    public const string Film = "The Salt Road";

    private static readonly Lazy<Task<CatalogueScene>>?[] Made = new Lazy<Task<CatalogueScene>>?[1];

    /// <summary>The scene of a running system; the first who asks makes it.</summary>
    public static Task<CatalogueScene> OfAsync(RunningSystem system)
    {
        var mine = new Lazy<Task<CatalogueScene>>(() => MakeAsync(system));
        return (Interlocked.CompareExchange(ref Made[0], mine, null) ?? mine).Value;
    }

    private static async Task<CatalogueScene> MakeAsync(RunningSystem system)
    {
        var seller = await system.Client.SellerAsync();
        var city = (await ReadAsync(system, "/cities?q=Tainan"))["cities"]![0]!;
        var place = await SendAsync(system, seller, HttpMethod.Post, "/super-venues", JsonContent.Create(new
        {
            kind = "cinema", name = "Lumen Palace", address = "1 Long Street", city_id = (long)city["city_id"]!,
            latitude = (double)city["latitude"]!, longitude = (double)city["longitude"]!,
        }));
        var placeId = (long)place["super_venue"]!["super_venue_id"]!;
        var halls = new List<long>();
        foreach (var name in new[] { "Hall 1", "Hall 2" })
        {
            halls.Add((long)(await SendAsync(
                system, seller, HttpMethod.Post, $"/super-venues/{placeId}/venues", JsonContent.Create(new { name })))["venue_id"]!);
        }

        var film = await ProductionAsync(system, seller, "film", Film);
        var concert = await ProductionAsync(system, seller, "concert", Concert);
        await PictureAsync(system, seller, $"/super-venues/{placeId}", SeedPicture.OfPlace("Lumen Palace"), "Lumen Palace");
        await PictureAsync(system, seller, $"/productions/{film}", SeedPicture.OfProduction(Film), Film);
        for (var hours = 30; hours < 40; hours += 3)
        {
            await EventAsync(system, seller, Film, hours, halls[hours % 2], film, 1);
        }

        var series = await SendAsync(system, seller, HttpMethod.Post, "/series", JsonContent.Create(new
        {
            @event = Draft(Concert, 24 * 20, halls[0], concert, sections: 3),
            starts = new[] { LocalDay(21), LocalDay(22) },
        }));
        var seriesId = (string)series["series_id"]!;
        await PictureAsync(system, seller, $"/series/{seriesId}", SeedPicture.OfProduction(Concert), Concert);
        var dates = await Eventually.GetAsync(
            async _ => (await ReadAsync(system, $"/series/{seriesId}"))["shows"]!.AsArray(),
            shows => shows.Count == 3 && shows.All(show => (string)show!["status"]! == "ON_SALE"), "the concert's dates");
        var soldOut = (await system.Client.OnSaleAsync(
            EventDraft.Of("Gone at once", sections: 1, subsections: 1, rows: 1, seatsPerRow: 2))).EventId;
        await system.Client.Buyer().BookAsync(CreateOrderRequest.Best(soldOut, "A", 2));
        return new CatalogueScene(
            (long)city["city_id"]!, placeId, film, seriesId, (long)dates[0]!["event_id"]!, soldOut, seller);
    }

    private static async Task<long> ProductionAsync(RunningSystem system, Person seller, string kind, string title) =>
        (long)(await SendAsync(system, seller, HttpMethod.Post, "/productions", JsonContent.Create(new
        {
            kind, title, original_title = $"{title} (original)", performers = new[] { "Ana Bell", "The Kites" },
            description = "An invented story.", languages = new[] { "en" }, duration_minutes = 118, age_rating = "PG",
            genre = "Drama",
        })))["production_id"]!;

    private static Task EventAsync(
        RunningSystem system, Person seller, string name, int hours, long hall, long production, int sections) =>
        SendAsync(system, seller, HttpMethod.Post, "/events", JsonContent.Create(Draft(name, hours, hall, production, sections)));

    private static object Draft(string name, int hours, long hall, long production, int sections) => new
    {
        name, venue_id = hall, production_id = production, currency = "TWD",
        starts_at = DateTimeOffset.UtcNow.AddHours(hours).ToString("O", CultureInfo.InvariantCulture),
        sections = Enumerable.Range(0, sections).Select(n => new
        {
            name = ((char)('A' + n)).ToString(), price = 90_000 - (n * 20_000),
            subsections = new[] { new { number = 1, rows = 6, seats_per_row = 12 }, new { number = 2, rows = 6, seats_per_row = 12 } },
        }),
    };

    private static string LocalDay(int days) =>
        DateTimeOffset.UtcNow.AddDays(days).ToString("yyyy-MM-dd'T'19:30", CultureInfo.InvariantCulture);

    private static async Task PictureAsync(RunningSystem system, Person seller, string owner, byte[] png, string name)
    {
        var content = new ByteArrayContent(png) { Headers = { ContentType = new MediaTypeHeaderValue("image/png") } };
        await SendAsync(
            system, seller, HttpMethod.Put, $"{owner}/picture?alt={Uri.EscapeDataString(SeedPicture.AltOf(name))}", content);
    }

    private static async Task<JsonNode> ReadAsync(RunningSystem system, string path) =>
        JsonNode.Parse(await system.Client.Http.GetStringAsync(new Uri(path, UriKind.Relative)))!;

    private static async Task<JsonNode> SendAsync(
        RunningSystem system, Person seller, HttpMethod method, string path, HttpContent content)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", seller.Token);
        using var response = await system.Client.Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode ? JsonNode.Parse(text)! : throw new InvalidOperationException($"{path}: {text}");
    }
}
