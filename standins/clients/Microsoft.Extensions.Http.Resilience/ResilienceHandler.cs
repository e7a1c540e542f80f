using System.Threading.RateLimiting;
using Polly;

namespace Microsoft.Extensions.Http.Resilience;

/// <summary>Sends a request through the pipeline of its client.</summary>
internal sealed class ResilienceHandler(StandardPipeline pipeline) : DelegatingHandler
{
    internal static readonly ResiliencePropertyKey<HttpRequestMessage> Request = new("Resilience.Http.RequestMessage");

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var lease = await pipeline.Limiter.AcquireAsync(1, cancellationToken).ConfigureAwait(false);
        if (!lease.IsAcquired)
        {
            throw new HttpRequestException("The rate limiter of this HTTP client refused the request.");
        }

        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(Request, request);
        try
        {
            return await pipeline.Strategies.ExecuteAsync(
                async attempt => await base.SendAsync(Again(request), attempt.CancellationToken).ConfigureAwait(false),
                context).ConfigureAwait(false);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    /// <summary>A copy for one attempt, so that what inner handlers add is not added twice.</summary>
    private static HttpRequestMessage Again(HttpRequestMessage request)
    {
        if (request.Content is StreamContent)
        {
            throw new InvalidOperationException("A request with StreamContent cannot be sent again: buffer its content.");
        }

        var copy = new HttpRequestMessage(request.Method, request.RequestUri)
        {
            Content = request.Content,
            Version = request.Version,
            VersionPolicy = request.VersionPolicy,
        };
        foreach (var (name, values) in request.Headers)
        {
            copy.Headers.TryAddWithoutValidation(name, values);
        }

        foreach (var (key, value) in request.Options)
        {
            ((IDictionary<string, object?>)copy.Options)[key] = value;
        }

        return copy;
    }
}

/// <summary>The layers of one named client; lives as long as the host, so that a circuit stays open over handlers.</summary>
internal sealed class StandardPipeline(HttpStandardResilienceOptions options) : IDisposable
{
    public RateLimiter Limiter { get; } = new ConcurrencyLimiter(options.RateLimiter.DefaultRateLimiterOptions);

    public ResiliencePipeline<HttpResponseMessage> Strategies { get; } =
        new ResiliencePipelineBuilder<HttpResponseMessage>()
            .AddTimeout(options.TotalRequestTimeout)
            .AddRetry(options.Retry)
            .AddCircuitBreaker(options.CircuitBreaker)
            .AddTimeout(options.AttemptTimeout)
            .Build();

    public void Dispose() => Limiter.Dispose();
}
