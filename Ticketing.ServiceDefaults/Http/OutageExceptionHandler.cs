using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Ticketing.ServiceDefaults.Outages;

namespace Ticketing.ServiceDefaults.Http;

/// <summary>
/// Turns what escapes an endpoint into problem details: a malformed request to 400, an outage of a store or broker to
/// 503 with Retry-After, anything else (a bug) to 500 without details. Everything from 500 up is logged with its trace.
/// </summary>
internal sealed partial class OutageExceptionHandler(
    IEnumerable<OutageKind> kinds, ILogger<OutageExceptionHandler> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(
        HttpContext context, Exception exception, CancellationToken cancellation)
    {
        if (exception is OperationCanceledException && context.RequestAborted.IsCancellationRequested)
        {
            // The client left: nobody reads an answer, and it is no fault of ours.
            context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return true;
        }

        if (RequestFaults.ProblemOf(exception) is { } fault)
        {
            await fault.ExecuteAsync(context);
            return true;
        }

        if (Outage.Is(exception) || kinds.Any(kind => kind.Matches(exception)))
        {
            LogOutage(exception, context.Request.Method, context.Request.Path);
            await Problems.TemporarilyUnavailable(context).ExecuteAsync(context);
            return true;
        }

        LogBug(exception, context.Request.Method, context.Request.Path);
        await Problems.Of(StatusCodes.Status500InternalServerError, "internal-error",
            "Something went wrong on our side. Nothing was charged.").ExecuteAsync(context);
        return true;
    }

    [LoggerMessage(LogLevel.Warning, "{Method} {Path}: a store or broker is away")]
    private partial void LogOutage(Exception exception, string method, string path);

    [LoggerMessage(LogLevel.Error, "{Method} {Path} failed")]
    private partial void LogBug(Exception exception, string method, string path);
}
