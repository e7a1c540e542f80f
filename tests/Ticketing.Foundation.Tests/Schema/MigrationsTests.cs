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
        var migrator = new DatabaseMigrator(NullLogger<DatabaseMigrator>.Instance);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ =>
            migrator.MigrateAsync(connectionString, folder, CancellationToken.None)));
        await migrator.MigrateAsync(connectionString, folder, CancellationToken.None);

        await using var database = NpgsqlDataSource.Create(connectionString);
        await using var history = database.CreateCommand(
            """SELECT array_agg("MigrationId" ORDER BY "MigrationId") FROM "__EFMigrationsHistory" """);
        ((string[])(await history.ExecuteScalarAsync())!).ShouldBe(SqlMigrations.Of(folder).Select(m => m.Id));
        await using var locks = database.CreateCommand("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' "
            + "AND database = (SELECT oid FROM pg_database WHERE datname = current_database())");
        (await locks.ExecuteScalarAsync()).ShouldBe(0L, "the lock is given back");
        await using var outbox = database.CreateCommand("SELECT count(*) FROM outbox");
        (await outbox.ExecuteScalarAsync()).ShouldBe(0L);
    }
}
