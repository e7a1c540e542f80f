using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Ticketing.Contracts.Text;
using Ticketing.EventTicketing.Accounts.LogIns;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Accounts.Passkeys;

/// <summary>
/// <c>/users/me/passkeys</c>: the caller's passkeys. Adding and removing one asks for what a log-in asks for, because a
/// session may be somebody else's.
/// </summary>
internal static class ManagePasskeys
{
    private const string Path = "/users/me/passkeys";
    private const int MaxName = 80;

    public static void MapManagePasskeys(this IEndpointRouteBuilder app)
    {
        app.MapGet(Path, ListAsync).RequireAuthorization().WithName("ListPasskeys").WithTags("users")
            .WithSummary("List one's passkeys");
        app.MapPost($"{Path}/challenge", BeginAsync).RequireAuthorization().WithName("BeginPasskey").WithTags("users")
            .WithSummary("Get what an authenticator needs to make a passkey")
            .WithDescription("Good once and for five minutes. `code` is for accounts whose log-ins need one.")
            .Refuses(
                AccountErrors.WrongPassword, AccountErrors.WrongNewCode, AccountErrors.TooManyWrongCodes,
                AccountErrors.EmailNotVerified,
                AccountErrors.TooManyPasskeys, AccountErrors.NoPasskeys, AccountErrors.TooManyChallenges);
        app.MapPost(Path, AddAsync).RequireAuthorization().WithName("AddPasskey").WithTags("users")
            .WithSummary("Add a passkey")
            .WithDescription("Its owner is told by mail.")
            .Refuses(
                AccountErrors.NewPasskeyRefused, AccountErrors.ChallengeOver, AccountErrors.TooManyPasskeys,
                AccountErrors.NoPasskeys);
        app.MapPost($"{Path}/{{passkeyId:guid}}/remove", RemoveAsync).RequireAuthorization().WithName("RemovePasskey")
            .WithTags("users").WithSummary("Remove a passkey")
            .Refuses(
                AccountErrors.WrongPassword, AccountErrors.WrongNewCode, AccountErrors.TooManyWrongCodes,
                AccountErrors.PasskeyNotFound);
    }

    private static async Task<Ok<PasskeyListResponse>> ListAsync(
        ClaimsPrincipal caller, PasskeyTable table, CancellationToken ct) => TypedResults.Ok(new PasskeyListResponse(
            [.. (await table.ListAsync(caller.UserId().Value, ct)).Select(ResponseOf)]));

    private static async Task<Results<Ok<PasskeyChallengeResponse>, ProblemHttpResult>> BeginAsync(
        BeginPasskeyRequest request, ClaimsPrincipal caller, HttpContext context, OwnPassword own,
        PasskeyVerifier verifier, PasskeyChallenges challenges, PasskeyTable table, IOptions<AccountsOptions> options,
        CancellationToken ct)
    {
        if (!verifier.IsConfigured)
        {
            return AccountErrors.NoPasskeys.ToProblem(context);
        }

        var (user, refusal) = await own.CheckBothAsync(
            context, caller.UserId().Value, request.Password, request.Code, ct);
        if (user is null)
        {
            return refusal!.ToProblem(context);
        }

        if (!options.Value.IsVerified(user))
        {
            return AccountErrors.EmailNotVerified.ToProblem(context);
        }

        var known = await table.ListAsync(user.UserId, ct);
        if (known.Count >= PasskeyTable.MaxPasskeys)
        {
            return AccountErrors.TooManyPasskeys.ToProblem(context);
        }

        var asked = verifier.NewCredential(user, [.. known.Select(p => p.CredentialId)]);
        return await challenges.KeepAsync(asked.Challenge, user.UserId, ct) is { } id
            ? TypedResults.Ok(new PasskeyChallengeResponse(id, PasskeyJson.Of(asked.ToJson())))
            : AccountErrors.TooManyChallenges.ToProblem(context);
    }

    private static async Task<Results<Created<PasskeyResponse>, ProblemHttpResult>> AddAsync(
        AddPasskeyRequest request, ClaimsPrincipal caller, HttpContext context, EventTicketingDbContext db,
        PasskeyVerifier verifier, PasskeyChallenges challenges, PasskeyTable table, TimeProvider time,
        CancellationToken ct)
    {
        if (!VisibleText.TryLine(request.Name, 1, MaxName, out var name))
        {
            return Refusal.Invalid("name", $"Must have 1 to {MaxName} characters.").ToProblem(context);
        }

        if (!verifier.IsConfigured)
        {
            return AccountErrors.NoPasskeys.ToProblem(context);
        }

        var id = caller.UserId().Value;
        if (await challenges.TakeAsync(request.ChallengeId ?? Guid.Empty, id, ct) is not { } challenge)
        {
            return AccountErrors.ChallengeOver.ToProblem(context);
        }

        if (await db.Set<UserRow>().AsNoTracking().SingleOrDefaultAsync(u => u.UserId == id, ct) is not { } user
            || request.Credential?.Response is null
            || await verifier.FindKeyAsync(user, challenge, request.Credential, ct) is not { } key)
        {
            return AccountErrors.NewPasskeyRefused.ToProblem(context);
        }

        var passkey = new PasskeyRow
        {
            PasskeyId = Guid.CreateVersion7(time.GetUtcNow()), UserId = id, CredentialId = key.Id,
            PublicKey = key.PublicKey, SignCount = key.SignCount, Name = name, CreatedAt = time.GetUtcNow(),
        };
        return await table.AddAsync(passkey, ct) is { } refusal
            ? refusal.ToProblem(context)
            : TypedResults.Created($"{Path}/{passkey.PasskeyId}", ResponseOf(passkey));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(
        Guid passkeyId, RemovePasskeyRequest request, ClaimsPrincipal caller, HttpContext context, OwnPassword own,
        PasskeyTable table, CancellationToken ct)
    {
        var (user, refusal) = await own.CheckBothAsync(
            context, caller.UserId().Value, request.Password, request.Code, ct);
        if (user is null)
        {
            return refusal!.ToProblem(context);
        }

        return await table.RemoveAsync(user.UserId, passkeyId, ct)
            ? TypedResults.NoContent()
            : AccountErrors.PasskeyNotFound.ToProblem(context);
    }

    private static PasskeyResponse ResponseOf(PasskeyRow row) =>
        new(row.PasskeyId, row.Name, row.CreatedAt, row.LastUsedAt);
}
