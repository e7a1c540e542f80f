using Confluent.Kafka;

namespace Aspire.Confluent.Kafka;

/// <summary>Bound from <c>Aspire:Confluent:Kafka:Consumer</c>, then from the section of the connection's name below it.</summary>
public sealed class KafkaConsumerSettings
{
    /// <summary>Becomes <c>bootstrap.servers</c>, as in <c>localhost:9092</c>.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>What the client is made with; explicit settings belong here.</summary>
    public ConsumerConfig Config { get; } = new();

    public bool DisableMetrics { get; set; }

    public bool DisableTracing { get; set; }

    public bool DisableHealthChecks { get; set; }

    internal void Consolidate()
    {
        if (ConnectionString is not null)
        {
            Config.BootstrapServers = ConnectionString;
        }

        // As the real package: librdkafka emits its statistics each second while metrics are on.
        if (!DisableMetrics)
        {
            Config.StatisticsIntervalMs ??= 1000;
        }
    }

    internal void Validate()
    {
        if (Config.BootstrapServers is null)
        {
            throw new InvalidOperationException("No bootstrap servers configured.");
        }

        if (Config.GroupId is null)
        {
            throw new InvalidOperationException("No group id configured.");
        }
    }
}
