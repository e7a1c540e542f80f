using System.Globalization;
using System.Text.Json.Nodes;
using Ticketing.SystemKit.Running;

namespace Ticketing.SystemKit.Seeding;

/// <summary>What a seeding added.</summary>
public sealed record SeedReport(int SuperVenues, int Venues, int Productions, int Shows, int Pictures, TimeSpan Took)
{
    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{SuperVenues} super-venues, {Venues} venues, {Productions} productions, {Shows} shows, "
        + $"{Pictures} pictures in {Took.TotalSeconds:F0} s");
}

/// <summary>
/// Fills a running system with the catalogue of <see cref="SeedPlan"/> by its public HTTP. What is there already is left
/// as it is, so that it may be run again: on a later day it adds that day's shows. Only the sellers' tokens are minted
/// with the system's key instead of logging in.
/// </summary>
public sealed class CatalogueSeed(HttpClient http, Accounts accounts, Action<string> tell, TimeProvider time)
{
    /// <summary>Shows that are made at the same time; more only wait for the same database.</summary>
    private const int AtOnce = 8;

    private const int CinemaHoldSeconds = 300;
    private const double KmPerDegree = 111.2;

    private int _superVenues;
    private int _venues;
    private int _productions;
    private int _shows;

    /// <summary>Seeds everything, or of the shows only some per cent.</summary>
    public async Task<SeedReport> RunAsync(int percent = 100)
    {
        var started = time.GetTimestamp();
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var visitor = SellerOf(SeedPlan.Chains[0]);
        var cities = (await visitor.ListAsync("/cities", "cities"))
            .GroupBy(city => (string)city["name"]!).ToDictionary(same => same.Key, same => same.First());
        var films = await AddFilmsAsync();
        tell($"{films.Count} films");
        var halls = (await Task.WhenAll(Enumerable.Range(0, SeedPlan.Chains.Count).Select(n => AddCinemasAsync(n, cities))))
            .SelectMany(ofChain => ofChain).ToDictionary(cinema => cinema.Key, cinema => cinema.Value);
        tell($"{halls.Count} cinemas");
        await AddTourAsync(cities, today);
        // Drawing and scaling need a core, shows wait for the database: beside each other they take less.
        var drawing = SeedPictures.AddAsync([.. SeedPlan.Chains.Append(SeedPlan.Promoter).Select(SellerOf)]);
        await Task.WhenAll(drawing, AddShowsAsync(halls, films, today, percent));
        var pictures = await drawing;
        tell($"{pictures} pictures");
        return new SeedReport(_superVenues, _venues, _productions, _shows, pictures, time.GetElapsedTime(started));
    }

    private SeedSeller SellerOf((Guid Id, string Name) seller) =>
        new(http, accounts.Token(seller.Id, "seller", seller.Name));

    private async Task<List<long>> AddFilmsAsync()
    {
        var seller = SellerOf(SeedPlan.Chains[0]);
        var known = (await seller.ListAsync("/productions?seller=me", "productions"))
            .ToDictionary(production => (string)production["title"]!, production => (long)production["production_id"]!);
        var ids = new List<long>();
        foreach (var film in SeedPlan.Films)
        {
            ids.Add(known.TryGetValue(film.Title, out var id) ? id : await AddProductionAsync(seller, new
            {
                kind = "film", title = film.Title, original_title = film.OriginalTitle, performers = film.Performers,
                genre = film.Genre, duration_minutes = film.Minutes, age_rating = film.Rating,
                languages = new[] { film.Language }, description = $"{film.OriginalTitle}. {film.Genre}, {film.Minutes} min.",
            }));
        }

        return ids;
    }

    private async Task<long> AddProductionAsync(SeedSeller seller, object production)
    {
        _productions++;
        return (long)(await seller.PostAsync("/productions", production))["production_id"]!;
    }

    /// <summary>The halls of a chain's cinemas, by the cinema's number.</summary>
    private async Task<Dictionary<int, List<long>>> AddCinemasAsync(int chain, Dictionary<string, JsonNode> cities)
    {
        var seller = SellerOf(SeedPlan.Chains[chain]);
        var known = await KnownPlacesAsync(seller);
        var halls = new Dictionary<int, List<long>>();
        foreach (var cinema in SeedPlan.Cinemas.Where(cinema => cinema.Number % SeedPlan.Chains.Count == chain))
        {
            var place = known.GetValueOrDefault(cinema.Name) ?? await AddPlaceAsync(
                seller, "cinema", cinema.Name, cinema.Address, cities[cinema.City], cinema.NorthKm, cinema.EastKm);
            halls[cinema.Number] = await AddHallsAsync(
                seller, place, [.. Enumerable.Range(1, SeedPlan.HallsPerCinema).Select(n => $"Hall {n}")]);
        }

        return halls;
    }

    private static async Task<Dictionary<string, long?>> KnownPlacesAsync(SeedSeller seller) =>
        (await seller.ListAsync("/super-venues?seller=me", "super_venues"))
            .ToDictionary(place => (string)place["name"]!, place => (long?)place["super_venue_id"]!);

    private async Task<long> AddPlaceAsync(
        SeedSeller seller, string kind, string name, string address, JsonNode city, double northKm, double eastKm)
    {
        Interlocked.Increment(ref _superVenues);
        var latitude = (double)city["latitude"]!;
        var answer = await seller.PostAsync("/super-venues", new
        {
            kind, name, address, city_id = (long)city["city_id"]!, latitude = latitude + (northKm / KmPerDegree),
            longitude = (double)city["longitude"]! + (eastKm / KmPerDegree / Math.Cos(latitude * Math.PI / 180)),
        });
        return (long)answer["super_venue"]!["super_venue_id"]!;
    }

