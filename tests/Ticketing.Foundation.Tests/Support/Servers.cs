using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Ticketing.Migrations;
using Ticketing.TestKit.Servers;

namespace Ticketing.Foundation.Tests.Support;

/// <summary>
/// One broker and one PostgreSQL for all test classes, which run in parallel with channels and databases of
/// their own. They end with this process (see the kit).
/// </summary>
public sealed class Servers : IAsyncLifetime
{
    private static readonly Lazy<Task<(KafkaServer, PostgresServer, string)>> Shared = new(StartAsync);

    private static long _events = Random.Shared.Next(1, 1_000_000) * 1_000L;

    private string _template = "";

    public KafkaServer Kafka { get; private set; } = null!;

    public PostgresServer Postgres { get; private set; } = null!;

    public async Task InitializeAsync() => (Kafka, Postgres, _template) = await Shared.Value;

    public Task DisposeAsync() => Task.CompletedTask;

    /// <summary>An event nobody else uses.</summary>
    internal static EventId NewEvent() => new(Interlocked.Increment(ref _events));

    /// <summary>
    /// A database with the tables that every service has, and <c>effects</c> for <see cref="EffectHandler"/>.
    /// </summary>
    internal Task<string> NewDatabaseAsync() => Postgres.CreateDatabaseAsync(_template);

    private static async Task<(KafkaServer, PostgresServer, string)> StartAsync()
    {
        var kafka = KafkaServer.StartAsync();
        var postgres = await PostgresServer.StartAsync();
        var template = await CreateTemplateAsync(postgres);
        Console.WriteLine($"The broker in these tests is {(await kafka).Description}.");
        return (await kafka, postgres, template);
    }

    internal static async Task<string> CreateTemplateAsync(PostgresServer postgres)
    {
        var template = await postgres.CreateDatabaseAsync();
        var unpooled = template + ";Pooling=false";
        await new DatabaseMigrator(NullLogger<DatabaseMigrator>.Instance)
            .MigrateAsync(unpooled, SqlMigrations.Shared, CancellationToken.None);
        await using var connection = new NpgsqlConnection(unpooled);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(EffectHandler.CreateTable, connection);
        await command.ExecuteNonQueryAsync();
        return template;
    }
}

/// <summary>For what the broker inside librdkafka cannot show: group descriptions, a log on disk.</summary>
public sealed class ApacheKafkaFactAttribute : FactAttribute
{
    public ApacheKafkaFactAttribute()
    {
        if (ApacheKafka.FindHome() is null)
        {
            Skip = "Needs Apache Kafka: set KAFKA_HOME.";
        }
    }
}
