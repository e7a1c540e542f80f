using System.Data.Common;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.RegularExpressions;
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
    /// <summary>
    /// The assembly whose <see cref="InvalidCastException"/> means that an answer of the store has another form than its
    /// request asks for: the client lost its place in the connection, and recovers by a new one.
    /// </summary>
    private const string RedisClient = "StackExchange.Redis";

    public async ValueTask<bool> TryHandleAsync(
        HttpContext context, Exception exception, CancellationToken cancellation)
    {
        if (exception is OperationCanceledException && context.RequestAborted.IsCancellationRequested)
        {
            // The client left: nobody reads an answer, and it is no fault of ours.
            context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return true;
        }

        if (exception is BadHttpRequestException bad)
        {
            var detail = bad.InnerException is JsonException json
                ? $"The body is not the JSON that is expected here (at {json.Path ?? "$"}, line {json.LineNumber + 1})."
                : bad.Message;
            await Problems.Of(bad.StatusCode, CodeOf(bad), detail).ExecuteAsync(context);
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

    /// <summary>
    /// A value in the path or query that cannot be read is another mistake than a body that is no JSON.
    /// </summary>
    private static string CodeOf(BadHttpRequestException bad) => bad.StatusCode switch
    {
        StatusCodes.Status413PayloadTooLarge => "payload-too-large",
        StatusCodes.Status415UnsupportedMediaType => "unsupported-media-type",
        _ when bad.InnerException is JsonException || bad.Message.Contains("body", StringComparison.Ordinal) =>
            "malformed-json",
        _ => "invalid-request",
    };

    private static bool IsOutage(Exception exception) => exception switch
    {
        DbException { IsTransient: true } or SocketException or TimeoutException or HttpRequestException => true,
        DbException { InnerException: SocketException or IOException or TimeoutException } => true,
        InvalidCastException { Source: RedisClient } => true,
        _ when IsOutageByName(exception.GetType()) => true,
        _ when exception.GetType().FullName == $"{RedisClient}.RedisServerException" =>
            ServerIsUnready().IsMatch(exception.Message),
        _ => exception.InnerException is not null && IsOutage(exception.InnerException),
    };

    /// <summary>
    /// Redis and Kafka exceptions are known by the name of their type or of one it derives from (a generic
    /// <c>ProduceException</c> is a <c>KafkaException</c>), so that this library needs neither client.
    /// </summary>
    private static bool IsOutageByName(Type? type) => type is not null && (type.FullName is
        "Confluent.Kafka.KafkaException" or "Ticketing.Messaging.Publishing.PublishException"
        or "StackExchange.Redis.RedisConnectionException" or "StackExchange.Redis.RedisTimeoutException"
        || IsOutageByName(type.BaseType));

    /// <summary>Codes of errors that pass; Kvrocks may put words of its own before them.</summary>
    [GeneratedRegex(@"\b(LOADING|READONLY|BUSY)\b")]
    private static partial Regex ServerIsUnready();

    [LoggerMessage(LogLevel.Warning, "{Method} {Path}: a store or broker is away")]
    private partial void LogOutage(Exception exception, string method, string path);

    [LoggerMessage(LogLevel.Error, "{Method} {Path} failed")]
    private partial void LogBug(Exception exception, string method, string path);
}
