using Aspire.Confluent.Kafka;
using Confluent.Kafka;

namespace Microsoft.Extensions.Hosting;

/// <summary>Registers an <see cref="IProducer{TKey,TValue}"/> as a singleton, keyed or not, with a health check.</summary>
public static class AspireKafkaProducerExtensions
{
    public static void AddKafkaProducer<TKey, TValue>(
        this IHostApplicationBuilder builder, string connectionName) =>
        ProducerRegistration.Add<TKey, TValue>(builder, connectionName, null, null, null);

    public static void AddKafkaProducer<TKey, TValue>(
        this IHostApplicationBuilder builder,
        string connectionName,
        Action<KafkaProducerSettings>? configureSettings) =>
        ProducerRegistration.Add<TKey, TValue>(builder, connectionName, null, configureSettings, null);

    public static void AddKafkaProducer<TKey, TValue>(
        this IHostApplicationBuilder builder,
        string connectionName,
        Action<ProducerBuilder<TKey, TValue>>? configureBuilder) =>
        ProducerRegistration.Add<TKey, TValue>(builder, connectionName, null, null, Ignore(configureBuilder));

    public static void AddKafkaProducer<TKey, TValue>(
        this IHostApplicationBuilder builder,
        string connectionName,
        Action<IServiceProvider, ProducerBuilder<TKey, TValue>>? configureBuilder) =>
        ProducerRegistration.Add<TKey, TValue>(builder, connectionName, null, null, configureBuilder);

    public static void AddKafkaProducer<TKey, TValue>(
        this IHostApplicationBuilder builder,
        string connectionName,
        Action<KafkaProducerSettings>? configureSettings,
        Action<ProducerBuilder<TKey, TValue>>? configureBuilder) =>
        ProducerRegistration.Add<TKey, TValue>(builder, connectionName, null, configureSettings, Ignore(configureBuilder));

    public static void AddKafkaProducer<TKey, TValue>(
        this IHostApplicationBuilder builder,
        string connectionName,
        Action<KafkaProducerSettings>? configureSettings,
        Action<IServiceProvider, ProducerBuilder<TKey, TValue>>? configureBuilder) =>
        ProducerRegistration.Add<TKey, TValue>(builder, connectionName, null, configureSettings, configureBuilder);

    public static void AddKeyedKafkaProducer<TKey, TValue>(
        this IHostApplicationBuilder builder, string name) =>
        ProducerRegistration.Add<TKey, TValue>(builder, name, name, null, null);

    public static void AddKeyedKafkaProducer<TKey, TValue>(
        this IHostApplicationBuilder builder,
        string name,
        Action<KafkaProducerSettings>? configureSettings) =>
        ProducerRegistration.Add<TKey, TValue>(builder, name, name, configureSettings, null);

    public static void AddKeyedKafkaProducer<TKey, TValue>(
        this IHostApplicationBuilder builder,
        string name,
        Action<ProducerBuilder<TKey, TValue>>? configureBuilder) =>
        ProducerRegistration.Add<TKey, TValue>(builder, name, name, null, Ignore(configureBuilder));

    public static void AddKeyedKafkaProducer<TKey, TValue>(
        this IHostApplicationBuilder builder,
        string name,
        Action<IServiceProvider, ProducerBuilder<TKey, TValue>>? configureBuilder) =>
        ProducerRegistration.Add<TKey, TValue>(builder, name, name, null, configureBuilder);

    public static void AddKeyedKafkaProducer<TKey, TValue>(
        this IHostApplicationBuilder builder,
        string name,
        Action<KafkaProducerSettings>? configureSettings,
        Action<ProducerBuilder<TKey, TValue>>? configureBuilder) =>
        ProducerRegistration.Add<TKey, TValue>(builder, name, name, configureSettings, Ignore(configureBuilder));

    public static void AddKeyedKafkaProducer<TKey, TValue>(
        this IHostApplicationBuilder builder,
        string name,
        Action<KafkaProducerSettings>? configureSettings,
        Action<IServiceProvider, ProducerBuilder<TKey, TValue>>? configureBuilder) =>
        ProducerRegistration.Add<TKey, TValue>(builder, name, name, configureSettings, configureBuilder);

    private static Action<IServiceProvider, ProducerBuilder<TKey, TValue>>? Ignore<TKey, TValue>(
        Action<ProducerBuilder<TKey, TValue>>? configure) =>
        configure is null ? null : (_, builder) => configure(builder);
}
