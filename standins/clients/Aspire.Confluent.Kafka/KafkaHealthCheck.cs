using Confluent.Kafka;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace Aspire.Confluent.Kafka;

/// <summary>
/// Healthy when the broker takes a message on the topic "healthchecks-topic", as the real package's check does: that
/// proves more than a connection.
/// </summary>
internal sealed class KafkaHealthCheck(ClientConfig client) : IHealthCheck, IDisposable
{
    private const string Topic = "healthchecks-topic";
    private readonly Lock _gate = new();
    private IProducer<string, string>? _producer;

    public static void Register(IHostApplicationBuilder builder, string name, ClientConfig client)
    {
        if (builder.Properties.TryAdd($"Aspire.HealthChecks.{name}", true))
        {
            builder.Services.AddKeyedSingleton(name, (_, _) => new KafkaHealthCheck(client));
            builder.Services.AddHealthChecks().Add(new HealthCheckRegistration(
                name, services => services.GetRequiredKeyedService<KafkaHealthCheck>(name), null, null));
        }
    }

    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var message = new Message<string, string> { Key = "healthcheck-key", Value = "Check Kafka healthy" };
            var result = await Producer().ProduceAsync(Topic, message, cancellationToken);
            return result.Status == PersistenceStatus.NotPersisted
                ? new HealthCheckResult(context.Registration.FailureStatus, "Message is not persisted or a failure is raised.")
                : HealthCheckResult.Healthy();
        }
        catch (KafkaException e)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, exception: e);
        }
    }

    private IProducer<string, string> Producer()
    {
        lock (_gate)
        {
            return _producer ??= new ProducerBuilder<string, string>(Config()).Build();
        }
    }

    // Only what reaches the broker: a consumer's own settings would be refused by a producer.
    private ProducerConfig Config()
    {
        string[] connectionPrefixes = ["bootstrap.", "security.", "sasl.", "ssl.", "client.", "broker.address."];
        return new ProducerConfig(client
            .Where(p => Array.Exists(connectionPrefixes, x => p.Key.StartsWith(x, StringComparison.Ordinal)))
            .ToDictionary())
        {
            SocketTimeoutMs = 1000,
            MessageTimeoutMs = 1000,
            StatisticsIntervalMs = 0,
        };
    }

    public void Dispose() => _producer?.Dispose();
}
