using Confluent.Kafka;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Ticketing.Contracts.Channels;
using Ticketing.Messaging.Consuming;
using Ticketing.Messaging.Data;
using Ticketing.Messaging.Directory;
using Ticketing.Messaging.Outboxes;
using Ticketing.Messaging.Publishing;
using Ticketing.ServiceDefaults.Outages;

namespace Ticketing.Messaging;

/// <summary>Registers messaging in a service.</summary>
public static class MessagingExtensions
{
    /// <summary>Aspire name of the broker's connection.</summary>
    private const string Kafka = "kafka";

    /// <summary>
    /// Adds the publisher, topic provisioning and a consumer for every active channel. The service registers an
    /// <see cref="IMessageBatchHandler"/> (singleton) and an <see cref="IEventDirectorySource"/>, and may register an
    /// <see cref="IEventDirectoryStore"/>.
    /// </summary>
    /// <param name="builder">The service.</param>
    /// <param name="serviceName">One of <see cref="ServiceNames"/>.</param>
    /// <exception cref="InvalidOperationException">Connection string <c>kafka</c> is missing.</exception>
    public static IHostApplicationBuilder AddTicketingMessaging(this IHostApplicationBuilder builder, string serviceName)
    {
        var options = new MessagingOptions();
        builder.Configuration.GetSection("Ticketing:Messaging").Bind(options);
        options.ServiceName = serviceName;
        options.BootstrapServers = builder.Configuration.GetConnectionString(Kafka)
            ?? throw new InvalidOperationException("Connection string 'kafka' is missing; the AppHost sets it.");

        var services = builder.Services;
        services.AddSingleton(options);
        services.AddSingleton(new OutageKind(typeof(KafkaException)));
        services.AddSingleton(_ => ClientSettings.BuildProducer(options));
        services.AddSingleton(_ => ClientSettings.BuildAdminClient(options));
        services.AddSingleton<KafkaPublisher>();
        services.AddSingleton<TopicProvisioner>();
        services.AddSingleton<DeadLetterReplay>();
        services.AddHosted<BrokerIdentity>();
        services.AddHealthChecks().AddCheck<BrokerIdentity>(Kafka);
        services.AddHosted<EventDirectory>();
        services.AddSingleton<IEventDirectory>(provider => provider.GetRequiredService<EventDirectory>());
        services.AddHostedService<ChannelConsumers>();
        return builder;
    }

    /// <summary>Reads the event directory from event-ticketing by service discovery.</summary>
    public static IHostApplicationBuilder AddHttpEventDirectory(this IHostApplicationBuilder builder)
    {
        builder.Services.AddHttpClient<IEventDirectorySource, HttpEventDirectorySource>(client =>
            client.BaseAddress = new Uri($"http://{ServiceNames.EventTicketing}"));
        return builder;
    }

    /// <summary>Adds the relay that sends the outbox rows of the service's <see cref="NpgsqlDataSource"/>.</summary>
    public static IHostApplicationBuilder AddOutboxRelay(this IHostApplicationBuilder builder)
    {
        builder.Services.TryAddSingleton<OutboxSignal>();
        builder.Services.TryAddSingleton<Database>();
        builder.Services.AddHostedService<OutboxRelay>();
        builder.Services.AddHostedService<LostLogRecovery>();
        return builder;
    }

    /// <summary>
    /// Adds the service's own database: as an EF Core context for ordinary work, and as a <see cref="Database"/> (over an
    /// <see cref="NpgsqlDataSource"/>) for statements.
    /// </summary>
    /// <param name="builder">The service.</param>
    /// <param name="connectionName">Aspire name of the database.</param>
    /// <exception cref="InvalidOperationException">The connection string is missing.</exception>
    public static IHostApplicationBuilder AddServiceDatabase<TContext>(
        this IHostApplicationBuilder builder, string connectionName)
        where TContext : DbContext
    {
        builder.AddNpgsqlDbContext<TContext>(connectionName);
        var connectionString = builder.Configuration.GetConnectionString(connectionName)
            ?? throw new InvalidOperationException($"Connection string '{connectionName}' is missing; the AppHost sets it.");
        builder.Services.AddSingleton(_ => NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString)
        {
            // Small on purpose: PostgreSQL on a few cores is fastest with few busy connections. Whoever finds the pool
            // empty waits; after the timeout the request is answered 503 and a batch is tried again.
            MaxPoolSize = 20,
            Timeout = 5,
            CommandTimeout = 15,
            ApplicationName = builder.Environment.ApplicationName,
            MaxAutoPrepare = 50,

            // Nobody leaves anything in a session: settings are LOCAL, and locks that are not a transaction's are given back
            // by hand. Saves seven statements for every connection taken out.
            NoResetOnClose = true,
        }));
        builder.Services.TryAddSingleton<OutboxSignal>();
        builder.Services.TryAddSingleton<Database>();
        return builder;
    }

    /// <summary>A hosted service that others can ask for.</summary>
    private static void AddHosted<T>(this IServiceCollection services)
        where T : class, IHostedService
    {
        services.AddSingleton<T>();
        services.AddHostedService(provider => provider.GetRequiredService<T>());
    }
}
