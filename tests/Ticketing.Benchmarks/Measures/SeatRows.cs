using System.Diagnostics;
using Npgsql;
using Ticketing.Benchmarks.Rig;
using Ticketing.TestKit.Servers;

namespace Ticketing.Benchmarks.Measures;

/// <summary>
/// The usual way without an engine: a row a seat in PostgreSQL, and each buyer's statement takes the first free row of
/// a section that nobody else holds (FOR UPDATE SKIP LOCKED). Prepared, autocommit, over the 50,000 seats.
/// </summary>
internal sealed class SeatRows : IAsyncDisposable
{
    private const string Take = """
        UPDATE seats SET booking = $2 WHERE id =
            (SELECT id FROM seats WHERE section = $1 AND booking IS NULL ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED)
        """;

    private static readonly int[] Candidates = [8, 16, 32];
    private readonly NpgsqlDataSource _source;

    private SeatRows(NpgsqlDataSource source) => _source = source;

    /// <summary>Concurrent clients that did best.</summary>
    public int Clients { get; private set; } = Candidates[0];

    public static async Task<SeatRows> PrepareAsync(PostgresServer server)
    {
        var connection = new NpgsqlConnectionStringBuilder(await server.CreateDatabaseAsync())
        {
            MaxPoolSize = Candidates.Max(),
        };
        var source = NpgsqlDataSource.Create(connection);
        await using var create = source.CreateCommand("""
            CREATE TABLE seats (id int PRIMARY KEY, section int NOT NULL, booking uuid);
            CREATE INDEX seats_free ON seats (section, id) WHERE booking IS NULL
            """);
        await create.ExecuteNonQueryAsync();
        return new SeatRows(source);
    }

    /// <summary>Tries several numbers of clients and keeps the best.</summary>
    public async Task FindBestAsync(TimeSpan window)
    {
        var best = 0.0;
        foreach (var clients in Candidates)
        {
            var rate = await RateAsync(window, clients);
            if (rate > best)
            {
                (best, Clients) = (rate, clients);
            }
        }
    }

    /// <summary>Seats taken a second.</summary>
    public Task<double> RateAsync(TimeSpan window) => RateAsync(window, Clients);

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private async Task<double> RateAsync(TimeSpan window, int clients)
    {
        await using var fill = _source.CreateCommand($"""
            TRUNCATE seats; INSERT INTO seats SELECT i, i % {Halls.Sections} FROM generate_series(1, 50000) i;
            ANALYZE seats
            """);
        await fill.ExecuteNonQueryAsync();
        var ready = new TaskCompletionSource();
        var open = clients;
        long started = 0;
        var rates = await Task.WhenAll(Enumerable.Range(0, clients).Select(client => Task.Run(async () =>
        {
            await using var connection = await _source.OpenConnectionAsync();
            await using var take = new NpgsqlCommand(Take, connection)
            {
                Parameters = { new NpgsqlParameter<int>(), new NpgsqlParameter<Guid>() },
            };
            await take.PrepareAsync();
            if (Interlocked.Decrement(ref open) == 0)
            {
                started = Stopwatch.GetTimestamp();
                ready.SetResult();
            }

            await ready.Task;
            var done = 0;
            for (; Stopwatch.GetElapsedTime(started) < window; done++)
            {
                take.Parameters[0].Value = (client + done) % Halls.Sections;
                take.Parameters[1].Value = Guid.CreateVersion7();
                if (await take.ExecuteNonQueryAsync() != 1)
                {
                    throw new InvalidOperationException("The hall ran out of rows: shorten the window.");
                }
            }

            return done;
        })));
        return rates.Sum() / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}
