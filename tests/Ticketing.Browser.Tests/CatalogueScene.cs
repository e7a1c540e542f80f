using System.Globalization;
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
public sealed record CatalogueScene(
    long CityId, long PlaceId, long FilmId, string SeriesId, long ConcertId, long SoldOutId)
{
    /// <summary>What the concert is called; its pages and cards have it as a heading or link.</summary>
    public const string Concert = "Paper Lanterns";

    /// <summary>What the film is called.</summary>
    public const string Film = "The Salt Road";

    /// <summary>Makes it; <see cref="BrowserSystem.CatalogueAsync"/> does so once.</summary>
    internal static async Task<CatalogueScene> MakeAsync(RunningSystem system)
    {
        var seller = new SeedSeller(system.Client.Http, (await system.Client.SellerAsync()).Token);
        var city = (await seller.GetAsync("/cities?q=Taipei"))["cities"]![0]!;
        var cityId = (long)city["city_id"]!;
        var place = (long)(await seller.PostAsync("/super-venues", new
        {
            kind = "cinema", name = "Lumen Palace", address = "1 Long Street", city_id = cityId,
            latitude = (double)city["latitude"]!, longitude = (double)city["longitude"]!,
        }))["super_venue"]!["super_venue_id"]!;
        var halls = new List<long>();
        foreach (var name in new[] { "Hall 1", "Hall 2" })
        {
            halls.Add((long)(await seller.PostAsync($"/super-venues/{place}/venues", new { name }))["venue_id"]!);
        }

        await seller.PutPictureAsync($"/super-venues/{place}", SeedPicture.OfPlace("Lumen Palace"), "Houses at night");
        var film = await FilmAsync(seller, halls);
        var series = await ConcertAsync(seller, halls[0]);
        var dates = await Eventually.GetAsync(
            _ => seller.ListAsync($"/series/{series}", "shows"),
            shows => shows.Count == 3 && shows.All(show => (string)show["status"]! == "ON_SALE"), "the concert's dates");
        var soldOut = (await system.Client.OnSaleAsync(
            EventDraft.Of("Gone at once", sections: 1, subsections: 1, rows: 1, seatsPerRow: 2))).EventId;
        await system.Client.Buyer().BookAsync(CreateOrderRequest.Best(soldOut, "A", 2));
        return new CatalogueScene(cityId, place, film, series, (long)dates[0]["event_id"]!, soldOut);
    }

    private static async Task<long> FilmAsync(SeedSeller seller, List<long> halls)
    {
        const int Shows = 4;
        var film = await ProductionAsync(seller, "film", Film);
        for (var show = 0; show < Shows; show++)
        {
            var ahead = TimeSpan.FromHours(30 + (3 * show));
            await seller.PostAsync("/events", Draft(Film, ahead, halls[show % 2], film, sections: 1));
        }

        await Eventually.GetAsync(
            async _ => (await seller.GetAsync($"/search?production={film}"))["result"]!.AsArray()
                .Sum(venue => venue!["venue"]!["movie"]!["events"]!.AsArray().Count),
            found => found == Shows, "the film's shows");
        return film;
    }

    private static async Task<string> ConcertAsync(SeedSeller seller, long hall)
    {
        var concert = await ProductionAsync(seller, "concert", Concert);
        var series = (string)(await seller.PostAsync("/series", new
        {
            @event = Draft(Concert, TimeSpan.FromDays(20), hall, concert, sections: 3),
            starts = new[] { LocalDay(21), LocalDay(22) },
        }))["series_id"]!;
        await seller.PutPictureAsync($"/series/{series}", SeedPicture.OfProduction(Concert), "Lanterns over a stage");
        return series;
    }

    private static async Task<long> ProductionAsync(SeedSeller seller, string kind, string title)
    {
        var id = (long)(await seller.PostAsync("/productions", new
        {
            kind, title, original_title = $"{title} (original)", performers = new[] { "Ana Bell", "The Kites" },
            description = "An invented story.", languages = new[] { "en" }, duration_minutes = 118, age_rating = "PG",
            genre = "Drama",
        }))["production_id"]!;
        await seller.PutPictureAsync($"/productions/{id}", SeedPicture.OfProduction(title), "A moon above hills");
        return id;
    }

    private static object Draft(string name, TimeSpan ahead, long hall, long production, int sections) => new
    {
        name, venue_id = hall, production_id = production, currency = "TWD",
        starts_at = DateTimeOffset.UtcNow.Add(ahead).ToString("O", CultureInfo.InvariantCulture),
        sections = Enumerable.Range(0, sections).Select(section => new
        {
            name = ((char)('A' + section)).ToString(), price = 90_000 - (section * 20_000),
            subsections = new[] { 1, 2 }.Select(number => new { number, rows = 6, seats_per_row = 12 }),
        }),
    };

    private static string LocalDay(int days) =>
        DateTimeOffset.UtcNow.AddDays(days).ToString("yyyy-MM-dd'T'19:30", CultureInfo.InvariantCulture);
}
