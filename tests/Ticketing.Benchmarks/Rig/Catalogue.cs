using Npgsql;
using Ticketing.EventTicketing.Places;
using Ticketing.Messaging.Data;

namespace Ticketing.Benchmarks.Rig;

/// <summary>
/// A generated catalogue of cinemas: 50 cities of unequal size, a cinema for 500 shows with five halls, a film for 500
/// shows, and one show in fifty that is an event with a name of its own. The same every time.
/// </summary>
internal sealed class Catalogue(NpgsqlDataSource source, int shows)
{
    public const int Cities = 50;
    public const long FirstPlace = 1_000;
    public const long FirstFilm = 100_000;

    private const int ShowsPerCinema = 500;
    private const int HallsPerCinema = 5;
    private const string Han = "天地玄黃宇宙洪荒日月盈昃辰宿列張寒來暑往秋收冬藏閏餘成歲律呂調陽雲騰致雨露結為霜金生麗水玉出崑岡";

    private static readonly string[] Syllables =
        ["ba", "ke", "lo", "mi", "nu", "ra", "se", "ti", "vo", "zu", "dan", "fel", "gor", "hin", "jal", "pem", "quo", "sta"];

    public int Cinemas { get; } = Math.Max(shows / ShowsPerCinema, 20);

    public int Films { get; } = Math.Max(shows / ShowsPerCinema, 50);

    /// <summary>Where a city lies.</summary>
    public static GeoPoint CityAt(int city) => new(-40 + (city / 10 * 15), -160 + (city % 10 * 32));

    /// <summary>Two words, and two characters in another script.</summary>
    public static (string Latin, string Local) TitleOf(int film) => ($"{Word(film)} {Word(film * 7 + 3)}", Characters(film));

    public static string PerformerOf(int film) => $"{Word(film / 3 * 11 + 5)} {Word(film / 3 * 13 + 1)}";

    public async Task LoadAsync()
    {
        await RunAsync(
            """
            DELETE FROM cities;
            ALTER TABLE events DISABLE TRIGGER search_shows_of_event;
            """, new { });
        await LoadPlacesAsync();
        await LoadFilmsAsync();
        var indexes = await DropIndexesAsync();
        await RunAsync(
            """
            INSERT INTO events (event_id, seller_id, name, description, venue, starts_at, currency, hold_seconds,
                max_tickets_per_order, status, channel, price_from, price_to, seats_total, created_at, directory_version,
                venue_id, production_id)
            SELECT i, '00000000-0000-7000-8000-000000000001',
                CASE WHEN i % 50 = 0 THEN 'Evening ' || i ELSE p.title END, '', s.name || ', Hall',
                now() + interval '1 hour' + (hashint8(i) & 1048575) * interval '2.5 seconds',
                'TWD', 900, 8, 'ON_SALE', 'lane-1', 20000 + (hashint8(i + 7) & 255) * 100, 50000, 150, now(), i,
                v.venue_id, CASE WHEN i % 50 = 0 THEN NULL ELSE p.production_id END
            FROM generate_series(1, @Shows) AS i
            JOIN venues v ON v.venue_id = @FirstHall + (hashint8(i + 3) & 2147483647) % @Halls
            JOIN super_venues s ON s.super_venue_id = v.super_venue_id
            JOIN productions p ON p.production_id = @FirstFilm + (hashint8(i + 5) & 2147483647) % @Films;

            ANALYZE events, venues, super_venues, productions;
            INSERT INTO search_shows (event_id, starts_at, city_id, super_venue_id, venue_id, production_id, kind, currency,
                price_from, has_own_name, terms, seats_total, availability)
            SELECT e.event_id, e.starts_at, s.city_id, s.super_venue_id, e.venue_id, e.production_id,
                coalesce(p.kind, 'other'), e.currency, e.price_from, p.title IS DISTINCT FROM e.name,
                CASE WHEN p.title = e.name THEN '' ELSE search_terms(e.name) END || coalesce(p.terms, '') || s.terms, 150,
                (hashint8(e.event_id + 11) & 7) / 4
            FROM events e JOIN venues v ON v.venue_id = e.venue_id
            JOIN super_venues s ON s.super_venue_id = v.super_venue_id
            LEFT JOIN productions p ON p.production_id = e.production_id;

            INSERT INTO show_counts (event_id, seats_left, counted_at) SELECT event_id, 100, now() FROM search_shows;
            """,
            new
            {
                Shows = shows, FirstHall = FirstPlace * 10, Halls = Cinemas * HallsPerCinema, FirstFilm, Films,
            });
        foreach (var index in indexes)
        {
            await RunAsync(index, new { });
        }

        // Not one word: Dapper takes that for the name of a procedure.
        await RunAsync("ANALYZE search_shows, show_counts, events, venues, super_venues, productions, cities", new { });
    }

