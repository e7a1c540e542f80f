using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Npgsql;
using Ticketing.Contracts.Pricing;
using Ticketing.EventTicketing.Figures.Counting;
using Ticketing.EventTicketing.Tests.Support;
using Ticketing.EventTicketing.Tickets.RecordTickets;
using Xunit.Abstractions;

namespace Ticketing.EventTicketing.Tests.Figures;

/// <summary>What figures cost: reading them by the pages that PostgreSQL touches, recording by a comparison.</summary>
[Collection(DatabaseTests.Name)]
public sealed class FiguresCostTests(EventDatabase database, ITestOutputHelper output)
{
    /// <summary>Bookings of 50 seats, of ten sections, in up to 5,000 minutes.</summary>
    private const string Sell =
        """
        INSERT INTO ticket_bookings (booking_id, event_id, buyer_id, section, seats, state, changed_at, released, were_sold,
                                     reserved_at, sold_at, paid_minor)
        SELECT gen_random_uuid(), $1, gen_random_uuid(), chr(65 + i % 10), repeat('1-1-1,', 49) || '1-1-1', 2, at, '',
               false, at, at, 5000
        FROM (SELECT i, '2026-05-01T10:00Z'::timestamptz + (i % 5000) * interval '1 minute' AS at
              FROM generate_series(1, $2) i) b
        """;

    private const string NotYetRemovable = "are dead but not yet removable";

    [Fact]
    public async Task Reading_touches_no_more_pages_at_a_million_tickets_than_at_a_thousand()
    {
        var (small, large) = (await database.NewEventAsync(), await database.NewEventAsync());
        await SellAsync(small, 20);
        await SellAsync(large, 20_000);
        var fold = new FiguresFold(database.Database);
        while (await fold.FoldAsync(default))
        {
        }

        await Eventually.TrueAsync(HaveDeadRowsGoneAsync, "the dead rows of sales_deltas are gone");
        var (few, many) = (await PagesAsync(small), await PagesAsync(large));

        output.WriteLine($"pages read: {few} at 1,000 tickets, {many} at 1,000,000");
        var total = (await new FiguresQuery(database.Database).ReadTotalsAsync(
            [large.Value], [SaleDimensions.Event], default)).ShouldHaveSingleItem();
        total.SeatsPaid.ShouldBe(1_000_000);
        // Eleven rows of all time, wherever they lie; a table of a million tickets has tens of thousands of pages.
        few.ShouldBeLessThan(100);
        many.ShouldBeLessThan(100);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Recording_tickets_prints_what_counting_costs(bool hasPrices)
    {
        const int batches = 30;
        const int batchSize = 200;
        await using var untriggered = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(database.ConnectionString) { Options = "-c session_replication_role=replica" });
        var (with, without) = (database.RecordTickets, EventDatabase.RecordTicketsOn(untriggered));
        var id = await database.NewEventAsync(rows: 200, seatsPerRow: 200);
        var seats = Enumerable.Range(0, batches * 2 * batchSize).Select(i => ((i / 200) + 1, (i % 200) + 1));
        var elapsed = (With: new List<double>(), Without: new List<double>());

        foreach (var (chunk, turn) in seats.Chunk(batchSize).Select((c, i) => (c, i)))
        {
            var bookings = chunk.Select(seat => hasPrices
                ? new Facts(id, seat) { Prices = [new SeatPrice(100, 5, null, "Best")], Code = "SUMMER" }
                : new Facts(id, seat) { PriceMinor = 100 }).ToList();
            (turn % 2 == 0 ? elapsed.With : elapsed.Without).Add(
                await RecordAsync(turn % 2 == 0 ? with : without, bookings));
        }

        var (median, bare) = (Median(elapsed.With), Median(elapsed.Without));
        var prices = hasPrices ? ", with a category, a fee and a code" : "";
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{batchSize} reserved and paid{prices}: {median:F1} ms with figures, {bare:F1} ms without, "
            + $"ratio {median / bare:F2}"));
        var counted = (await new FiguresQuery(database.Database).ReadTotalsAsync(
            [id.Value], [SaleDimensions.Event], default)).ShouldHaveSingleItem();
        counted.SeatsPaid.ShouldBe(batches * batchSize);
    }

    private static async Task<double> RecordAsync(RecordTicketsHandler handler, List<Facts> bookings)
    {
        var started = Stopwatch.GetTimestamp();
        await handler.HandleAsync([.. bookings.Select(b => b.Reserved())], default);
        await handler.HandleAsync([.. bookings.Select(b => b.Paid())], default);
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private async Task SellAsync(EventId id, int bookings)
    {
        await using var command = database.Source.CreateCommand(Sell);
        command.Parameters.Add(new() { Value = id.Value });
        command.Parameters.Add(new() { Value = bookings });
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>
    /// A row that the fold took away lies in its page until no snapshot can see it: another test's, or one of PostgreSQL's
    /// own workers that counts a table.
    /// </summary>
    private async Task<bool> HaveDeadRowsGoneAsync()
    {
        await using var connection = await database.Source.OpenConnectionAsync();
        var said = new List<string>();
        connection.Notice += (_, told) => said.Add(told.Notice.MessageText);
        await using var vacuum = new NpgsqlCommand("VACUUM (VERBOSE, ANALYZE) sales_deltas", connection);
        await vacuum.ExecuteNonQueryAsync();
        var counts = said.Where(told => told.Contains(NotYetRemovable, StringComparison.Ordinal)).ToList();
        counts.ShouldNotBeEmpty();
        return counts.TrueForAll(told => told.Contains($" 0 {NotYetRemovable}", StringComparison.Ordinal));
    }

    private async Task<long> PagesAsync(EventId id)
    {
        var sql = FiguresQuery.Totals
            .Replace("@Ids", $"ARRAY[{id.Value}]::bigint[]", StringComparison.Ordinal)
            .Replace("@Dimensions", "ARRAY['event','section','door']", StringComparison.Ordinal)
            .Replace("@Limit", "500", StringComparison.Ordinal);
        await using var connection = await database.Source.OpenConnectionAsync();
        await using var settings = new NpgsqlCommand(
            "SET enable_seqscan = off; SET enable_hashjoin = off; SET enable_mergejoin = off", connection);
        await settings.ExecuteNonQueryAsync();
        await using var command = new NpgsqlCommand($"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {sql}", connection);
        var plan = JsonNode.Parse((string)(await command.ExecuteScalarAsync())!)![0]!["Plan"]!;
        await using var reset = new NpgsqlCommand("RESET ALL", connection);
        await reset.ExecuteNonQueryAsync();
        return (long)plan["Shared Hit Blocks"]! + (long)plan["Shared Read Blocks"]!;
    }
}
