namespace Ticketing.AppHost.Infrastructure;

/// <summary>
/// Apache Kafka as one container that is broker and controller (KRaft). The connection string is what Kafka clients
/// call bootstrap servers: <c>host:port</c>.
/// </summary>
/// <param name="name">Resource name, and the broker's host name in the container network.</param>
internal sealed class KafkaResource(string name) : ContainerResource(name), IResourceWithConnectionString
{
    internal const string EndpointName = "tcp";

    private EndpointReference? _endpoint;

    /// <summary>Where it listens for clients outside its own container.</summary>
    public EndpointReference PrimaryEndpoint => _endpoint ??= new EndpointReference(this, EndpointName);

    /// <inheritdoc/>
    public ReferenceExpression ConnectionStringExpression => ReferenceExpression.Create(
        $"{PrimaryEndpoint.Property(EndpointProperty.HostAndPort)}");
}

/// <summary>
/// Adds Kafka to the application with the settings of <c>infra/local/kafka.sh</c>, so that both worlds run the same
/// broker (docs/adr/0029).
/// </summary>
internal static class KafkaBuilderExtensions
{
    /// <summary>The official image of the release that the tests use: https://hub.docker.com/r/apache/kafka.</summary>
    private const string Image = "apache/kafka";

    private const string Tag = "4.3.1";
    private const int Port = 9092;
    private const int ControllerPort = 9093;
    private const string DataPath = "/var/lib/kafka/data";

    /// <summary>
    /// The image takes its cluster id from the environment and has a constant for who names none. The services know a
    /// lost log by a changed id, so it is drawn once and kept beside the log.
    /// </summary>
    private const string Start =
        $"f={DataPath}/cluster-id; [ -s $f ] || /opt/kafka/bin/kafka-storage.sh random-uuid > $f; "
        + "export CLUSTER_ID=$(cat $f); exec /etc/kafka/docker/run";

    /// <summary>A broker with a health check by an ApiVersions request.</summary>
    public static IResourceBuilder<KafkaResource> AddKafka(this IDistributedApplicationBuilder builder, string name)
    {
        var resource = new KafkaResource(name);
        return builder.AddResource(resource)
            .WithImage(Image, Tag)
            .WithImageRegistry("docker.io")
            .WithEndpoint(targetPort: Port, name: KafkaResource.EndpointName, scheme: "tcp")
            .WithArgs("bash", "-c", Start)
            .WithEnvironment(context => Configure(context, resource))
            .WithKafkaCheck();
    }

    /// <summary>Keeps the log in a named volume.</summary>
    public static IResourceBuilder<KafkaResource> WithDataVolume(this IResourceBuilder<KafkaResource> kafka) =>
        kafka.WithVolume($"ticketing-{kafka.Resource.Name}-data", DataPath);

    /// <summary>The image turns <c>KAFKA_A_B</c> into the broker's setting <c>a.b</c>.</summary>
    private static void Configure(EnvironmentCallbackContext context, KafkaResource kafka)
    {
        var settings = context.EnvironmentVariables;
        settings["KAFKA_NODE_ID"] = "1";
        settings["KAFKA_PROCESS_ROLES"] = "broker,controller";
        settings["KAFKA_LISTENERS"] = $"PLAINTEXT://0.0.0.0:{Port},CONTROLLER://localhost:{ControllerPort}";
        settings["KAFKA_CONTROLLER_LISTENER_NAMES"] = "CONTROLLER";
        settings["KAFKA_CONTROLLER_QUORUM_VOTERS"] = $"1@localhost:{ControllerPort}";
        settings["KAFKA_LISTENER_SECURITY_PROTOCOL_MAP"] = "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT";
        // Clients go on at the address that the broker names. Services run as processes of the developer's machine when
        // the AppHost runs, and as neighbours of the container once it is published.
        settings["KAFKA_ADVERTISED_LISTENERS"] = context.ExecutionContext.IsRunMode
            ? ReferenceExpression.Create($"PLAINTEXT://localhost:{kafka.PrimaryEndpoint.Property(EndpointProperty.Port)}")
            : ReferenceExpression.Create($"PLAINTEXT://{kafka.PrimaryEndpoint.Property(EndpointProperty.HostAndPort)}");
        settings["KAFKA_LOG_DIRS"] = $"{DataPath}/logs";
        settings["KAFKA_AUTO_CREATE_TOPICS_ENABLE"] = "false";
        settings["KAFKA_NUM_PARTITIONS"] = "10";
        settings["KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR"] = "1";
        settings["KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS"] = "10";
        settings["KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR"] = "1";
        settings["KAFKA_TRANSACTION_STATE_LOG_MIN_ISR"] = "1";
        settings["KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS"] = "0";
        settings["KAFKA_GROUP_MIN_SESSION_TIMEOUT_MS"] = "1000";
        settings["KAFKA_LOG_RETENTION_HOURS"] = "24";
        settings["KAFKA_NUM_RECOVERY_THREADS_PER_DATA_DIR"] = "8";
    }
}
