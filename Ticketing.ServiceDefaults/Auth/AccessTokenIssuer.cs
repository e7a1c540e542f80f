using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Ticketing.Contracts;
using Ticketing.ServiceDefaults.Auth.Sellers;

namespace Ticketing.ServiceDefaults.Auth;

/// <summary>
/// Signs access tokens (JWT, ES256). Only event-ticketing holds the private key. Example payload:
/// <c>{"sub":"0192…","role":"buyer","name":"Ada","sid":"0192…","iat":1795680000,"exp":1795680900,"iss":"ticketing"}</c>.
/// </summary>
public sealed class AccessTokenIssuer : IDisposable
{
    /// <summary>Claim <c>iss</c> of all our tokens.</summary>
    internal const string Issuer = "ticketing";

    private readonly ECDsa _key = ECDsa.Create();
    private readonly JsonWebTokenHandler _writer = new() { SetDefaultTimesOnTokenCreation = false };
    private readonly SigningCredentials _credentials;
    private readonly TimeProvider _clock;

    /// <param name="privateKey">PKCS#8, base64, curve P-256.</param>
    /// <param name="clock">Time of issue.</param>
    /// <exception cref="CryptographicException">The key is not such a key.</exception>
    public AccessTokenIssuer(string privateKey, TimeProvider clock)
    {
        _clock = clock;
        _key.ImportPkcs8PrivateKey(Convert.FromBase64String(privateKey), out _);
        // A factory of its own: the shared one would go on using a key that another instance disposed.
        var key = new ECDsaSecurityKey(_key) { CryptoProviderFactory = new CryptoProviderFactory() };
        _credentials = new SigningCredentials(key, SecurityAlgorithms.EcdsaSha256);
    }

    /// <summary>A token for <paramref name="user"/> that ends after <paramref name="lifetime"/>.</summary>
    public (string Token, DateTimeOffset ExpiresAt) Issue(
        UserId user, string role, string name, Guid sessionId, TimeSpan lifetime) =>
        Issue(user.Value, role, name, sessionId, lifetime, null);

    /// <summary>
    /// A token by which a member of a team, or an API key, acts for a seller; <paramref name="subject"/> is the member's
    /// or the key's id.
    /// </summary>
    public (string Token, DateTimeOffset ExpiresAt) IssueDelegated(
        Guid subject, string name, Guid sessionId, TimeSpan lifetime, Delegation delegation) =>
        Issue(subject, Policies.Seller, name, sessionId, lifetime, delegation);

    private (string Token, DateTimeOffset ExpiresAt) Issue(
        Guid subject, string role, string name, Guid sessionId, TimeSpan lifetime, Delegation? delegation)
    {
        var now = _clock.GetUtcNow();
        var expiresAt = DateTimeOffset.FromUnixTimeSeconds((now + lifetime).ToUnixTimeSeconds());
        var claims = delegation?.ToClaims() ?? [];
        claims[ClaimsPrincipalExtensions.Subject] = subject.ToString();
        claims[ClaimsPrincipalExtensions.RoleName] = role;
        claims[ClaimsPrincipalExtensions.Name] = name;
        claims[ClaimsPrincipalExtensions.Session] = sessionId.ToString();
        var token = _writer.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            IssuedAt = now.UtcDateTime,
            Expires = expiresAt.UtcDateTime,
            Claims = claims,
            SigningCredentials = _credentials,
        });
        return (token, expiresAt);
    }

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();
}
