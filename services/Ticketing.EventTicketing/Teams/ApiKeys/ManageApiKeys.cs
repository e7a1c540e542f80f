using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Ticketing.Contracts.Text;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.Messaging.Auditing;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.ServiceDefaults.Auth.Sellers;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Teams.ApiKeys;

/// <summary>Body of <c>POST /users/api-keys</c>.</summary>
/// <param name="Name">What the seller calls it: 1 to 80 characters.</param>
/// <param name="Scopes">What it may do, for example <c>orders:read</c>.</param>
/// <param name="ExpiresInDays">1 to 365; 90 if it is left out.</param>
internal sealed record CreateApiKeyRequest(
    [property: Required] string? Name, [property: Required] IReadOnlyList<string?>? Scopes, int? ExpiresInDays = null);

/// <summary>A key without its secret.</summary>
internal sealed record ApiKeyResponse(
    Guid KeyId, string Name, IReadOnlyList<string> Scopes, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt,
    DateTimeOffset? LastUsedAt, DateTimeOffset? RevokedAt, DateTimeOffset? StoppedAt)
{
    public static ApiKeyResponse Of(ApiKeyRow row) => new(
        row.KeyId, row.Name, row.Scopes, row.CreatedAt, row.ExpiresAt, row.LastUsedAt, row.RevokedAt,
        row.StoppedAt);
}

/// <summary>The seller's keys, newest first, and the scopes that a key may have.</summary>
internal sealed record ApiKeyListResponse(IReadOnlyList<ApiKeyResponse> Keys, IReadOnlyList<string> Scopes);

/// <summary>A new key; <paramref name="ClientSecret"/> is told once.</summary>
internal sealed record CreatedApiKeyResponse(ApiKeyResponse Key, string ClientSecret);

/// <summary>
/// <c>GET</c> and <c>POST /users/api-keys</c>, <c>DELETE …/{key_id}</c>, <c>POST …/{key_id}/resume</c>, by the seller and
/// owners.
/// </summary>
internal static class ManageApiKeys
{
    private const int MaxName = 80;
    private const int DefaultDays = 90;
    private const int MaxDays = 365;

    public static void MapManageApiKeys(this IEndpointRouteBuilder app)
    {
        var keys = app.MapGroup("/users/api-keys").RequireSeller(SellerAction.KeysManage).WithTags("team");
        keys.MapGet("", ListAsync).WithName("ListApiKeys").WithSummary("List the seller's API keys");
        keys.MapPost("", CreateAsync).WithName("CreateApiKey")
            .WithSummary("Make an API key")
            .WithDescription("The answer holds the secret; it is told once. `POST /users/token` exchanges it for a token.")
            .Refuses(TeamErrors.TooManyKeys, TeamErrors.EmailNotVerified);
        keys.MapDelete("/{keyId:guid}", RevokeAsync).WithName("RevokeApiKey")
            .WithSummary("Revoke an API key")
            .WithDescription(
                "Every service refuses its tokens within five seconds. `end_made=true` also ends whom it invited to doors; "
                + "what it registered ends by `DELETE /sellers/me/webhooks?made_by_key=`.")
            .Refuses(TeamErrors.KeyNotFound);
        keys.MapPost("/{keyId:guid}/resume", ResumeAsync).WithName("ResumeApiKey")
            .WithSummary("Let a stopped API key go on")
            .WithDescription("Keys stop when the seller's password is replaced by a mailed link.")
            .Refuses(TeamErrors.KeyNotFound);
    }

    private static async Task<Ok<ApiKeyListResponse>> ListAsync(
        ClaimsPrincipal caller, ApiKeyTable table, CancellationToken ct) =>
        TypedResults.Ok(new ApiKeyListResponse(
            [.. (await table.ListAsync(caller.SellerId(), ct)).Select(ApiKeyResponse.Of)], TeamPermissions.Scopes));

    private static async Task<Results<Created<CreatedApiKeyResponse>, ProblemHttpResult>> CreateAsync(
        CreateApiKeyRequest body, ClaimsPrincipal caller, HttpContext context, ApiKeyTable table, CancellationToken ct)
    {
        if (!caller.IsEmailVerified())
        {
            return TeamErrors.EmailNotVerified.ToProblem(context);
        }

        var errors = new FieldErrors();
        errors.Require(
            VisibleText.TryLine(body.Name, 1, MaxName, out var name), "name", $"Must have 1 to {MaxName} characters.");
        var scopes = (body.Scopes ?? []).OfType<string>().Distinct().Order(StringComparer.Ordinal).ToArray();
        errors.Require(
            scopes.Length > 0 && scopes.All(scope => TeamPermissions.Scopes.Contains(scope)), "scopes",
            $"Must be some of {string.Join(", ", TeamPermissions.Scopes)}.");
        var days = body.ExpiresInDays ?? DefaultDays;
        errors.Require(days is >= 1 and <= MaxDays, "expires_in_days", $"Must be 1 to {MaxDays}.");
        if (!errors.None)
        {
            return errors.ToRefusal().ToProblem(context);
        }

        context.Response.Headers.CacheControl = "no-store";
        return await table.AddAsync(
            caller.SellerId(), name, scopes, TimeSpan.FromDays(days), AuditActor.Of(caller), ct) is var (key, secret)
                ? TypedResults.Created($"/users/api-keys/{key.KeyId}", new CreatedApiKeyResponse(ApiKeyResponse.Of(key), secret))
                : TeamErrors.TooManyKeys.ToProblem(context);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RevokeAsync(
        Guid keyId, [FromQuery(Name = "end_made")] bool? endMade, ClaimsPrincipal caller, HttpContext context,
        ApiKeyTable table, CancellationToken ct) =>
        await table.RevokeAsync(caller.SellerId(), keyId, endMade == true, AuditActor.Of(caller), ct)
            ? TypedResults.NoContent()
            : TeamErrors.KeyNotFound.ToProblem(context);

    private static async Task<Results<NoContent, ProblemHttpResult>> ResumeAsync(
        Guid keyId, ClaimsPrincipal caller, HttpContext context, ApiKeyTable table, CancellationToken ct) =>
        await table.ResumeAsync(caller.SellerId(), keyId, AuditActor.Of(caller), ct)
            ? TypedResults.NoContent()
            : TeamErrors.KeyNotFound.ToProblem(context);
}
