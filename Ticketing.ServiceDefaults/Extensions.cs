using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Ticketing.ServiceDefaults.Http;
using Ticketing.ServiceDefaults.Telemetry;

namespace Ticketing.ServiceDefaults;

/// <summary>What every process of the system does the same way.</summary>
public static class Extensions
{
    private const string LivenessTag = "live";

    /// <summary>Telemetry, health checks, service discovery, resilient HTTP clients and the clock.</summary>
    public static TBuilder AddServiceDefaults<TBuilder>(this TBuilder builder)
        where TBuilder : IHostApplicationBuilder
    {
        builder.AddTelemetry();
        builder.Services.AddHealthChecks().AddCheck("self", () => HealthCheckResult.Healthy(), [LivenessTag]);
        builder.Services.AddServiceDiscovery();
        builder.Services.ConfigureHttpClientDefaults(http =>
        {
            http.AddStandardResilienceHandler();
            http.AddServiceDiscovery();
            http.AddHttpMessageHandler(() => new ConnectionFaults());
        });
        builder.Services.TryAddSingleton(TimeProvider.System);

        // Half of Kubernetes' default grace period: what is in flight is finished, streams end at once.
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(15));
        return builder;
    }

    /// <summary>
    /// <c>/health</c> answers 200 when the process and what it needs are ready, <c>/alive</c> when the process runs.
    /// Both tell only a word, so they may be open.
    /// </summary>
    public static WebApplication MapDefaultEndpoints(this WebApplication app)
    {
        app.MapHealthChecks("/health").AllowAnonymous();
        app.MapHealthChecks("/alive", new HealthCheckOptions { Predicate = r => r.Tags.Contains(LivenessTag) })
            .AllowAnonymous();
        return app;
    }

    /// <summary>False where the endpoint is not set or empty: then nothing is traced, because nobody listens.</summary>
    internal static bool ExportsTelemetry(IConfiguration configuration) =>
        !string.IsNullOrWhiteSpace(configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]);

    private static void AddTelemetry<TBuilder>(this TBuilder builder)
        where TBuilder : IHostApplicationBuilder
    {
        builder.Logging.AddOpenTelemetry(logging =>
        {
            logging.IncludeFormattedMessage = true;
            logging.IncludeScopes = true;
        });
        // A line for every HTTP call between services, several a second for each process; what fails is told at Warning.
        builder.Logging.AddFilter("Polly", LogLevel.Warning).AddFilter("System.Net.Http.HttpClient", LogLevel.Warning);
        var telemetry = builder.Services.AddOpenTelemetry()
            .WithMetrics(metrics => metrics
                .AddAspNetCoreInstrumentation()
                .AddHttpClientInstrumentation()
                .AddRuntimeInstrumentation()
                .AddMeter("Ticketing.*", "Npgsql"));
        if (!ExportsTelemetry(builder.Configuration))
        {
            // Spans that go nowhere cost a tenth of a reservation, and a scope and a span are made for every request while
            // this category is on. What it would say at our levels others say too.
            builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
            return;
        }

        telemetry
            .WithTracing(tracing => tracing
                .SetSampler(new WorkSampler())
                .AddSource(builder.Environment.ApplicationName, "Ticketing.*", "Npgsql")
                .AddAspNetCoreInstrumentation(options =>
                    options.Filter = context => !context.Request.Path.StartsWithSegments("/health")
                        && !context.Request.Path.StartsWithSegments("/alive"))
                .AddHttpClientInstrumentation())
            .UseOtlpExporter();
    }
}
