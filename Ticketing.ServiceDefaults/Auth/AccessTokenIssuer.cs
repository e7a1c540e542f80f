using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Ticketing.Contracts;

namespace Ticketing.ServiceDefaults.Auth;

/// <summary>Signs access tokens (JWT, ES256). Only event-ticketing holds the private key.</summary>
public sealed class AccessTokenIssuer : IDisposable
{
    private readonly ECDsa _key = ECDsa.Create();
    private readonly Lock _keyLock = new();
    private readonly TimeProvider _clock;

    /// <param name="privateKey">PKCS#8, base64, curve P-256.</param>
    /// <param name="clock">Time of issue.</param>
    /// <exception cref="CryptographicException">The key is not such a key.</exception>
    public AccessTokenIssuer(string privateKey, TimeProvider clock)
    {
        _clock = clock;
        _key.ImportPkcs8PrivateKey(Convert.FromBase64String(privateKey), out _);
    }

    /// <summary>A token for <paramref name="user"/> that ends after <paramref name="lifetime"/>.</summary>
    public (string Token, DateTimeOffset ExpiresAt) Issue(
        UserId user, string role, string name, Guid sessionId, TimeSpan lifetime)
    {
        var now = _clock.GetUtcNow();
        var expiresAt = DateTimeOffset.FromUnixTimeSeconds((now + lifetime).ToUnixTimeSeconds());
        var payload = new TokenPayload(
            user.Value, role, name, sessionId, now.ToUnixTimeSeconds(), expiresAt.ToUnixTimeSeconds(),
            TokenFormat.Issuer);
        var body =
            Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(payload, TokenJson.Default.TokenPayload));
        var signed = $"{TokenFormat.Header}.{body}";
        byte[] signature;
        lock (_keyLock)
        {
            signature = _key.SignData(TokenFormat.SigningInput(signed), HashAlgorithmName.SHA256);
        }

        return ($"{signed}.{Base64Url.EncodeToString(signature)}", expiresAt);
    }

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();
}
