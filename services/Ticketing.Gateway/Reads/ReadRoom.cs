using System.Threading.RateLimiting;
using Ticketing.ServiceDefaults.Http;
using Yarp.ReverseProxy.Model;

namespace Ticketing.Gateway.Reads;

/// <summary>
/// Public reads that are on their way to a service at the same time. They never take all of its connections, so that
/// people who order find one when readers are too many; then readers are told to come again.
/// </summary>
internal sealed class ReadRoom : IDisposable
{
    /// <summary>Half of the connections to one replica (Proxy/ApiRoutes.cs).</summary>
    internal const int AtOnce = 128;

    /// <summary>Readers that wait, oldest first; one more gets 503.</summary>
    internal const int Waiting = 1_024;

    private readonly PartitionedRateLimiter<string> _rooms = PartitionedRateLimiter.Create<string, string>(
        service => RateLimitPartition.GetConcurrencyLimiter(service, _ => new ConcurrencyLimiterOptions
        {
            PermitLimit = AtOnce,
            QueueLimit = Waiting,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        }));

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<RouteModel>() is not { } route
            || route.Config.OutputCachePolicy != PublicReads.Policy
            || !HttpMethods.IsGet(context.Request.Method))
        {
            await next(context);
            return;
        }

        using var place = await TryAcquireAsync(route.Config.ClusterId!, context.RequestAborted);
        if (place is null)
        {
            // Left while waiting: no fault of ours, and nobody reads the answer.
            context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return;
        }

        if (place.IsAcquired)
        {
            await next(context);
            return;
        }

        await Problems.TemporarilyUnavailable(context).ExecuteAsync(context);
    }

    public void Dispose() => _rooms.Dispose();

    /// <summary>Null when the reader is gone.</summary>
    private async Task<RateLimitLease?> TryAcquireAsync(string service, CancellationToken aborted)
    {
        try
        {
            return await _rooms.AcquireAsync(service, 1, aborted);
        }
        catch (OperationCanceledException) when (aborted.IsCancellationRequested)
        {
            return null;
        }
    }
}
