using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;
using Ticketing.SeatReservation.Infrastructure;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.SeatReservation.Tests.Support;

/// <summary>The HTTP side of the service on a port of its own: a replica without Kafka.</summary>
internal sealed class SeatHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private SeatHost(WebApplication app, Uri address)
    {
        _app = app;
        Client = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(20) };
    }

    public HttpClient Client { get; }

    public static async Task<SeatHost> StartAsync(
        KvrocksServer server, params IEnumerable<(string Key, string Value)> settings)
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
        var connection = await server.ConnectAsync();
        builder.Services.AddKeyedSingleton<IConnectionMultiplexer>("kvrocks", (_, _) => connection); // the host ends it
        builder.AddTicketingApi(SeatJson.Default);
        builder.AddSeatReservation();
        var app = builder.Build();
        app.UseTicketingApi();
        app.MapSeatReservation();
        await app.StartAsync();
        return new SeatHost(app, new Uri(app.Urls.First()));
    }

    /// <summary>
    /// Begins to stop, as the orchestrator asks for it; returns when the service has
    /// stopped.
    /// </summary>
    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }
}
