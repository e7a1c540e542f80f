using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Ticketing.Contracts.Channels;
using Ticketing.Messaging;
using Ticketing.Messaging.Consuming;
using Ticketing.Messaging.Directory;
using Ticketing.Messaging.Publishing;

namespace Ticketing.Foundation.Tests.Support;

/// <summary>A replica of seat-reservation with the product's messaging, wired as the services do it.</summary>
internal sealed class TestService : IAsyncDisposable
{
    private readonly IHost _host;

    private TestService(IHost host) => _host = host;

    public KafkaPublisher Publisher => _host.Services.GetRequiredService<KafkaPublisher>();

    public TopicProvisioner Topics => _host.Services.GetRequiredService<TopicProvisioner>();

    public DeadLetterReplay DeadLetters => _host.Services.GetRequiredService<DeadLetterReplay>();

    /// <summary>Starts a replica.</summary>
    /// <param name="bootstrapServers">The broker.</param>
    /// <param name="database">With a relay for its outbox; null for none.</param>
    /// <param name="handler">Null: consumes nothing.</param>
    /// <param name="directory">Null: knows no event.</param>
    /// <param name="logs">Null: nowhere.</param>
    public static async Task<TestService> StartAsync(
        string bootstrapServers, NpgsqlDataSource? database = null, IMessageBatchHandler? handler = null,
        TestDirectory? directory = null, ILoggerProvider? logs = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:kafka"] = bootstrapServers,
            ["Ticketing:Messaging:DirectoryPollInterval"] = "00:00:00.050",
            ["Ticketing:Messaging:BrokerCheckInterval"] = "00:00:00.500",
        });
        builder.Services.AddLogging(logging =>
        {
            if (logs is not null)
            {
                logging.AddProvider(logs);
            }
        });
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(handler ?? new RefusingHandler());
        builder.Services.AddSingleton<IEventDirectorySource>(directory ?? new TestDirectory());
        builder.AddTicketingMessaging(ServiceNames.SeatReservation);
        if (database is not null)
        {
            builder.Services.AddSingleton(database); // an instance: the test disposes of it
            builder.AddOutboxRelay();
        }

        var host = builder.Build();
        await host.StartAsync();
        return new TestService(host);
    }

    /// <summary>Stops the way a service stops: drains, commits, leaves its groups.</summary>
    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }

    private sealed class RefusingHandler : IMessageBatchHandler
    {
        public Task HandleAsync(IReadOnlyList<IncomingMessage> batch, CancellationToken cancellation) =>
            throw new InvalidOperationException("This replica should consume nothing.");
    }
}
