using Npgsql;
using Ticketing.EventTicketing.Figures;
using Ticketing.EventTicketing.Figures.Counting;
using Ticketing.EventTicketing.Tests.Support;
using Ticketing.Messaging;

namespace Ticketing.EventTicketing.Tests.Figures;

/// <summary>Figures equal a count of what is recorded, at every moment.</summary>
[Collection(DatabaseTests.Name)]
public sealed class FiguresCountTests(EventDatabase database)
{
    private const string CountTickets =
        """
        SELECT string_agg(section || ' ' || held || ' ' || sold, ',' ORDER BY section)
        FROM (SELECT section, count(*) FILTER (WHERE status = 1) AS held, count(*) FILTER (WHERE status = 2) AS sold
              FROM tickets WHERE event_id = $1 GROUP BY section) s
        """;

    /// <summary>Some sold tickets become another person's, and some of those again another's.</summary>
    private const string Transfer =
        """
        WITH given AS (
            INSERT INTO ticket_holders
                (booking_id, subsection, row_number, seat_number, event_id, holder_id, generation, since)
            SELECT booking_id, subsection, row_number, seat_number, event_id, gen_random_uuid(), 1, now()
            FROM tickets WHERE event_id = $1 AND status = 2
            ORDER BY md5(section || row_number || seat_number || $2::integer) LIMIT 3
            ON CONFLICT (booking_id, subsection, row_number, seat_number)
            DO UPDATE SET holder_id = excluded.holder_id, generation = ticket_holders.generation + 1
            RETURNING generation)
        SELECT coalesce(max(generation), 0)::bigint FROM given
        """;

    private FiguresFold Fold => new(database.Database);
    private FiguresQuery Query => new(database.Database);
    private FiguresRecount Recount => new(database.Database);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Figures_equal_a_recount_and_the_tickets_after_every_batch_and_after_replay(int seed)
    {
        var id = await database.NewEventAsync(sections: 3, rows: RandomSale.Rows, seatsPerRow: 4);
        var sale = new RandomSale(id, seed);
        var messages = sale.Play();
        var random = new Random(seed);
        var most = 0L;

        foreach (var batch in messages.Chunk(25))
        {
            await HandleAsync(batch);
            most = Math.Max(most, await database.ScalarAsync<long>(Transfer, id.Value, random.Next(1_000)));
            if (random.Next(2) == 0)
            {
                await Fold.FoldAsync(default);
            }

            (await Recount.CompareAsync(id, default)).ShouldBeEmpty();
            (await HeldAndSoldAsync(id)).ShouldBe(await database.ScalarAsync<string>(CountTickets, id.Value));
        }

        await ShouldBeExpectedAsync(id, sale);
        most.ShouldBeGreaterThan(1, "tickets change hands more than once");

        // After a lost log everything comes again, perhaps otherwise ordered.
        await HandleAsync([.. messages.OrderBy(_ => random.Next())]);
        (await Recount.CompareAsync(id, default)).ShouldBeEmpty();
        await ShouldBeExpectedAsync(id, sale);
    }

    [Fact]
    public async Task Without_the_trigger_the_recount_finds_the_difference_and_a_rebuild_mends_it()
    {
        var id = await database.NewEventAsync(rows: 20, seatsPerRow: 4);
        var counted = new Facts(id, (1, 1)) { PriceMinor = 500 };
        var uncounted = new Facts(id, (2, 1), (2, 2)) { PriceMinor = 700 };
        await HandleAsync(counted.Reserved(), counted.Paid());
        await Fold.FoldAsync(default);
        await using var untriggered = UntriggeredSource();

        await HandlerOn(untriggered).HandleAsync([uncounted.Reserved(), uncounted.Paid()], default);

        var difference = (await Recount.CompareAsync(id, default)).First(d => d.Dimension == SaleDimensions.Event);
        (difference.SeatsPaid, difference.PaidMinor).ShouldBe((2, 1_400));
        await Recount.RebuildAsync(id, default);
        (await Recount.CompareAsync(id, default)).ShouldBeEmpty();
        await Fold.FoldAsync(default);
        (await Recount.CompareAsync(id, default)).ShouldBeEmpty();
        (await TotalAsync(id)).Sold.ShouldBe(3);
    }

