using Npgsql;
using Ticketing.Migrations;
using Ticketing.TestKit.Servers;

namespace Ticketing.Booking.Tests.Support;

/// <summary>PostgreSQL and Redis for all tests of this assembly, and a database for each that asks.</summary>
public sealed class Servers : IAsyncLifetime
{
    private PostgresServer _postgres = null!;
    private RedisServer _redis = null!;
    private string _template = "";

    public string RedisConnection => $"{_redis.Connection},abortConnect=false";

    public async Task InitializeAsync()
    {
        _postgres = await PostgresServer.StartAsync();
        _redis = await RedisServer.StartAsync();
        _template = await _postgres.CreateDatabaseAsync();
        await using var connection = new NpgsqlConnection(_template + ";Pooling=false");
        await connection.OpenAsync();
        foreach (var (_, sql) in SqlMigrations.Of("Booking"))
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync();
        }
    }

    public async Task DisposeAsync()
    {
        await _postgres.DisposeAsync();
        await _redis.DisposeAsync();
    }

    /// <summary>The connection string of a new database with the service's schema.</summary>
    public Task<string> NewDatabaseAsync() => _postgres.CreateDatabaseAsync(_template);
}

/// <summary>Shares the servers; the tests of the collection run one after another.</summary>
[CollectionDefinition(Name)]
public sealed class ServersCollection : ICollectionFixture<Servers>
{
    public const string Name = "servers";
}
