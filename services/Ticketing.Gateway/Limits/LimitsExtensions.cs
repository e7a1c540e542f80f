using Microsoft.AspNetCore.Server.Kestrel.Core;
using StackExchange.Redis;
using Ticketing.Gateway.Limits.Addresses;
using Ticketing.Gateway.Limits.Bodies;
using Ticketing.Gateway.Limits.Connections;
using Ticketing.Gateway.Limits.Rates;
using Ticketing.ServiceDefaults.Auth;

namespace Ticketing.Gateway.Limits;

/// <summary>What one sender may use of the gateway (docs/adr/0035-limits-at-the-gateway.md).</summary>
internal static class LimitsExtensions
{
    /// <summary>All connections; Kestrel closes one more at once. Streams to two replicas, and as many requests.</summary>
    private const int MaxConnections = 60_000;

    private const int MaxWebSockets = 20_000;
    private const int RedisConnectMs = 2_000;
    private const int MaxHeaderBytes = 16 * 1024;
    private const int MaxHeaders = 64;

    /// <summary>For all headers, from the first byte.</summary>
    private static readonly TimeSpan HeadersTime = TimeSpan.FromSeconds(10);

    /// <summary>A body must come at least as fast on average, once the grace is over.</summary>
    private static readonly MinDataRate BodyRate = new(bytesPerSecond: 1_024, gracePeriod: TimeSpan.FromSeconds(5));

    public static void AddLimits(this WebApplicationBuilder builder)
    {
        var publicKey = builder.Configuration["Auth:PublicKey"]
            ?? throw new InvalidOperationException("Auth:PublicKey is not configured; the AppHost sets it.");
        builder.Services.AddOptions<LimitOptions>().BindConfiguration(LimitOptions.Section)
            .ValidateDataAnnotations().ValidateOnStart();
        builder.Services
            .AddSingleton(provider => new AccessTokens(publicKey, provider.GetRequiredService<TimeProvider>()))
            .AddSingleton<SignedInUsers>()
            .AddSingleton<TrustedProxies>()
            .AddSingleton<ConnectionLimit>()
            .AddSingleton<StreamLimit>()
            .AddSingleton(BodyRules.Default)
            .AddSingleton<BodyRoom>()
            .AddSingleton<BodyGuard>()
            .AddSingleton(provider => new RateCounters(
                provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<RateCounters>>()))
            .AddSingleton<RateLimit>();

        // It is ready without Redis, and nothing waits for Redis: a command that cannot be sent at once fails.
        builder.AddRedisClient(
            "redis", settings => settings.DisableHealthChecks = true,
            options =>
            {
                options.AbortOnConnectFail = false;
                options.BacklogPolicy = BacklogPolicy.FailFast;

                // Tried again later by itself; stopping waits for a try that runs.
                options.ConnectTimeout = RedisConnectMs;
                options.ConnectRetry = 1;
            });
        builder.Services.AddSingleton(provider => new Lazy<IConnectionMultiplexer>(
            () => provider.GetRequiredService<IConnectionMultiplexer>()));
        builder.Services.AddSingleton<RateExchange>().AddHostedService(provider => provider.GetRequiredService<RateExchange>());
        builder.WebHost.ConfigureKestrel(ConfigureKestrel);
    }

    /// <summary>Before everything that asks for the client's address or scheme.</summary>
    public static void UseTrustedProxies(this WebApplication app) => TrustedProxies.Use(app);

    /// <summary>Before everything that answers.</summary>
    public static void UseConnectionLimits(this WebApplication app) => app.Use(ConnectionLimit.OnRequestAsync);

    /// <summary>After routing and before anything is forwarded. The cheapest refusal comes first.</summary>
    public static void UseRequestLimits(this WebApplication app)
    {
        app.Use(app.Services.GetRequiredService<RateLimit>().InvokeAsync);
        app.Use(app.Services.GetRequiredService<StreamLimit>().InvokeAsync);
        app.Use(app.Services.GetRequiredService<BodyGuard>().InvokeAsync);
    }

    private static void ConfigureKestrel(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = BodyRules.MaxBytes;
        kestrel.Limits.MaxConcurrentConnections = MaxConnections;
        kestrel.Limits.MaxConcurrentUpgradedConnections = MaxWebSockets;
        kestrel.Limits.MaxRequestHeadersTotalSize = MaxHeaderBytes;
        kestrel.Limits.MaxRequestHeaderCount = MaxHeaders;
        kestrel.Limits.RequestHeadersTimeout = HeadersTime;
        kestrel.Limits.MinRequestBodyDataRate = BodyRate;
        kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Use(next =>
        {
            var limit = kestrel.ApplicationServices.GetRequiredService<ConnectionLimit>();
            return connection => limit.OnConnectionAsync(connection, next);
        }));
    }
}