    [Fact]
    public async Task Folds_rebuilds_and_batches_at_once_lose_nothing_and_count_nothing_twice()
    {
        var id = await database.NewEventAsync(rows: 20, seatsPerRow: 25);
        var bookings = Enumerable.Range(0, 500)
            .Select(i => new Facts(id, ((i / 25) + 1, (i % 25) + 1)) { PriceMinor = 100 }).ToList();
        using var recorded = new CancellationTokenSource();
        var housekeeping = Task.WhenAll(
            RepeatAsync(() => Fold.FoldAsync(default), recorded.Token),
            RepeatAsync(() => Fold.FoldAsync(default), recorded.Token),
            RepeatAsync(() => Recount.RebuildAsync(id, default), recorded.Token));

        await Task.WhenAll(
            InBatchesAsync([.. bookings.Select(b => b.Reserved())]),
            InBatchesAsync([.. bookings.Select(b => b.Paid()).Reverse()]));
        await recorded.CancelAsync();
        await housekeeping;

        (await Recount.CompareAsync(id, default)).ShouldBeEmpty();
        var total = await TotalAsync(id);
        (total.Sold, total.Held, total.OrdersPaid, total.Revenue).ShouldBe((500, 0, 500, 50_000));
    }

    [Fact]
    public async Task While_an_event_is_counted_again_nothing_is_folded()
    {
        var id = await database.NewEventAsync();
        await HandleAsync(new Facts(id, (1, 1)).Reserved());
        await using (var rebuild = await database.Database.BeginAsync(default))
        {
            await rebuild.ExecuteAsync("SELECT pg_advisory_xact_lock(@LockKey)", new { FiguresFold.LockKey }, default);
            await Fold.FoldAsync(default);
            (await DeltasAsync(id)).ShouldBe(2);
        }

        await Fold.FoldAsync(default);
        (await DeltasAsync(id)).ShouldBe(0);
    }

    [Fact]
    public async Task A_series_adds_up_to_the_total_in_every_step()
    {
        var id = await database.NewEventAsync(sections: 3, rows: RandomSale.Rows + 1, seatsPerRow: 4);
        await HandleAsync([.. new RandomSale(id, 7).Play()]);
        await Fold.FoldAsync(default);
        var late = new Facts(id, (RandomSale.Rows + 1, 4)) { At = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero), PriceMinor = 900 };
        await HandleAsync(late.Reserved());
        var day = new DateTimeOffset(2026, 5, 1, 0, 0, 0, TimeSpan.Zero);
        var total = await TotalAsync(id);

