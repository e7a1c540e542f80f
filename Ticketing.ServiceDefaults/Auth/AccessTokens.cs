using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Ticketing.Contracts;

namespace Ticketing.ServiceDefaults.Auth;

/// <summary>
/// Checks access tokens. A checked token is remembered until it expires, because a signature check costs about 70 µs
/// and a buyer sends the same token many times in a rush.
/// </summary>
public sealed class AccessTokens : IDisposable
{
    /// <summary>Remembered tokens; at the bound all are forgotten, which costs one check each.</summary>
    private const int MaxRemembered = 100_000;

    /// <summary>Longer than any token we issue; refuses what would only cost work.</summary>
    private const int MaxTokenLength = 2_048;

    private const string BearerPrefix = "Bearer ";

    /// <summary>Allowed difference between our clocks.</summary>
    private static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, TokenClaims> _checked = new(StringComparer.Ordinal);
    private readonly ECDsa _key = ECDsa.Create();
    private readonly Lock _keyLock = new();
    private readonly TimeProvider _clock;

    /// <param name="publicKey">SubjectPublicKeyInfo, base64, curve P-256.</param>
    /// <param name="clock">Decides what is expired.</param>
    /// <exception cref="CryptographicException">The key is not such a key.</exception>
    public AccessTokens(string publicKey, TimeProvider clock)
    {
        _clock = clock;
        _key.ImportSubjectPublicKeyInfo(Convert.FromBase64String(publicKey), out _);
    }

    /// <summary>The claims of a token that we signed and that has not expired; otherwise null.</summary>
    public TokenClaims? Check(string token)
    {
        if (!_checked.TryGetValue(token, out var claims))
        {
            claims = Verify(token);
            if (claims is null)
            {
                return null;
            }

            if (_checked.Count >= MaxRemembered)
            {
                _checked.Clear();
            }

            _checked[token] = claims;
        }

        if (_clock.GetUtcNow() < claims.ExpiresAt + ClockSkew)
        {
            return claims;
        }

        _checked.TryRemove(token, out _);
        return null;
    }

    /// <summary>
    /// Whether the request brings a bearer token (RFC 6750) at all, and its claims if <see cref="Check"/> has
    /// any.
    /// </summary>
    public bool TryCheck(HttpRequest request, out TokenClaims? claims)
    {
        var header = request.Headers.Authorization.ToString();
        var brings = header.StartsWith(BearerPrefix, StringComparison.OrdinalIgnoreCase);
        claims = brings ? Check(header[BearerPrefix.Length..].Trim()) : null;
        return brings;
    }

    /// <summary>
    /// Cancelled when the request's token ends: for answers that outlive a request, such as streams, so that nobody
    /// follows longer than they may. The caller disposes it.
    /// </summary>
    public CancellationTokenSource UntilExpiry(HttpRequest request)
    {
        TryCheck(request, out var claims);
        var left = claims is null ? TimeSpan.Zero : claims.ExpiresAt + ClockSkew - _clock.GetUtcNow();
        return new CancellationTokenSource(left > TimeSpan.Zero ? left : TimeSpan.Zero, _clock);
    }

    private TokenClaims? Verify(string token)
    {
        var bodyStart = TokenFormat.Header.Length + 1;
        if (token.Length > MaxTokenLength || !token.StartsWith(TokenFormat.Header + ".", StringComparison.Ordinal))
        {
            return null;
        }

        var bodyEnd = token.IndexOf('.', bodyStart);
        if (bodyEnd < 0 || !TryDecode(token.AsSpan(bodyEnd + 1), out var signature)
            || !TryDecode(token.AsSpan(bodyStart, bodyEnd - bodyStart), out var body))
        {
            return null;
        }

        lock (_keyLock)
        {
            var signed = TokenFormat.SigningInput(token.AsSpan(0, bodyEnd));
            if (!_key.VerifyData(signed, signature, HashAlgorithmName.SHA256))
            {
                return null;
            }
        }

        // Signed by us, so the payload is ours; a payload of another shape would be a bug worth an exception.
        var payload = JsonSerializer.Deserialize(body, TokenJson.Default.TokenPayload);
        return payload is { Issuer: TokenFormat.Issuer }
            ? new TokenClaims(new UserId(payload.Subject), payload.Role, payload.Name, payload.Session,
                DateTimeOffset.FromUnixTimeSeconds(payload.ExpiresAt))
            : null;
    }

    private static bool TryDecode(ReadOnlySpan<char> text, out byte[] bytes)
    {
        bytes = [];
        if (!Base64Url.IsValid(text))
        {
            return false;
        }

        bytes = Base64Url.DecodeFromChars(text);
        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();
}
