using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Ticketing.SeatReservation.Infrastructure;

/// <summary>
/// A JSON answer in bytes with its ETag (RFC 9110 section 8.8.3): part of the SHA-256 of the bytes, so that
/// every replica gives the same answer the same tag.
/// </summary>
internal sealed class EncodedBody
{
    private const int TagBytes = 12;
    private const string ContentType = "application/json; charset=utf-8";
    private static readonly StringValues AskAgain = "no-cache";
    private readonly EntityTagHeaderValue _tag;
    private readonly string _tagText;

    private EncodedBody(byte[] bytes)
    {
        Bytes = bytes;
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        _tagText = $"\"{Convert.ToHexStringLower(hash[..TagBytes])}\"";
        _tag = new EntityTagHeaderValue(_tagText);
    }

    /// <summary>UTF-8 JSON.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>Serialises once.</summary>
    public static EncodedBody Of<T>(T body, JsonTypeInfo<T> json) =>
        new(JsonSerializer.SerializeToUtf8Bytes(body, json));

    /// <summary>
    /// 200 with the bytes, or 304 to a caller that has them. <c>no-cache</c> lets anyone keep the answer and
    /// makes them ask whether it still holds.
    /// </summary>
    public FileContentHttpResult ToResult(HttpContext context)
    {
        context.Response.Headers.CacheControl = AskAgain;
        return TypedResults.Bytes(Bytes, ContentType, entityTag: _tag);
    }

    /// <summary>
    /// The same answer without the framework's help, for callers who have nothing or exactly this; false for what needs
    /// RFC 9110's full rules (lists, weak tags, other conditions, ranges).
    /// </summary>
    public bool TryWrite(HttpContext context, out Task written)
    {
        written = Task.CompletedTask;
        var request = context.Request.Headers;
        var known = request.IfNoneMatch;
        if ((known.Count > 0 && known != _tagText) || request.IfMatch.Count > 0)
        {
            return false;
        }

        var response = context.Response;
        response.Headers.CacheControl = AskAgain;
        response.Headers.ETag = _tagText;
        if (known.Count > 0)
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return true;
        }

        response.Headers.ContentType = ContentType;
        response.ContentLength = Bytes.Length;
        written = response.Body.WriteAsync(Bytes, context.RequestAborted).AsTask();
        return true;
    }
}