        foreach (var step in FigureRange.Steps)
        {
            var points = await Query.ReadSeriesAsync(
                id, SaleDimensions.Event, "", new FigureRange(step, day, day.AddDays(1)), "UTC", default);
            var sum = points.Select(FigureCounts.Of).ToList();
            sum.Sum(c => c.Sold).ShouldBe(total.Sold);
            sum.Sum(c => c.Held).ShouldBe(total.Held);
            sum.Sum(c => c.Revenue).ShouldBe(total.Revenue);
        }
    }

    [Fact]
    public async Task An_event_that_is_gone_keeps_its_figures()
    {
        var id = await database.NewEventAsync();
        var booking = new Facts(id, (1, 1)) { PriceMinor = 500 };
        await HandleAsync(booking.Reserved(), booking.Paid());
        await Fold.FoldAsync(default);

        await database.ScalarAsync<int>(
            "WITH e AS (DELETE FROM events WHERE event_id = $1) DELETE FROM tickets WHERE event_id = $1 RETURNING 1", id.Value);
        await HandleAsync(booking.RefundedFor(400, 100, (2, 9)), booking.Reserved());

        (await TotalAsync(id)).Revenue.ShouldBe(500);
    }

    [Fact]
    public async Task Seats_that_an_order_takes_out_of_an_allotment_are_held_and_kept_no_more()
    {
        var id = await database.NewEventAsync(rows: 20, seatsPerRow: 4);
        var kept = new Facts(id, (1, 1), (1, 2), (1, 3)) { IsAllotment = true, PriceMinor = 500 };
        var guest = new Facts(id, (1, 2)) { TakenFrom = kept.BookingId, PriceMinor = 500 };

        await HandleAsync(kept.Reserved());
        (await TotalAsync(id)).Allotted.ShouldBe(3);
        await HandleAsync(guest.Reserved());

        var total = await TotalAsync(id);
        (total.Allotted, total.Held, total.Refunded, total.OrdersHeld).ShouldBe((2, 1, 0, 1));
        await HandleAsync(kept.Refunded((1, 1), (1, 3)), guest.Paid());
        total = await TotalAsync(id);
        (total.Allotted, total.Held, total.Sold, total.Refunded, total.Revenue).ShouldBe((0, 0, 1, 0, 500));
        (await Recount.CompareAsync(id, default)).ShouldBeEmpty();
    }

    private Task<long> DeltasAsync(EventId id) =>
        database.ScalarAsync<long>("SELECT count(*) FROM sales_deltas WHERE event_id = $1", id.Value);

    private async Task ShouldBeExpectedAsync(EventId id, RandomSale sale)
    {
        var totals = await Query.ReadTotalsAsync(
            [id.Value], [SaleDimensions.Section, SaleDimensions.Category, SaleDimensions.Code], default);
        foreach (var (key, expected) in sale.Expected)
        {
            var c = FigureCounts.Of(totals.Single(t => (t.Dimension, t.Value) == key));
            new ExpectedCounts(c.Held, c.Sold, c.Revenue, c.ServiceFees, c.Refunded, c.Allotted, c.Moved)
                .ShouldBe(expected, key.ToString());
        }
    }

    private async Task<string> HeldAndSoldAsync(EventId id)
    {
        var totals = await Query.ReadTotalsAsync([id.Value], [SaleDimensions.Section], default);
        return string.Join(',', RandomSale.Sections.Select(section =>
        {
            var counts = totals.FirstOrDefault(t => t.Value == section) is { } row ? FigureCounts.Of(row) : FigureCounts.None;
            return $"{section} {counts.Held + counts.Allotted} {counts.Sold}";
        }));
    }

    private async Task<FigureCounts> TotalAsync(EventId id) =>
        FigureCounts.Of((await Query.ReadTotalsAsync([id.Value], [SaleDimensions.Event], default)).ShouldHaveSingleItem());

    private async Task InBatchesAsync(IncomingMessage[] messages)
    {
        foreach (var batch in messages.Chunk(50))
        {
            await HandleAsync(batch);
        }
    }

    private static async Task RepeatAsync(Func<Task> work, CancellationToken until)
    {
        while (!until.IsCancellationRequested)
        {
            await work();
            await Task.Yield();
        }
    }

    /// <summary>Sessions whose writes fire no trigger.</summary>
    private NpgsqlDataSource UntriggeredSource() => NpgsqlDataSource.Create(
        new NpgsqlConnectionStringBuilder(database.ConnectionString) { Options = "-c session_replication_role=replica" });

    private static EventTicketing.Tickets.RecordTickets.RecordTicketsHandler HandlerOn(NpgsqlDataSource source) =>
        EventDatabase.RecordTicketsOn(source);

    private Task HandleAsync(params IncomingMessage[] batch) => database.RecordTickets.HandleAsync(batch, default);
}
