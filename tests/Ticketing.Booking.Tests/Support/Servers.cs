using Npgsql;
using StackExchange.Redis;
using Ticketing.Migrations;

namespace Ticketing.Booking.Tests.Support;

/// <summary>PostgreSQL and Redis for all tests of this assembly, and a database for each that asks.</summary>
public sealed class Servers : IAsyncLifetime
{
    private const string Template = "booking_template";

    private readonly LocalServer _postgres = new("postgres.sh");
    private readonly LocalServer _redis = new("redis.sh");
    private int _databases;

    public string RedisConnection =>
        $"127.0.0.1:{_redis.Port},password={LocalServer.Password},abortConnect=false";

    public async Task InitializeAsync()
    {
        await _postgres.WaitUntilUpAsync(() => ExecuteAsync("postgres", "SELECT 1"));
        await _redis.WaitUntilUpAsync(async () =>
        {
            using var redis = await ConnectionMultiplexer.ConnectAsync(
                RedisConnection.Replace("abortConnect=false", "abortConnect=true", StringComparison.Ordinal));
            await redis.GetDatabase().PingAsync();
        });
        await ExecuteAsync("postgres", $"CREATE DATABASE {Template}");
        foreach (var (_, sql) in SqlMigrations.Of("Booking"))
        {
            await ExecuteAsync(Template, sql);
        }
    }

    public Task DisposeAsync()
    {
        _postgres.Dispose();
        _redis.Dispose();
        return Task.CompletedTask;
    }

    /// <summary>The connection string of a new database with the service's schema.</summary>
    public async Task<string> NewDatabaseAsync()
    {
        var name = $"booking_{Interlocked.Increment(ref _databases)}";
        await ExecuteAsync("postgres", $"CREATE DATABASE {name} TEMPLATE {Template}");
        return ConnectionString(name);
    }

    private string ConnectionString(string database) =>
        $"Host=127.0.0.1;Port={_postgres.Port};Username=postgres;Password={LocalServer.Password};"
        + $"Database={database}";

    private async Task ExecuteAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString(database) + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}

/// <summary>Shares the servers; the tests of the collection run one after another.</summary>
[CollectionDefinition(Name)]
public sealed class ServersCollection : ICollectionFixture<Servers>
{
    public const string Name = "servers";
}
