using Microsoft.AspNetCore.Http.HttpResults;
using Ticketing.Gateway.Web;
using Ticketing.ServiceDefaults.Http;
using Yarp.ReverseProxy.Forwarder;

namespace Ticketing.Gateway.Proxy;

/// <summary>
/// Words the failures of forwarding as problem details; a service's own answers pass as they are. Tells of each in one
/// line: the proxy's own log, with a stack for everybody who leaves a page with a stream, is off in the settings.
/// </summary>
internal static partial class ForwardingProblems
{
    public static IApplicationBuilder UseForwardingProblems(this IApplicationBuilder proxy) =>
        proxy.Use(async (context, next) =>
        {
            await next(context);
            if (context.GetForwarderErrorFeature() is not { } failure || context.RequestAborted.IsCancellationRequested)
            {
                return;
            }

            LogFailed(
                context.RequestServices.GetRequiredService<ILogger<GatewayLog>>(), context.Request.Method,
                context.GetEndpoint()?.DisplayName, failure.Error, failure.Exception?.GetBaseException().Message);
            if (context.Response.HasStarted)
            {
                return;
            }

            context.Response.Clear();
            context.RequestServices.GetRequiredService<SecurityHeaders>().Set(context);
            await Answer(context, failure).ExecuteAsync(context);
        });

    private static ProblemHttpResult Answer(HttpContext context, IForwarderErrorFeature failure)
    {
        if (Refusal(failure.Exception) is { } refusal)
        {
            var tooLarge = refusal.StatusCode == StatusCodes.Status413PayloadTooLarge;
            return Problems.Of(refusal.StatusCode, tooLarge ? "payload-too-large" : "invalid-request", refusal.Message);
        }

        return Problems.TemporarilyUnavailable(context);
    }

    /// <summary>
    /// The client's own fault, such as a body over the limit, found while its request was being copied.
    /// </summary>
    private static BadHttpRequestException? Refusal(Exception? exception) => exception switch
    {
        null => null,
        BadHttpRequestException refusal => refusal,
        AggregateException all => all.InnerExceptions.Select(Refusal).FirstOrDefault(found => found is not null),
        _ => Refusal(exception.InnerException),
    };

    [LoggerMessage(LogLevel.Warning, "{Method} {Route} could not be forwarded: {Error} ({Reason})")]
    private static partial void LogFailed(
        ILogger logger, string method, string? route, ForwarderError error, string? reason);

    /// <summary>Names the log's category.</summary>
    private sealed class GatewayLog;
}
