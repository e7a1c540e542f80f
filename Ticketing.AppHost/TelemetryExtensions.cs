using Microsoft.Extensions.Configuration;

namespace Ticketing.AppHost;

/// <summary>Telemetry beyond what Aspire sets by itself for its dashboard.</summary>
internal static class TelemetryExtensions
{
    /// <summary>
    /// Sends telemetry to a collector of one's own when <c>Ticketing:OtlpEndpoint</c> names one (HTTP,
    /// protobuf), for example <c>http://localhost:4318</c>, and to nobody when it is <c>none</c>: services that hear of no
    /// collector make no spans. Otherwise the Aspire dashboard gets it.
    /// </summary>
    public static IResourceBuilder<ProjectResource> WithTelemetry(
        this IResourceBuilder<ProjectResource> project, IDistributedApplicationBuilder builder) =>
        (builder.ExecutionContext.IsRunMode ? builder.Configuration["Ticketing:OtlpEndpoint"] : null) switch
        {
            null or "" => project,
            "none" => project.WithEnvironment("OTEL_EXPORTER_OTLP_ENDPOINT", ""),
            var endpoint => project.WithEnvironment("OTEL_EXPORTER_OTLP_ENDPOINT", endpoint)
                .WithEnvironment("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf")
                .WithEnvironment("OTEL_BSP_SCHEDULE_DELAY", "500"),
        };
}
