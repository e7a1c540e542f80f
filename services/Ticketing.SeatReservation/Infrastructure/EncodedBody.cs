using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace Ticketing.SeatReservation.Infrastructure;

/// <summary>
/// A JSON answer in bytes with its ETag (RFC 9110 section 8.8.3): part of the SHA-256 of the bytes, so that
/// every replica gives the same answer the same tag.
/// </summary>
public sealed class EncodedBody
{
    private const int TagBytes = 12;
    private readonly EntityTagHeaderValue _tag;

    private EncodedBody(byte[] bytes)
    {
        Bytes = bytes;
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        _tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(hash[..TagBytes])}\"");
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
        context.Response.Headers.CacheControl = "no-cache";
        return TypedResults.Bytes(Bytes, "application/json; charset=utf-8", entityTag: _tag);
    }
}
