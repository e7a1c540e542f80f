namespace OpenTelemetry.Instrumentation.Runtime
{
    /// <summary>Has no options today; the type keeps the real signature.</summary>
    public class RuntimeInstrumentationOptions;
}

namespace OpenTelemetry.Metrics
{
    using OpenTelemetry.Instrumentation.Runtime;

    public static class MeterProviderBuilderExtensions
    {
        /// <summary>GC, JIT, thread pool and exceptions: since .NET 9 the runtime's own meter counts them.</summary>
        public static MeterProviderBuilder AddRuntimeInstrumentation(this MeterProviderBuilder builder) =>
            builder.AddMeter("System.Runtime");

        public static MeterProviderBuilder AddRuntimeInstrumentation(
            this MeterProviderBuilder builder, Action<RuntimeInstrumentationOptions>? configure)
        {
            configure?.Invoke(new RuntimeInstrumentationOptions());
            return builder.AddRuntimeInstrumentation();
        }
    }
}
