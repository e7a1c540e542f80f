using System.Security.Cryptography;
using System.Text;

namespace Ticketing.ServiceDefaults.Http;

/// <summary>
/// The <c>Idempotency-Key</c> header: a request that is sent again with its key gets the first answer, and is refused if
/// it asks for something else. Who answers keeps the key and <see cref="Fingerprint"/> in the transaction of the work.
/// </summary>
/// <remarks>Source: IETF draft "The Idempotency-Key HTTP Header Field".</remarks>
public static class IdempotencyKey
{
    /// <summary>The header's name.</summary>
    public const string Header = "Idempotency-Key";

    /// <summary>Longest key, in characters: a UUID with room for a prefix.</summary>
    public const int MaxLength = 80;

    /// <summary>The key came before with another request.</summary>
    public static Refusal Reused { get; } = new(
        409, "idempotency-key-reused", "This Idempotency-Key was used with another request.");

    /// <summary>Null when the key is absent or 1 to 80 visible ASCII characters.</summary>
    public static Refusal? Check(string? key) =>
        key is null || (key.Length is > 0 and <= MaxLength && !key.AsSpan().ContainsAnyExceptInRange('!', '~'))
            ? null
            : Refusal.Invalid(Header, $"1 to {MaxLength} visible ASCII characters.");

    /// <summary>SHA-256 of what a request asks, in a form that does not depend on how its JSON was written.</summary>
    public static byte[] Fingerprint(ReadOnlySpan<byte> request) => SHA256.HashData(request);

    /// <inheritdoc cref="Fingerprint(ReadOnlySpan{byte})"/>
    public static byte[] Fingerprint(string request) => SHA256.HashData(Encoding.UTF8.GetBytes(request));
}
