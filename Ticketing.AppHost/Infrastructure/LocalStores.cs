using System.Globalization;
using Microsoft.Extensions.Configuration;
using Ticketing.AppHost.Dashboard;

namespace Ticketing.AppHost.Infrastructure;

/// <summary>
/// The stores as processes of this machine, for a machine without containers. Each server is started by a
/// small script in infra/local, listens on a port of its own on loopback only, and keeps its data in the data
/// folder.
/// </summary>
internal static class LocalStores
{
    /// <summary>Names an installed Apache Kafka; without it the broker inside librdkafka is used.</summary>
    private const string KafkaHome = "KAFKA_HOME";

    public static Stores Add(IDistributedApplicationBuilder builder)
    {
        var data = DataFolder.Of(builder);
        var password = builder.AddParameter(
            "local-password", DataFolder.Secret(builder, "local-password", DataFolder.NewPassword), secret: true);

        var postgres = AddServer(builder, "postgres-server", "postgres.sh", Path.Combine(data, "postgres"), password)
            .WithIconName("Database");
        postgres.WithPostgresCheck(PostgresAddress(postgres, password, "postgres"));
        var redis = AddServer(builder, "redis-server", "redis.sh", Path.Combine(data, "redis"), password)
            .WithIconName("Timer");
        redis.WithRedisCheck(RedisAddress(redis, password));
        var kvrocks = AddServer(builder, "kvrocks-server", "kvrocks.sh", Path.Combine(data, "kvrocks"), password)
            .WithIconName("DatabaseLightning");
        kvrocks.WithRedisCheck(RedisAddress(kvrocks, password));
        return new Stores(
            Database(builder, "event-ticketing-db", postgres, password),
            Database(builder, "booking-db", postgres, password),
            RedisConnection(builder, "redis", redis, password),
            RedisConnection(builder, "kvrocks", kvrocks, password),
            AddKafka(builder, data, password),
            MailServer.IsGiven(builder) ? MailServer.Given(builder) : MailServer.Local(builder),
            HasApacheKafka: KafkaHomeOf(builder) is not null);
    }

    private static IResourceBuilder<ExecutableResource> AddServer(
        IDistributedApplicationBuilder builder, string name, string script, string data,
        IResourceBuilder<ParameterResource> password)
    {
        var scripts = Path.GetFullPath(Path.Combine(builder.AppHostDirectory, "..", "infra", "local"));
        var port = PublicPort.Free();
        var portText = port.ToString(CultureInfo.InvariantCulture);
        return builder.AddExecutable(name, "bash", scripts, Path.Combine(scripts, script))
            .WithEndpoint(port: port, targetPort: port, name: "tcp", scheme: "tcp", isProxied: false)
            .WithEnvironment("SERVER_PORT", portText)
            .WithEnvironment("SERVER_DATA", data)
            .WithEnvironment("SERVER_PASSWORD", password)
            .WithKillCommand()
            .ExcludeFromManifest();
    }

    private static IResourceBuilder<IResourceWithConnectionString> Database(
        IDistributedApplicationBuilder builder, string name, IResourceBuilder<ExecutableResource> server,
        IResourceBuilder<ParameterResource> password) =>
        builder.AddConnectionString(name, PostgresAddress(server, password, name))
            .WaitFor(server).WithParentRelationship(server);

    private static IResourceBuilder<IResourceWithConnectionString> RedisConnection(
        IDistributedApplicationBuilder builder, string name, IResourceBuilder<ExecutableResource> server,
        IResourceBuilder<ParameterResource> password) =>
        builder.AddConnectionString(name, RedisAddress(server, password))
            .WaitFor(server).WithParentRelationship(server);

    private static ReferenceExpression PostgresAddress(
        IResourceBuilder<ExecutableResource> server, IResourceBuilder<ParameterResource> password, string database)
    {
        var port = server.GetEndpoint("tcp").Property(EndpointProperty.Port);
        return ReferenceExpression.Create(
            $"Host=127.0.0.1;Port={port};Username=postgres;Password={password};Database={database}");
    }

    private static ReferenceExpression RedisAddress(
        IResourceBuilder<ExecutableResource> server, IResourceBuilder<ParameterResource> password) =>
        ReferenceExpression.Create(
            $"127.0.0.1:{server.GetEndpoint("tcp").Property(EndpointProperty.Port)},password={password}");

    /// <summary>
    /// Apache Kafka where <c>KAFKA_HOME</c> (environment or <c>Ticketing:KafkaHome</c>; <c>none</c> to ignore
    /// it) names one, else the embedded broker, which keeps its log in memory only.
    /// </summary>
    private static IResourceBuilder<IResourceWithConnectionString> AddKafka(
        IDistributedApplicationBuilder builder, string data, IResourceBuilder<ParameterResource> password)
    {
        if (KafkaHomeOf(builder) is { } home)
        {
            var server = AddServer(builder, "kafka-server", "kafka.sh", Path.Combine(data, "kafka"), password)
                .WithKafkaCheck()
                .WithIconName("ArrowSwap")
                .WithEnvironment(KafkaHome, home)
                .WithEnvironment("CONTROLLER_PORT", PublicPort.Free().ToString(CultureInfo.InvariantCulture));
            return KafkaConnection(builder, server);
        }

        var port = PublicPort.Free();
        var portText = port.ToString(CultureInfo.InvariantCulture);
        var embedded = builder.AddProject<Projects.Ticketing_EmbeddedBroker>("embedded-broker", launchProfileName: null)
            .WithEndpoint(port: port, targetPort: port, name: "tcp", scheme: "tcp", isProxied: false)
            .WithArgs("--port", portText)
            .WithIconName("ArrowSwap").WithKillCommand()
            .WithKafkaCheck()
            .ExcludeFromManifest();
        return KafkaConnection(builder, embedded);
    }

    private static string? KafkaHomeOf(IDistributedApplicationBuilder builder) =>
        (builder.Configuration["Ticketing:KafkaHome"] ?? builder.Configuration[KafkaHome])
            is { Length: > 0 } and not "none" and var home ? home : null;

    private static IResourceBuilder<IResourceWithConnectionString> KafkaConnection<T>(
        IDistributedApplicationBuilder builder, IResourceBuilder<T> server)
        where T : class, IResourceWithEndpoints =>
        builder.AddConnectionString("kafka", ReferenceExpression.Create(
            $"127.0.0.1:{server.GetEndpoint("tcp").Property(EndpointProperty.Port)}"))
            .WaitFor(server).WithParentRelationship(server);
}
