using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Ticketing.Foundation.Tests.Support;
using Ticketing.Migrations;

namespace Ticketing.Foundation.Tests.Schema;

public sealed class MigrationsTests(Servers servers) : IClassFixture<Servers>
{
    public static TheoryData<string> Folders => ["EventTicketing", "Booking"];

    [Fact]
    public void Every_script_belongs_to_a_known_database()
    {
        var names = typeof(SqlMigrations).Assembly.GetManifestResourceNames()
            .Where(n => n.EndsWith(".sql", StringComparison.Ordinal)).ToList();
        names.ShouldNotBeEmpty();
        names.ShouldAllBe(
            name => new[] { SqlMigrations.Shared, "EventTicketing", "Booking" }.Contains(name.Split('/')[0]));
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void Ids_are_numbered_and_no_number_is_taken_twice(string folder)
    {
        var ids = SqlMigrations.Of(folder).Select(m => m.Id).ToList();
        ids[0].ShouldBe("0001_outbox_inbox");
        ids.ShouldAllBe(id => char.IsAsciiDigit(id[3]) && id[4] == '_');
        ids.Select(id => id[..4]).ShouldBe(ids.Select(id => id[..4]).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public async Task Migrating_twice_and_four_times_at_once_is_the_same_as_once(string folder)
    {
        // The database does not exist yet, and all four want to make it.
        var connectionString = servers.Postgres.ConnectionStringOf($"migrated_{folder.ToLowerInvariant()}");
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ =>
            Migrator.MigrateAsync(connectionString, folder, CancellationToken.None)));
        await Migrator.MigrateAsync(connectionString, folder, CancellationToken.None);

        await using var database = NpgsqlDataSource.Create(connectionString);
        (await HistoryAsync(database)).ShouldBe(SqlMigrations.Of(folder).Select(m => m.Id));
        await using var locks = database.CreateCommand("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' "
            + "AND database = (SELECT oid FROM pg_database WHERE datname = current_database())");
        (await locks.ExecuteScalarAsync()).ShouldBe(0L, "the lock is given back");
        await using var outbox = database.CreateCommand("SELECT count(*) FROM outbox");
        (await outbox.ExecuteScalarAsync()).ShouldBe(0L);
    }

    /// <summary>EF Core's history repository wrote such rows before DbUp did; no script may run a second time.</summary>
    [Fact]
    public async Task A_database_that_EF_Core_s_history_describes_gets_only_what_it_lacks()
    {
        const int alreadyThere = 3;
        var connectionString = await servers.Postgres.CreateDatabaseAsync();
        await using var database = NpgsqlDataSource.Create(connectionString);
        await RunAsync(database, """
            CREATE TABLE IF NOT EXISTS "__EFMigrationsHistory" (
                "MigrationId" character varying(150) NOT NULL,
                "ProductVersion" character varying(32) NOT NULL,
                CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY ("MigrationId"));
            """);
        foreach (var (id, sql) in SqlMigrations.Of("Booking").Take(alreadyThere))
        {
            await RunAsync(database, $"""{sql}; INSERT INTO "__EFMigrationsHistory" VALUES ('{id}', '10.0.10')""");
        }

        await Migrator.MigrateAsync(connectionString, "Booking", CancellationToken.None);

        (await HistoryAsync(database)).ShouldBe(SqlMigrations.Of("Booking").Select(m => m.Id));
        await using var byDbUp = database.CreateCommand(
            """SELECT count(*) FROM "__EFMigrationsHistory" WHERE "ProductVersion" = 'DbUp'""");
        (await byDbUp.ExecuteScalarAsync()).ShouldBe((long)SqlMigrations.Of("Booking").Count - alreadyThere);
    }

    /// <summary>Files 0001 and 0002 of Booking; then a table that 0003 makes stands in its way.</summary>
    [Fact]
    public async Task A_script_that_fails_leaves_nothing_and_the_error_is_PostgreSQLs()
    {
        var connectionString = await servers.Postgres.CreateDatabaseAsync();
        await using var database = NpgsqlDataSource.Create(connectionString);
        await RunAsync(database, "CREATE TABLE payment_events (in_the_way int)");
        var error = await Should.ThrowAsync<PostgresException>(
            Migrator.MigrateAsync(connectionString, "Booking", CancellationToken.None));
        error.SqlState.ShouldBe(PostgresErrorCodes.DuplicateTable);
        (await HistoryAsync(database)).ShouldBe(["0001_outbox_inbox", "0002_bookings"]);
        await RunAsync(database, "DROP TABLE payment_events");
        await Migrator.MigrateAsync(connectionString, "Booking", CancellationToken.None);
        (await HistoryAsync(database)).ShouldBe(SqlMigrations.Of("Booking").Select(m => m.Id));
    }

    private static DatabaseMigrator Migrator => new(NullLogger<DatabaseMigrator>.Instance);

    private static async Task<string[]> HistoryAsync(NpgsqlDataSource database)
    {
        await using var history = database.CreateCommand(
            """SELECT array_agg("MigrationId" ORDER BY "MigrationId") FROM "__EFMigrationsHistory" """);
        return (string[])(await history.ExecuteScalarAsync())!;
    }

    private static async Task RunAsync(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
