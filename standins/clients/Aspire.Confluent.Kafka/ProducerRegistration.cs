using Confluent.Kafka;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aspire.Confluent.Kafka;

internal static class ProducerRegistration
{
    private const string Section = "Aspire:Confluent:Kafka:Producer";
    private const string CheckName = "Aspire.Confluent.Kafka.Producer";

    public static void Add<TKey, TValue>(
        IHostApplicationBuilder builder,
        string connectionName,
        string? key,
        Action<KafkaProducerSettings>? configureSettings,
        Action<IServiceProvider, ProducerBuilder<TKey, TValue>>? configureBuilder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(connectionName);
        var settings = ReadSettings(builder.Configuration, connectionName, configureSettings);
        IProducer<TKey, TValue> Build(IServiceProvider services) => Create(services, settings, configureBuilder);
        if (key is null)
        {
            builder.Services.AddSingleton(Build);
        }
        else
        {
            builder.Services.AddKeyedSingleton(key, (services, _) => Build(services));
        }

        KafkaTelemetry.Register(builder, settings.DisableTracing, settings.DisableMetrics);
        if (!settings.DisableHealthChecks)
        {
            KafkaHealthCheck.Register(builder, key is null ? CheckName : $"{CheckName}_{connectionName}", settings.Config);
        }
    }

    private static KafkaProducerSettings ReadSettings(
        IConfiguration configuration, string connectionName, Action<KafkaProducerSettings>? configure)
    {
        var settings = new KafkaProducerSettings();
        foreach (var section in new[] { configuration.GetSection(Section), configuration.GetSection($"{Section}:{connectionName}") })
        {
            section.Bind(settings);
            section.GetSection("Config").Bind(settings.Config);
        }

        settings.ConnectionString = configuration.GetConnectionString(connectionName) ?? settings.ConnectionString;
        configure?.Invoke(settings);
        settings.Consolidate();
        return settings;
    }

    private static IProducer<TKey, TValue> Create<TKey, TValue>(
        IServiceProvider services,
        KafkaProducerSettings settings,
        Action<IServiceProvider, ProducerBuilder<TKey, TValue>>? configure)
    {
        settings.Validate();
        var builder = new ProducerBuilder<TKey, TValue>(settings.Config);
        configure?.Invoke(services, builder);
        var logger = services.GetRequiredService<ILoggerFactory>().CreateLogger("Aspire.Confluent.Kafka");
        try
        {
            builder.SetLogHandler((_, message) => KafkaTelemetry.Write(logger, message));
        }
        catch (InvalidOperationException)
        {
            // The caller set a handler of its own: the builder takes one only.
            logger.LogWarning("LogHandler is already set. Skipping... No logs will be written.");
        }

        return new TracedProducer<TKey, TValue>(builder.Build());
    }
}
