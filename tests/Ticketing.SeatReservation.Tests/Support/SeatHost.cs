using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;
using Ticketing.Contracts.Channels;
using Ticketing.Messaging;
using Ticketing.Messaging.Directory;
using Ticketing.SeatReservation.Reconciling;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.SeatReservation.Tests.Support;

/// <summary>The HTTP side of the service on a port of its own: a replica without Kafka.</summary>
internal sealed class SeatHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private readonly AccessTokenIssuer _tokens;

    private SeatHost(WebApplication app, Uri address, AccessTokenIssuer tokens)
    {
        _app = app;
        _tokens = tokens;
        Client = new HttpClient { BaseAddress = address, Timeout = Eventually.Patience };
    }

    public HttpClient Client { get; }

    /// <summary>A token that the host believes.</summary>
    public string TokenFor(string role) =>
        _tokens.Issue(UserId.New(DateTimeOffset.UtcNow), role, "Ada", Guid.NewGuid(), TimeSpan.FromMinutes(5)).Token;

    public static Task<SeatHost> StartAsync(
        KvrocksServer server, params IEnumerable<(string Key, string Value)> settings) =>
        StartAsync(server, settings, _ => { });

    /// <summary>With the prices of a directory.</summary>
    public static Task<SeatHost> StartAsync(KvrocksServer server, FixedDirectory directory) =>
        StartAsync(server, [], builder => builder.Services.AddSingleton<IEventDirectory>(directory));

    /// <summary>With a directory that says what is on sale.</summary>
    public static Task<SeatHost> StartAsync(
        KvrocksServer server, OnSaleDirectory directory, params IEnumerable<(string Key, string Value)> settings) =>
        StartAsync(server, settings, builder => builder.Services.AddSingleton(directory));

    /// <summary>With audit and rebuild, and with what they ask.</summary>
    public static Task<SeatHost> StartForOperatorsAsync(
        KvrocksServer server, FixedDirectory directory, TicketRecord record, string broker) => StartAsync(
            server, [("AuditSettleTime", "00:00:00.010")], builder =>
            {
                builder.Services.AddSingleton<IEventDirectory>(directory);
                builder.Services.AddSingleton(new MessagingOptions { BootstrapServers = broker });
                builder.Services.AddHttpClient(ServiceNames.EventTicketing)
                    .ConfigurePrimaryHttpMessageHandler(() => record);
            });

    private static async Task<SeatHost> StartAsync(
        KvrocksServer server, IEnumerable<(string Key, string Value)> settings, Action<WebApplicationBuilder> more)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Configuration["Auth:PublicKey"] = Convert.ToBase64String(key.ExportSubjectPublicKeyInfo());
        foreach (var (name, value) in settings)
        {
            builder.Configuration[$"SeatReservation:{name}"] = value;
        }

        builder.Services.AddSingleton(TimeProvider.System);
        // A stop that waited for something without end would last longer than any test is patient.
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = 2 * Eventually.Patience);
        var connection = await server.ConnectAsync();
        builder.Services.AddKeyedSingleton<IConnectionMultiplexer>("kvrocks", (_, _) => connection); // the host ends it
        builder.AddTicketingApi();
        builder.AddSeatReservation();
        more(builder);
        if (builder.Services.All(service => service.ServiceType != typeof(IEventDirectory)))
        {
            builder.Services.TryAddSingleton(new OnSaleDirectory());
            builder.Services.AddSingleton<IEventDirectory>(s => s.GetRequiredService<OnSaleDirectory>());
        }

        var app = builder.Build();
        app.UseTicketingApi();
        app.MapSeatReservation();
        if (app.Services.GetService<MessagingOptions>() is not null)
        {
            app.MapReconciling();
        }

        await app.StartAsync();
        return new SeatHost(app, new Uri(app.Urls.First()),
            new AccessTokenIssuer(Convert.ToBase64String(key.ExportPkcs8PrivateKey()), TimeProvider.System));
    }

    /// <summary>
    /// Begins to stop, as the orchestrator asks for it; returns when the service has
    /// stopped.
    /// </summary>
    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        _tokens.Dispose();
        await Task.Run(() => _app.DisposeAsync().AsTask()); // it ends the connection (KvrocksServer.EndAsync)
    }
}
