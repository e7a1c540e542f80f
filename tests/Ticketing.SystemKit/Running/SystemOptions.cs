namespace Ticketing.SystemKit.Running;

/// <summary>How a test starts the system.</summary>
/// <param name="Name">Names its log folder.</param>
/// <param name="EmbeddedBroker">True: the broker inside librdkafka even where Apache Kafka is at
/// hand.</param>
/// <param name="OtlpEndpoint">Where telemetry goes (HTTP, protobuf), or null.</param>
/// <param name="Durable">True: PostgreSQL waits for the disk, as in real life. Tests kill processes, not
/// machines.</param>
public sealed record SystemOptions(
    string Name, bool EmbeddedBroker = false, Uri? OtlpEndpoint = null, bool Durable = false)
{
    /// <summary>Apache Kafka if the environment names one, else the embedded broker.</summary>
    public bool HasApacheKafka =>
        !EmbeddedBroker && Environment.GetEnvironmentVariable("KAFKA_HOME") is { Length: > 0 };

    /// <summary>For people.</summary>
    public string Broker => HasApacheKafka
        ? $"Apache Kafka in {Environment.GetEnvironmentVariable("KAFKA_HOME")}"
        : "the embedded broker (librdkafka)";
}
