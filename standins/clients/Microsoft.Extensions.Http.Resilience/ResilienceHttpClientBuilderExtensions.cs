using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.Http.Resilience
{
    public interface IHttpStandardResiliencePipelineBuilder
    {
        string PipelineName { get; }

        DependencyInjection.IServiceCollection Services { get; }
    }
}

namespace Microsoft.Extensions.DependencyInjection
{
    public static class ResilienceHttpClientBuilderExtensions
    {
        /// <summary>Rate limit, total time, retries, circuit breaker and time an attempt around a client's requests.</summary>
        public static IHttpStandardResiliencePipelineBuilder AddStandardResilienceHandler(this IHttpClientBuilder builder)
        {
            ArgumentNullException.ThrowIfNull(builder);
            var name = $"{builder.Name}-standard";
            builder.Services.AddOptions<HttpStandardResilienceOptions>(name);
            builder.Services.AddKeyedSingleton(name, (services, _) => new StandardPipeline(
                services.GetRequiredService<IOptionsMonitor<HttpStandardResilienceOptions>>().Get(name)));
            builder.AddHttpMessageHandler(
                services => new ResilienceHandler(services.GetRequiredKeyedService<StandardPipeline>(name)));

            // The pipeline has the timeouts; the client's own 100 s would cut across them.
            builder.ConfigureHttpClient(client => client.Timeout = Timeout.InfiniteTimeSpan);
            return new Named(name, builder.Services);
        }

        public static IHttpStandardResiliencePipelineBuilder AddStandardResilienceHandler(
            this IHttpClientBuilder builder, IConfigurationSection section) =>
            builder.AddStandardResilienceHandler().Configure(section);

        public static IHttpStandardResiliencePipelineBuilder AddStandardResilienceHandler(
            this IHttpClientBuilder builder, Action<HttpStandardResilienceOptions> configure) =>
            builder.AddStandardResilienceHandler().Configure(configure);

        private sealed record Named(string PipelineName, IServiceCollection Services)
            : IHttpStandardResiliencePipelineBuilder;
    }

    public static class HttpStandardResiliencePipelineBuilderExtensions
    {
        public static IHttpStandardResiliencePipelineBuilder Configure(
            this IHttpStandardResiliencePipelineBuilder builder, IConfigurationSection section)
        {
            builder.Services.Configure<HttpStandardResilienceOptions>(builder.PipelineName, section);
            return builder;
        }

        public static IHttpStandardResiliencePipelineBuilder Configure(
            this IHttpStandardResiliencePipelineBuilder builder, Action<HttpStandardResilienceOptions> configure)
        {
            builder.Services.Configure(builder.PipelineName, configure);
            return builder;
        }
    }
}
