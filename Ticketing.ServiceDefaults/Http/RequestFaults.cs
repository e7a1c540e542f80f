using System.Data.Common;
using System.Net.Mime;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Ticketing.ServiceDefaults.Http;

/// <summary>
/// What is the caller's fault and not ours: each is answered with 4xx, and nothing of it is logged as an error.
/// </summary>
internal static class RequestFaults
{
    /// <summary>PostgreSQL: text that it cannot store, such as U+0000.</summary>
    private static readonly string[] UnstorableText = ["22021", "22P05"];

    /// <summary>
    /// 415 for a body in another charset than UTF-8, which is the only one of JSON (RFC 8259). The framework throws
    /// InvalidOperationException for a charset it has not heard of, which would look like a bug of ours.
    /// </summary>
    public static IApplicationBuilder UseUtf8Only(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) || !type.Charset.HasValue)
        {
            return next(context);
        }

        if (HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase))
        {
            // In quotes, as RFC 9110 allows, the framework does not know it.
            type.Charset = "utf-8";
            context.Request.ContentType = type.ToString();
            return next(context);
        }

        context.Response.Headers.Accept = $"{MediaTypeNames.Application.Json}; charset=utf-8";
        return Problems.Of(StatusCodes.Status415UnsupportedMediaType, "unsupported-media-type",
            "The body must be UTF-8; send application/json without another charset.").ExecuteAsync(context);
    });

    /// <summary>
    /// The problem of a request that could not be read or stored as it is; null when the fault is not the caller's.
    /// </summary>
    public static IResult? ProblemOf(Exception exception) => exception switch
    {
        BadHttpRequestException { InnerException: JsonException json } bad => Problems.Of(bad.StatusCode, CodeOf(bad),
            $"The body is not the JSON that is expected here (at {json.Path ?? "$"}, line {json.LineNumber + 1})."),
        BadHttpRequestException bad => Problems.Of(bad.StatusCode, CodeOf(bad), bad.Message),
        DbException { SqlState: { } state } when UnstorableText.Contains(state) => Problems.Of(
            StatusCodes.Status400BadRequest, "invalid-request", "The request holds a character that no text may have."),
        _ => exception.InnerException is { } inner ? ProblemOf(inner) : null,
    };

    /// <summary>A value in the path or query that cannot be read is another mistake than a body that is no JSON.</summary>
    private static string CodeOf(BadHttpRequestException bad) => bad.StatusCode switch
    {
        StatusCodes.Status408RequestTimeout => "request-timeout",
        StatusCodes.Status413PayloadTooLarge => "payload-too-large",
        StatusCodes.Status415UnsupportedMediaType => "unsupported-media-type",
        _ when bad.InnerException is JsonException || bad.Message.Contains("body", StringComparison.Ordinal) =>
            "malformed-json",
        _ => "invalid-request",
    };
}
