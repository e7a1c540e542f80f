using System.Data.Common;
using System.Net.Sockets;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Ticketing.ServiceDefaults.Http;

/// <summary>
/// Turns what escapes an endpoint into problem details: a malformed request to 400, an outage of a store or broker to
/// 503 with Retry-After, anything else (a bug) to 500 without details. Everything from 500 up is logged with its trace.
/// </summary>
internal sealed partial class OutageExceptionHandler(ILogger<OutageExceptionHandler> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellation)
    {
        if (exception is OperationCanceledException && context.RequestAborted.IsCancellationRequested)
        {
            // The client left: nobody reads an answer, and it is no fault of ours.
            context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return true;
        }

        if (exception is BadHttpRequestException bad)
        {
            var code = bad.StatusCode == StatusCodes.Status413PayloadTooLarge ? "payload-too-large" : "malformed-json";
            var detail = bad.InnerException is System.Text.Json.JsonException json
                ? $"The body is not the JSON that is expected here: {json.Message}"
                : bad.Message;
            await Problems.Of(bad.StatusCode, code, detail).ExecuteAsync(context);
            return true;
        }

        if (IsOutage(exception))
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

    /// <summary>Redis and Kafka exceptions are known by name, so that this library needs neither client.</summary>
    private static bool IsOutage(Exception exception) => exception switch
    {
        DbException { IsTransient: true } or SocketException or TimeoutException or HttpRequestException => true,
        DbException { InnerException: SocketException or IOException or TimeoutException } => true,
        _ when exception.GetType().Name.StartsWith("Redis", StringComparison.Ordinal) => true,
        _ when exception.GetType().FullName == "Confluent.Kafka.KafkaException" => true,
        _ => exception.InnerException is not null && IsOutage(exception.InnerException),
    };

    [LoggerMessage(LogLevel.Warning, "{Method} {Path}: a store or broker is away")]
    private partial void LogOutage(Exception exception, string method, string path);

    [LoggerMessage(LogLevel.Error, "{Method} {Path} failed")]
    private partial void LogBug(Exception exception, string method, string path);
}
