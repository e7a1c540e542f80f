using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Ticketing.Benchmarks.Rig;
using Ticketing.EventTicketing.Places;
using Ticketing.EventTicketing.Search;
using Ticketing.Messaging.Data;
using Ticketing.Messaging.Outboxes;
using Ticketing.Migrations;

namespace Ticketing.Benchmarks.Measures;

/// <summary>
/// Searches among 10,000, 100,000 and 1,000,000 generated shows, one after the other, against reading one event by its
/// key on the same connection pool: how they grow.
/// </summary>
internal static class SearchGrowth
{
    private const int PageSize = 20;

    public static async Task<IReadOnlyList<Result>> RunAsync(BenchmarkRig rig)
    {
        var results = new List<Result>();
        int[] sizes = rig.Options.Quick ? [10_000] : [10_000, 100_000, 1_000_000];
        foreach (var size in sizes)
        {
            var postgres = await rig.PostgresAsync();
            var connection = await postgres.CreateDatabaseAsync();
            await new DatabaseMigrator(NullLogger<DatabaseMigrator>.Instance)
                .MigrateAsync(connection, "EventTicketing", CancellationToken.None);
            await using var source = NpgsqlDataSource.Create(
                new NpgsqlConnectionStringBuilder(connection) { MaxPoolSize = 4, MaxAutoPrepare = 50 });
            var catalogue = new Catalogue(source, size);
            var started = Stopwatch.GetTimestamp();
            await catalogue.LoadAsync();
            Console.Error.WriteLine($"search: {size:N0} shows in {Stopwatch.GetElapsedTime(started).TotalSeconds:F0} s");
            results.AddRange(await MeasureAsync(rig, source, catalogue, size));
        }

        return results;
    }

    private static async Task<List<Result>> MeasureAsync(
        BenchmarkRig rig, NpgsqlDataSource source, Catalogue catalogue, int size)
    {
        var database = new Database(source, new OutboxSignal());
        var search = new ShowSearch(database, new NearbyPlaces(database));
        var samples = rig.Options.Quick ? 20 : 40 * rig.Options.Runs;
        var key = await TimeAsync(samples, random => database.FindAsync<long>(
            "SELECT price_from FROM events WHERE event_id = @Id", new { Id = 1L + random.Next(size) }, default));
        var results = new List<Result>();
        foreach (var (name, ask) in Kinds(search, database, catalogue))
        {
            var times = await TimeAsync(samples, ask);
            Console.Error.WriteLine($"  {name}: {times.Percentile(50):F2} {times.Percentile(95):F2} ms");
            results.Add(new Result(
                $"search, {size:N0} shows: {name}",
                $"p50 {times.Percentile(50):F1} ms, p95 {times.Percentile(95):F1} ms",
                $"read by key: p50 {key.Percentile(50):F2} ms, p95 {key.Percentile(95):F2} ms",
                Statistics.Ratio(times.Percentile(95), key.Percentile(95)), "p95 < 50 ms", "PostgreSQL, one client"));
        }

        return results;
    }

    private static async Task<List<double>> TimeAsync(int samples, Func<Random, Task> ask)
    {
        var random = new Random(42);
        var times = new List<double>();
        for (var i = -10; i < samples; i++)
        {
            var started = Stopwatch.GetTimestamp();
            await ask(random);
            if (i >= 0)
            {
                times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }
        }

        return times;
    }

    private static IEnumerable<(string Name, Func<Random, Task> Ask)> Kinds(
        ShowSearch search, Database database, Catalogue catalogue)
    {
        var now = DateTimeOffset.UtcNow;
        var usual = new SearchFilter { From = now, Limit = PageSize };
        int AnyFilm(Random random) => random.Next(catalogue.Films);
        long AnyCity(Random random) => 1 + random.Next(Catalogue.Cities);
        Nearby Around(Random random, double km) => new(Catalogue.CityAt((int)AnyCity(random)), km);
        Func<Random, Task> Of(Func<Random, SearchFilter> filter) => random => search.FindAsync(filter(random), default);

        yield return ("a city", Of(r => usual with { CityId = AnyCity(r) }));
        yield return ("a title", Of(r => usual with { Text = Catalogue.TitleOf(AnyFilm(r)).Latin }));
        yield return ("two Chinese characters", Of(r => usual with { Text = Catalogue.TitleOf(AnyFilm(r)).Local[..2] }));
        yield return ("one Chinese character", Of(r => usual with { Text = Catalogue.TitleOf(AnyFilm(r)).Local[..1] }));
        yield return ("a performer", Of(r => usual with { Text = Catalogue.PerformerOf(AnyFilm(r)) }));
        yield return ("an event's own name", Of(r => usual with { Text = $"evening {50 * (1 + r.Next(200))}" }));
        yield return ("a word of every cinema", Of(_ => usual with { Text = "palace" }));
        yield return ("beginning of a word", Of(r => usual with { Text = Catalogue.TitleOf(AnyFilm(r)).Latin[..4] }));
        yield return ("a word nobody has", Of(_ => usual with { Text = "xylophon" }));
        yield return ("a title and a cinema", Of(
            r => usual with { Text = Catalogue.TitleOf(AnyFilm(r)).Latin.Split(' ')[0] + " palace" }));
        yield return ("a title in a city", Of(
            r => usual with { Text = Catalogue.TitleOf(AnyFilm(r)).Latin, CityId = AnyCity(r) }));
        yield return ("within 5 km", Of(r => usual with { Near = Around(r, 5) }));
        yield return ("within 50 km", Of(r => usual with { Near = Around(r, 50) }));
        yield return ("nearest within 50 km", Of(r => usual with { Near = Around(r, 50), Sort = SearchSort.Nearest }));
        yield return ("a title within 50 km", Of(
            r => usual with { Near = Around(r, 50), Text = Catalogue.TitleOf(AnyFilm(r)).Latin }));
        yield return ("cheapest in a city", Of(
            r => usual with { CityId = AnyCity(r), Currency = "TWD", Sort = SearchSort.Price }));
        yield return ("a price range, a kind and a day in a city, with seats", Of(r => usual with
        {
            CityId = AnyCity(r), Currency = "TWD", PriceMin = 25_000, PriceMax = 40_000, Kind = "film",
            From = now.AddDays(1 + (r.NextDouble() * 20)), Until = now.AddDays(22), Availability = [0, 1],
        }));
        yield return ("a page far down in a city", Of(r => usual with
        {
            CityId = AnyCity(r), After = new SearchCursor(SearchSort.Soonest, 0, 0, now.AddDays(15 + r.Next(10)), 1),
        }));
        yield return ("films of a city", r => CityProductions.FindAsync(
            database, AnyCity(r), "", long.MaxValue, now, PageSize, default));
        yield return ("a film's shows in a city", Of(
            r => usual with { ProductionId = Catalogue.FirstFilm + AnyFilm(r), CityId = AnyCity(r) }));
    }
}
