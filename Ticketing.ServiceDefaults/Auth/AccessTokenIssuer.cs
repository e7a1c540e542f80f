using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Ticketing.Contracts;
using Ticketing.ServiceDefaults.Auth.Sellers;

namespace Ticketing.ServiceDefaults.Auth;

/// <summary>
/// Signs access tokens (JWT, ES256). Only event-ticketing holds the private key. Example payload:
/// <c>{"sub":"0192…","role":"buyer","name":"Ada","sid":"0192…","email_verified":true,"iat":1795680000,"exp":1795680900,
/// "iss":"ticketing"}</c>.
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
    /// <param name="user">Whom it speaks for.</param>
    /// <param name="role">One of <see cref="Policies"/>.</param>
    /// <param name="name">For people.</param>
    /// <param name="sessionId">The log-in it belongs to.</param>
    /// <param name="lifetime">How long it is good.</param>
    /// <param name="isEmailVerified">Whether the user's address is known to be theirs; orders need it.</param>
    public (string Token, DateTimeOffset ExpiresAt) Issue(
        UserId user, string role, string name, Guid sessionId, TimeSpan lifetime, bool isEmailVerified = true) =>
        Issue(user.Value, role, name, sessionId, lifetime, null, isEmailVerified);

    /// <summary>
    /// A token by which a member of a team, or an API key, acts for a seller; <paramref name="subject"/> is the member's
    /// or the key's id.
    /// </summary>
    public (string Token, DateTimeOffset ExpiresAt) IssueDelegated(
        Guid subject, string name, Guid sessionId, TimeSpan lifetime, Delegation delegation) =>
        Issue(subject, Policies.Seller, name, sessionId, lifetime, delegation, isEmailVerified: true);

    private (string Token, DateTimeOffset ExpiresAt) Issue(
        Guid subject, string role, string name, Guid sessionId, TimeSpan lifetime, Delegation? delegation,
        bool isEmailVerified)
    {
        var now = _clock.GetUtcNow();
        var expiresAt = DateTimeOffset.FromUnixTimeSeconds((now + lifetime).ToUnixTimeSeconds());
        var claims = delegation?.ToClaims() ?? [];
        claims[ClaimsPrincipalExtensions.Subject] = subject.ToString();
        claims[ClaimsPrincipalExtensions.RoleName] = role;
        claims[ClaimsPrincipalExtensions.Name] = name;
        claims[ClaimsPrincipalExtensions.Session] = sessionId.ToString();
        claims[ClaimsPrincipalExtensions.EmailVerified] = isEmailVerified;
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