    private async Task LoadPlacesAsync()
    {
        var random = new Random(1);
        await RunAsync(
            """
            INSERT INTO cities (city_id, name, local_name, country, time_zone, latitude, longitude)
            SELECT id, name, '', 'TW', 'Asia/Taipei', latitude, longitude
            FROM unnest(@Ids, @Names, @Latitudes, @Longitudes) AS c(id, name, latitude, longitude)
            """,
            new
            {
                Ids = Enumerable.Range(1, Cities).Select(i => (long)i).ToArray(),
                Names = Enumerable.Range(1, Cities).Select(i => "Town" + Word(i)).ToArray(),
                Latitudes = Enumerable.Range(1, Cities).Select(i => CityAt(i).Latitude).ToArray(),
                Longitudes = Enumerable.Range(1, Cities).Select(i => CityAt(i).Longitude).ToArray(),
            });

        // The first cities are the largest: one in ten shows is in the first.
        var cities = Enumerable.Range(0, Cinemas).Select(_ => 1 + (int)(Math.Pow(random.NextDouble(), 1.7) * Cities)).ToArray();
        var points = cities.Select(city => new GeoPoint(
            CityAt(city).Latitude + (random.NextDouble() * 0.4) - 0.2,
            CityAt(city).Longitude + (random.NextDouble() * 0.4) - 0.2)).ToArray();
        await RunAsync(
            """
            INSERT INTO super_venues (super_venue_id, seller_id, city_id, kind, name, address, latitude, longitude, cell,
                                      created_at)
            SELECT id, '00000000-0000-7000-8000-000000000001', city, 'cinema', name, '1 Street', latitude, longitude, cell, now()
            FROM unnest(@Ids, @Cities, @Names, @Latitudes, @Longitudes, @Cells)
                AS s(id, city, name, latitude, longitude, cell);
            INSERT INTO venues (venue_id, super_venue_id, name, created_at)
            SELECT @FirstHall + (i - 1) * @HallsPerCinema + hall, @FirstPlace + i, 'Hall ' || hall, now()
            FROM generate_series(1, @Cinemas) AS i, generate_series(0, @HallsPerCinema - 1) AS hall;
            """,
            new
            {
                Ids = Enumerable.Range(1, Cinemas).Select(i => FirstPlace + i).ToArray(),
                Cities = cities.Select(city => (long)city).ToArray(),
                Names = Enumerable.Range(1, Cinemas).Select(i => $"{Word(i * 5)} Palace").ToArray(),
                Latitudes = points.Select(p => p.Latitude).ToArray(),
                Longitudes = points.Select(p => p.Longitude).ToArray(),
                Cells = points.Select(p => Geohash.Encode(p)).ToArray(),
                FirstHall = FirstPlace * 10, FirstPlace, HallsPerCinema, Cinemas,
            });
    }

    private Task LoadFilmsAsync() => RunAsync(
        """
        INSERT INTO productions (production_id, seller_id, kind, title, original_title, performers, description, languages,
                                 age_rating, genre, created_at)
        SELECT id, '00000000-0000-7000-8000-000000000001', CASE WHEN id % 20 = 0 THEN 'play' ELSE 'film' END, title, local,
            ARRAY[performer], '', '{}', '', '', now()
        FROM unnest(@Ids, @Titles, @Locals, @Performers) AS p(id, title, local, performer)
        """,
        new
        {
            Ids = Enumerable.Range(0, Films).Select(i => FirstFilm + i).ToArray(),
            Titles = Enumerable.Range(0, Films).Select(i => TitleOf(i).Latin).ToArray(),
            Locals = Enumerable.Range(0, Films).Select(i => TitleOf(i).Local).ToArray(),
            Performers = Enumerable.Range(0, Films).Select(PerformerOf).ToArray(),
        });

    /// <summary>Made again after the load, which is several times faster.</summary>
    private async Task<IReadOnlyList<string>> DropIndexesAsync()
    {
        var database = new Database(source, new Messaging.Outboxes.OutboxSignal());
        var indexes = await database.QueryAsync<IndexRow>(
            """
            SELECT indexname, indexdef FROM pg_indexes WHERE tablename = 'search_shows' AND indexname NOT LIKE '%_pkey'
            """, null, default);
        foreach (var index in indexes)
        {
            await RunAsync($"DROP INDEX {index.Indexname}", new { });
        }

        return [.. indexes.Select(index => index.Indexdef)];
    }

    private async Task RunAsync(string sql, object parameters)
    {
        await using var connection = await source.OpenConnectionAsync();
        await Dapper.SqlMapper.ExecuteAsync(connection, sql, parameters, commandTimeout: 900);
    }

    private static string Word(int number)
    {
        var text = "";
        for (var left = (uint)(number * 2_654_435_761L >> 7); text.Length < 6; left = (left * 31) + 17)
        {
            text += Syllables[left % Syllables.Length];
        }

        return text;
    }

    private static string Characters(int number) =>
        $"{Han[number % Han.Length]}{Han[(number * 7 / 3) % Han.Length]}{Han[(number / Han.Length * 5 + number) % Han.Length]}";

    private sealed class IndexRow
    {
        public required string Indexname { get; init; }
        public required string Indexdef { get; init; }
    }
}
