using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OpenTelemetry.Instrumentation.Http;

namespace OpenTelemetry.Trace
{
    public static class HttpClientInstrumentationTracerProviderBuilderExtensions
    {
        public static TracerProviderBuilder AddHttpClientInstrumentation(this TracerProviderBuilder builder) =>
            AddHttpClientInstrumentation(builder, null, null);

        public static TracerProviderBuilder AddHttpClientInstrumentation(
            this TracerProviderBuilder builder, Action<HttpClientTraceInstrumentationOptions>? configure) =>
            AddHttpClientInstrumentation(builder, null, configure);

        /// <summary>Since .NET 9 the runtime names and tags these spans itself; options only filter and enrich.</summary>
        public static TracerProviderBuilder AddHttpClientInstrumentation(
            this TracerProviderBuilder builder, string? name, Action<HttpClientTraceInstrumentationOptions>? configure)
        {
            ArgumentNullException.ThrowIfNull(builder);
            name ??= Options.DefaultName;
            if (configure is not null)
            {
                builder.ConfigureServices(services => services.Configure(name, configure));
            }

            return builder.AddSource("System.Net.Http").AddInstrumentation(services => OutgoingSpans.Start(
                services.GetRequiredService<IOptionsMonitor<HttpClientTraceInstrumentationOptions>>().Get(name)));
        }
    }
}

namespace OpenTelemetry.Metrics
{
    public static class HttpClientInstrumentationMeterProviderBuilderExtensions
    {
        /// <summary>Collects the meters that HttpClient and name resolution have carried since .NET 8.</summary>
        public static MeterProviderBuilder AddHttpClientInstrumentation(this MeterProviderBuilder builder) =>
            builder.AddMeter("System.Net.Http").AddMeter("System.Net.NameResolution");
    }
}
