using System.Runtime.CompilerServices;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.ServiceDefaults.Auth;

/// <summary>
/// Bearer authentication (RFC 6750) over <see cref="AccessTokens"/>. Refusals are problem details: 401
/// <c>unauthenticated</c> and 403 <c>forbidden</c>. Why not the framework's JwtBearer: docs/adr/0003.
/// </summary>
internal sealed class BearerAuthenticationHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    AccessTokens tokens) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "Bearer";

    /// <summary>
    /// Made once a token and kept as long as its claims are remembered. Nobody changes a principal, so requests share it.
    /// </summary>
    private static readonly ConditionalWeakTable<TokenClaims, ClaimsPrincipal> Principals = [];

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!tokens.TryCheck(Request, out var claims))
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }

        if (claims is null)
        {
            return Task.FromResult(AuthenticateResult.Fail("The access token is not valid or has expired."));
        }

        var ticket = new AuthenticationTicket(Principals.GetValue(claims, PrincipalOf), SchemeName);
        return Task.FromResult(AuthenticateResult.Success(ticket));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = SchemeName;
        return Problems.Of(StatusCodes.Status401Unauthorized, "unauthenticated",
            "Sign in first: the request has no valid access token, or it has expired.").ExecuteAsync(Context);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        Problems.Of(StatusCodes.Status403Forbidden, "forbidden", "Your role may not do this.").ExecuteAsync(Context);

    private static ClaimsPrincipal PrincipalOf(TokenClaims claims) => new(new ClaimsIdentity(
        [
            new Claim(ClaimsPrincipalExtensions.Subject, claims.UserId.ToString()),
            new Claim(ClaimsPrincipalExtensions.Session, claims.SessionId.ToString()),
            new Claim(ClaimTypes.Role, claims.Role),
            new Claim(ClaimTypes.Name, claims.Name),
        ],
        SchemeName));
}
