namespace Ticketing.SystemKit.Running;

/// <summary>How a test starts the system.</summary>
/// <param name="Name">Names its log folder.</param>
/// <param name="EmbeddedBroker">True: the broker inside librdkafka even where Apache Kafka is at
/// hand.</param>
/// <param name="OtlpEndpoint">Where telemetry goes (HTTP, protobuf), or null.</param>
/// <param name="Durable">True: PostgreSQL waits for the disk, as in real life. Tests kill processes, not
/// machines.</param>
/// <param name="RequireVerifiedEmail">True: who registers opens the link of a mail before the first order, as in real
/// life.</param>
/// <param name="Settings">Of the AppHost, as <c>name=value</c>.</param>
public sealed record SystemOptions(
    string Name, bool EmbeddedBroker = false, Uri? OtlpEndpoint = null, bool Durable = false,
    bool RequireVerifiedEmail = false, IReadOnlyList<string>? Settings = null)
{
    /// <summary>The Apache Kafka that the environment names, unless the embedded broker is asked for.</summary>
    public string? KafkaHome =>
        !EmbeddedBroker && Environment.GetEnvironmentVariable("KAFKA_HOME") is { Length: > 0 } home ? home : null;

    /// <summary>False: the embedded broker.</summary>
    public bool HasApacheKafka => KafkaHome is not null;

    /// <summary>For people.</summary>
    public string Broker =>
        LocalServers.WhyNot is not null ? "Apache Kafka in a container, if there is an engine"
        : HasApacheKafka ? $"Apache Kafka in {KafkaHome}"
        : "the embedded broker (librdkafka)";
}
