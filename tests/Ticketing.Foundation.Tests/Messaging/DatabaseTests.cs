using Npgsql;
using Ticketing.Foundation.Tests.Support;
using Ticketing.Messaging.Data;
using Ticketing.Messaging.Outboxes;

namespace Ticketing.Foundation.Tests.Messaging;

/// <summary>What every statement of the services relies on.</summary>
public sealed class DatabaseTests(Servers servers) : IClassFixture<Servers>
{
    private sealed class Row
    {
        public Guid Id { get; init; }
        public long EventId { get; init; }
        public string? WantedSeats { get; init; }
        public DateTimeOffset CreatedAt { get; init; }
        public DateTimeOffset? PaidAt { get; init; }
        public int? Subsection { get; init; }
        public byte[]? RequestHash { get; init; }
    }

    [Fact]
    public async Task Row_is_read_by_column_name_with_its_times_in_UTC_and_its_nulls()
    {
        await using var source = NpgsqlDataSource.Create(await servers.NewDatabaseAsync());
        var row = await NewDatabase(source).FindAsync<Row>(
            """
            SELECT @Id::uuid AS id, 7::bigint AS event_id, '[1,2]'::jsonb AS wanted_seats,
                   @At AS created_at, NULL::timestamptz AS paid_at, NULL::int AS subsection, @Hash AS request_hash
            """,
            new { Id = Guid.Parse("5f2c6e0e-2b06-4b57-9c39-0d2d54aa1b0c"), At = At, Hash = new byte[] { 1, 2 } },
            CancellationToken.None);
        row.ShouldNotBeNull();
        row.EventId.ShouldBe(7);
        row.WantedSeats.ShouldBe("[1, 2]");
        row.CreatedAt.ShouldBe(At);
        row.CreatedAt.Offset.ShouldBe(TimeSpan.Zero);
        row.PaidAt.ShouldBeNull();
        row.Subsection.ShouldBeNull();
        row.RequestHash.ShouldBe([1, 2]);
    }

    [Fact]
    public async Task Batch_is_one_statement_over_arrays_with_nulls_in_them()
    {
        await using var source = NpgsqlDataSource.Create(await servers.NewDatabaseAsync());
        var rows = await NewDatabase(source).QueryAsync<Row>(
            """
            SELECT * FROM unnest(@Ids, @Seats::jsonb[], @Times, @Subsections, @Hashes)
                AS n (id, wanted_seats, created_at, subsection, request_hash)
            ORDER BY subsection
            """,
            new
            {
                Ids = new[] { Guid.NewGuid(), Guid.NewGuid() },
                Seats = new[] { null, "[]" },
                Times = new[] { At, At.AddHours(1) },
                Subsections = new int?[] { 1, null },
                Hashes = new byte[]?[] { null, [3] },
            },
            CancellationToken.None);
        rows.Count.ShouldBe(2);
        rows[0].WantedSeats.ShouldBeNull();
        rows[1].WantedSeats.ShouldBe("[]");
        rows[1].CreatedAt.ShouldBe(At.AddHours(1));
        rows[1].Subsection.ShouldBeNull();
        rows[1].RequestHash.ShouldBe([3]);
    }

    [Fact]
    public async Task Statements_of_a_batch_run_in_order_with_parameters_of_their_own_and_are_counted_one_by_one()
    {
        await using var source = NpgsqlDataSource.Create(await servers.NewDatabaseAsync());
        await using var transaction = await NewDatabase(source).BeginAsync(CancellationToken.None);
        await transaction.ExecuteAsync(
            "CREATE TEMP TABLE seats (id int, state text) ON COMMIT DROP", null, CancellationToken.None);

        var written = await transaction.ExecuteBatchAsync(
            [
                new("INSERT INTO seats SELECT id, 'free' FROM unnest(@Ids) AS n (id)", new { Ids = new[] { 1, 2, 3 } }),
                new("UPDATE seats SET state = @State WHERE id < @Ids", new { State = "held", Ids = 3 }),
                new("DELETE FROM seats WHERE state = @State", new { State = "sold", Unused = Guid.NewGuid() }),
            ],
            CancellationToken.None);

        written.ShouldBe([3, 2, 0]);
    }

    [Fact]
    public async Task Messages_are_rows_of_the_transaction_and_the_relay_is_woken_after_its_commit_alone()
    {
        await using var source = NpgsqlDataSource.Create(await servers.NewDatabaseAsync());
        using var signal = new OutboxSignal();
        var database = new Database(source, signal);
        var messages = TestMessages.Spread(Servers.NewEvent(), 0, 3).ToArray();
        await using (var dropped = await database.BeginAsync(CancellationToken.None))
        {
            await dropped.PublishAsync(messages, CancellationToken.None);
        }

        (await TestMessages.UnsentAsync(source)).ShouldBe(0L);
        (await IsAwakeAsync(signal)).ShouldBeFalse();

        await using var transaction = await database.BeginAsync(CancellationToken.None);
        await transaction.PublishAsync(messages, CancellationToken.None);
        (await IsAwakeAsync(signal)).ShouldBeFalse("nothing is committed yet");
        await transaction.CommitAsync(CancellationToken.None);
        (await IsAwakeAsync(signal)).ShouldBeTrue();
        (await TestMessages.UnsentAsync(source)).ShouldBe(3L);
    }

    private static readonly DateTimeOffset At = new(2026, 12, 5, 19, 30, 0, TimeSpan.Zero);

    private static Database NewDatabase(NpgsqlDataSource source) => new(source, new OutboxSignal());

    private static Task<bool> IsAwakeAsync(OutboxSignal signal) =>
        signal.WaitAsync(TimeSpan.Zero, CancellationToken.None);
}
