using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Ticketing.Contracts;
using Ticketing.EventTicketing.Accounts;
using Ticketing.Messaging.Auditing;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.ServiceDefaults.Auth.Sellers;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Teams.ApiKeys;

/// <summary>Body of <c>POST /users/token</c>, as a form or as JSON (RFC 6749, 4.4.2).</summary>
/// <param name="GrantType"><c>client_credentials</c>.</param>
/// <param name="ClientId">The key's id; or by HTTP Basic.</param>
/// <param name="ClientSecret">The key's secret; or by HTTP Basic.</param>
/// <param name="Scope">Some of the key's scopes with blanks between; all of them if it is left out.</param>
internal sealed record ApiTokenRequest(string? GrantType, string? ClientId, string? ClientSecret, string? Scope);

/// <summary>A token (RFC 6749, 5.1). <paramref name="ExpiresIn"/> in seconds.</summary>
internal sealed record ApiTokenResponse(string AccessToken, string TokenType, int ExpiresIn, string Scope);

/// <summary>
/// <c>POST /users/token</c>: an API key for a short access token, the client credentials grant of OAuth 2 (RFC 6749,
/// 4.4). Refusals are problems that also have the member <c>error</c> of RFC 6749, 5.2.
/// </summary>
internal static class ExchangeApiKey
{
    private const int MaxBodyBytes = 4_096;
    private const string Basic = "Basic";

    public static void MapExchangeApiKey(this IEndpointRouteBuilder app) => app
        .MapPost("/users/token", HandleAsync)
        .AllowAnonymous()
        .WithMetadata(new RequestSizeLimitAttribute(MaxBodyBytes))
        .Accepts<ApiTokenRequest>("application/json", "application/x-www-form-urlencoded")
        .WithName("ExchangeApiKey")
        .WithSummary("Exchange an API key for a token")
        .WithDescription(
            "The client credentials grant of OAuth 2 (RFC 6749, section 4.4), as a form or JSON, with the key in the body "
            + "or by HTTP Basic. The token is good for 15 minutes; there is no refresh token. Refusals have `error` as in "
            + "RFC 6749, section 5.2.")
        .Refuses(
            TeamErrors.InvalidClient, TeamErrors.InvalidScope, TeamErrors.UnsupportedGrant, TeamErrors.TooManyTries)
        .WithTags("team");

    private static async Task<Results<Ok<ApiTokenResponse>, ProblemHttpResult>> HandleAsync(
        HttpContext context, ApiKeyTable table, ApiKeyTries tries, AccessTokenIssuer issuer, AuditWriter audit,
        IOptions<AccountsOptions> options, TimeProvider time, CancellationToken ct)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (!tries.TryTake(context))
        {
            return TeamErrors.TooManyTries.ToProblem(context);
        }

        var request = await ReadAsync(context.Request, ct);
        if (request.GrantType != "client_credentials")
        {
            return Problem(context, TeamErrors.UnsupportedGrant, "unsupported_grant_type");
        }

        var now = time.GetUtcNow();
        if (await FindAsync(request, table, ct) is not { } key || !key.IsGoodAt(now))
        {
            RecordRefusal(audit, request);
            context.Response.Headers.WWWAuthenticate = Basic;
            return Problem(context, TeamErrors.InvalidClient, "invalid_client");
        }

        var scopes = string.IsNullOrWhiteSpace(request.Scope)
            ? key.Scopes
            : request.Scope.Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct().ToArray();
        if (scopes.Except(key.Scopes).Any())
        {
            return Problem(context, TeamErrors.InvalidScope, "invalid_scope");
        }

        await table.RecordUseAsync(key.KeyId, ct);
        var life = TimeSpan.FromMinutes(options.Value.TokenMinutes);
        var left = key.ExpiresAt - now;
        var (token, expiresAt) = issuer.IssueDelegated(
            key.KeyId, key.Name, key.GrantId, life < left ? life : left,
            new Delegation(new UserId(key.SellerId), key.GrantId, null, scopes));
        return TypedResults.Ok(new ApiTokenResponse(
            token, "Bearer", (int)(expiresAt - now).TotalSeconds, string.Join(' ', scopes)));
    }

    private static async Task<ApiKeyRow?> FindAsync(ApiTokenRequest request, ApiKeyTable table, CancellationToken ct) =>
        Guid.TryParse(request.ClientId, out var id) && RefreshSecret.IsWellFormed(request.ClientSecret)
            && await table.FindAsync(id, ct) is { } key
            && CryptographicOperations.FixedTimeEquals(RefreshSecret.HashOf(request.ClientSecret!), key.SecretHash)
                ? key
                : null;

    /// <summary>A body that is neither form nor JSON asks for no grant.</summary>
    private static async Task<ApiTokenRequest> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        var body = request.HasFormContentType ? OfForm(await request.ReadFormAsync(ct))
            : request.HasJsonContentType() ? await request.ReadFromJsonAsync(TeamsJson.Default.ApiTokenRequest, ct)
            : null;
        body ??= new ApiTokenRequest(null, null, null, null);
        return OfBasic(request) is var (id, secret) ? body with { ClientId = id, ClientSecret = secret } : body;
    }

    private static ApiTokenRequest OfForm(IFormCollection form) => new(
        form["grant_type"], form["client_id"], form["client_secret"], form["scope"]);

    /// <summary>Id and secret of HTTP Basic (RFC 6749, 2.3.1); both consist of letters that need no encoding.</summary>
    private static (string Id, string Secret)? OfBasic(HttpRequest request)
    {
        if (!AuthenticationHeaderValue.TryParse(request.Headers.Authorization.ToString(), out var header)
            || !Basic.Equals(header.Scheme, StringComparison.OrdinalIgnoreCase) || header.Parameter is null)
        {
            return null;
        }

        var bytes = new byte[header.Parameter.Length];
        if (!Convert.TryFromBase64String(header.Parameter, bytes, out var length))
        {
            return null;
        }

        var parts = Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2);
        return parts.Length == 2 ? (parts[0], parts[1]) : null;
    }

    private static void RecordRefusal(AuditWriter audit, ApiTokenRequest request)
    {
        if (Guid.TryParse(request.ClientId, out var id))
        {
            audit.Offer(
                new AuditEntry("api-key-refused", AuditActor.Nobody)
                {
                    Details = new Dictionary<string, string> { ["key_id"] = id.ToString() },
                },
                "api-key-refused");
        }
    }

    private static ProblemHttpResult Problem(HttpContext context, Refusal refusal, string error)
    {
        var problem = refusal.ToProblem(context);
        problem.ProblemDetails.Extensions["error"] = error;
        return problem;
    }
}