    private async Task<List<long>> AddHallsAsync(SeedSeller seller, long place, IReadOnlyList<string> names)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"/super-venues/{place}");
        var known = (await seller.GetAsync(path))["venues"]!.AsArray()
            .ToDictionary(hall => (string)hall!["name"]!, hall => (long)hall!["venue_id"]!);
        var ids = new List<long>();
        foreach (var name in names)
        {
            if (!known.TryGetValue(name, out var id))
            {
                Interlocked.Increment(ref _venues);
                id = (long)(await seller.PostAsync($"{path}/venues", new { name }))["venue_id"]!;
            }

            ids.Add(id);
        }

        return ids;
    }

    private async Task AddTourAsync(Dictionary<string, JsonNode> cities, DateOnly today)
    {
        const string Title = "紙燈籠巡迴 The Paper Lanterns: Long Way Home";
        var seller = SellerOf(SeedPlan.Promoter);
        var known = (await seller.ListAsync("/productions?seller=me", "productions"))
            .FirstOrDefault(production => (string)production["title"]! == Title);
        var tour = known is null
            ? await AddProductionAsync(
                seller, new { kind = "concert", title = Title, performers = new[] { "The Paper Lanterns" } })
            : (long)known["production_id"]!;
        var places = await KnownPlacesAsync(seller);
        var shows = await KnownShowsAsync(seller);
        for (var stop = 0; stop < SeedPlan.TourCities.Count; stop++)
        {
            var city = SeedPlan.Cities.Single(c => c.Name == SeedPlan.TourCities[stop]);
            var name = $"{city.Name} Kite Stadium";
            var place = places.GetValueOrDefault(name)
                ?? await AddPlaceAsync(seller, "arena", name, "1 Stadium Road", cities[city.Name], -6, 4);
            var hall = (await AddHallsAsync(seller, place, [name]))[0];

            // A tour has one date in a city, however often it is seeded.
            if (!shows.Any(show => show.StartsWith(name, StringComparison.Ordinal)))
            {
                var date = today.AddDays(30 + (stop * 4));
                await AddShowAsync(seller, new
                {
                    name = Title, venue_id = hall, production_id = tour, currency = city.Currency,
                    starts_at = string.Create(CultureInfo.InvariantCulture, $"{date:yyyy-MM-dd}T19:30"),
                    sections = new[] { "A", "B", "C", "D", "E" }.Select((section, i) => new
                    {
                        name = section, price = city.Price * (12 - (2 * i)),
                        subsections = Enumerable.Range(1, 5).Select(number => new { number, rows = 20, seats_per_row = 25 }),
                    }),
                }, $"seed-tour-{stop}");
            }
        }

        tell($"a tour of {SeedPlan.TourCities.Count} stadiums");
    }

    private async Task AddShowsAsync(
        Dictionary<int, List<long>> halls, List<long> films, DateOnly today, int percent)
    {
        var sellers = SeedPlan.Chains.Select(SellerOf).ToList();
        var known = (await Task.WhenAll(sellers.Select(KnownShowsAsync))).SelectMany(shows => shows).ToHashSet();
        var wanted = SeedPlan.ShowsAfter(today).Where((_, i) => i % 100 < percent).ToList();
        await Parallel.ForEachAsync(
            wanted, new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (show, _) =>
            {
                var cinema = SeedPlan.Cinemas[show.Cinema];
                if (known.Contains(KeyOf($"{cinema.Name}, Hall {show.Hall + 1}", show.LocalStart)))
                {
                    return;
                }

                var (rows, seats) = SeedPlan.SizeOf(show.Cinema, show.Hall);
                var city = SeedPlan.Cities.Single(c => c.Name == cinema.City);
                await AddShowAsync(sellers[show.Cinema % sellers.Count], new
                {
                    name = SeedPlan.Films[show.Film].Title, venue_id = halls[show.Cinema][show.Hall],
                    production_id = films[show.Film], starts_at = show.LocalStart, currency = city.Currency,
                    hold_seconds = CinemaHoldSeconds,
                    refunds = new { by_buyer = true, fee_percent = 10 },
                    sections = new[]
                    {
                        new
                        {
                            name = "A", price = city.Price,
                            subsections = new[]
                            {
                                new
                                {
                                    number = 1, rows, seats_per_row = seats,
                                    accessible = new[] { new { row = rows, seat = 1 }, new { row = rows, seat = 2 } },
                                },
                            },
                        },
                    },
                }, $"seed-{show.Cinema}-{show.Hall}-{show.LocalStart}");
            });
    }

    private async Task AddShowAsync(SeedSeller seller, object show, string key)
    {
        await seller.PostAsync("/events", show, key);
        if (Interlocked.Increment(ref _shows) % 500 == 0)
        {
            tell($"{_shows} shows");
        }
    }

    /// <summary>Venue and start, by the clock there, of every show that the seller has.</summary>
    private static async Task<HashSet<string>> KnownShowsAsync(SeedSeller seller) =>
    [
        .. (await seller.ListAsync("/events?seller=me", "events")).Select(show => KeyOf(
            (string)show["venue"]!,
            TimeZoneInfo.ConvertTime(
                    (DateTimeOffset)show["starts_at"]!, TimeZoneInfo.FindSystemTimeZoneById((string)show["time_zone"]!))
                .ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture))),
    ];

    private static string KeyOf(string venue, string localStart) => $"{venue} {localStart}";
}
