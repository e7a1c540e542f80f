using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Ticketing.Contracts;

namespace Ticketing.ServiceDefaults.Auth;

/// <summary>
/// Checks access tokens (JWT, ES256) for JwtBearer. A checked token is remembered until it expires, because a signature
/// check costs about 70 µs and a buyer sends the same token many times in a rush.
/// </summary>
public sealed class AccessTokens : JsonWebTokenHandler, IDisposable
{
    /// <summary>Remembered tokens; at the bound all are forgotten, which costs one check each.</summary>
    private const int MaxRemembered = 100_000;

    /// <summary>Longer than any token we issue; refuses what would only cost work.</summary>
    private const int MaxTokenLength = 2_048;

    private const string BearerPrefix = "Bearer ";

    /// <summary>Allowed difference between our clocks.</summary>
    internal static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(5);

    private static readonly TokenValidationResult NotCanonical = new()
    {
        Exception = new SecurityTokenInvalidSignatureException("The token is not three parts of canonical base64url."),
    };

    private static readonly TokenValidationResult Expired = new()
    {
        Exception = new SecurityTokenExpiredException("The token has expired."),
    };

    private static readonly TokenValidationResult LoggedOut = new()
    {
        Exception = new SecurityTokenException("The token's session has ended."),
    };

    private readonly ConcurrentDictionary<string, CheckedToken> _checked = new(StringComparer.Ordinal);
    private readonly ECDsa _key = ECDsa.Create();
    private readonly TimeProvider _clock;
    private readonly EndedSessions _ended;

    /// <param name="publicKey">SubjectPublicKeyInfo, base64, curve P-256.</param>
    /// <param name="clock">Decides what is expired.</param>
    /// <param name="ended">Sessions whose tokens are refused.</param>
    /// <exception cref="CryptographicException">The key is not such a key.</exception>
    public AccessTokens(string publicKey, TimeProvider clock, EndedSessions? ended = null)
    {
        _clock = clock;
        _ended = ended ?? new EndedSessions(clock);
        _key.ImportSubjectPublicKeyInfo(Convert.FromBase64String(publicKey), out _);
        MapInboundClaims = false;
        MaximumTokenSizeInBytes = MaxTokenLength;
        Rules = new TokenValidationParameters
        {
            ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
            ValidTypes = [JwtConstants.HeaderType],
            ValidIssuer = AccessTokenIssuer.Issuer,
            ValidateAudience = false,
            // A factory of its own: the shared one would go on using a key that another instance disposed.
            IssuerSigningKey = new ECDsaSecurityKey(_key) { CryptoProviderFactory = new CryptoProviderFactory() },
            LifetimeValidator = (_, expires, _, _) => expires is { } end && IsAlive(end),
            NameClaimType = ClaimsPrincipalExtensions.Name,
            RoleClaimType = ClaimsPrincipalExtensions.RoleName,
        };
    }

    /// <summary>What a token must be.</summary>
    internal TokenValidationParameters Rules { get; }

    /// <inheritdoc/>
    public override async Task<TokenValidationResult> ValidateTokenAsync(
        string token, TokenValidationParameters validationParameters)
    {
        if (!CanonicalJwt.IsCanonical(token))
        {
            return NotCanonical;
        }

        if (_checked.TryGetValue(token, out var known))
        {
            if (IsAlive(known.Result.SecurityToken.ValidTo))
            {
                return HasEnded(known) ? LoggedOut : known.Result;
            }

            _checked.TryRemove(token, out _);
            return Expired;
        }

        var result = await base.ValidateTokenAsync(token, validationParameters);
        if (!result.IsValid)
        {
            return result;
        }

        if (_checked.Count >= MaxRemembered)
        {
            _checked.Clear();
        }

        var jwt = (JsonWebToken)result.SecurityToken;
        var good = new CheckedToken(result, TokenClaims.SessionOf(jwt), TokenClaims.GrantOf(jwt));
        _checked[token] = good;
        return HasEnded(good) ? LoggedOut : result;
    }

    /// <summary>The claims of a token that we signed and that has not expired; otherwise null.</summary>
    public TokenClaims? Check(string token)
    {
        // Completed when it returns: the key is here, so nothing is waited for.
        var result = ValidateTokenAsync(token, Rules).GetAwaiter().GetResult();
        return result.IsValid ? TokenClaims.Of((JsonWebToken)result.SecurityToken) : null;
    }

    /// <summary>How long the request's token is good: not at all if it is not.</summary>
    public TokenLife LifeOf(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        return LifeOf(header.StartsWith(BearerPrefix, StringComparison.OrdinalIgnoreCase)
            ? Check(header[BearerPrefix.Length..].Trim())
            : null);
    }

    /// <summary>How long a token with these claims is good.</summary>
    public TokenLife LifeOf(TokenClaims? claims)
    {
        var left = claims is null ? TimeSpan.Zero : claims.ExpiresAt + ClockSkew - _clock.GetUtcNow();
        return new TokenLife(claims?.SessionId ?? Guid.Empty, left, _ended, _clock);
    }

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();

    private bool HasEnded(CheckedToken token) =>
        _ended.Contains(token.SessionId) || (token.GrantId is { } grant && _ended.Contains(grant));

    private bool IsAlive(DateTime expiresUtc) => _clock.GetUtcNow().UtcDateTime < expiresUtc + ClockSkew;

    private readonly record struct CheckedToken(TokenValidationResult Result, Guid SessionId, Guid? GrantId);
}
