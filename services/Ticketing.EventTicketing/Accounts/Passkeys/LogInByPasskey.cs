using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Ticketing.EventTicketing.Accounts.LogIns;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Accounts.Passkeys;

/// <summary>
/// <c>POST /users/login/passkey/challenge</c> and <c>POST /users/login/passkey</c>: signs in whoever a passkey belongs to.
/// It counts as both factors. Nothing can be guessed here, so nothing is counted for an account.
/// </summary>
internal static class LogInByPasskey
{
    private const string Path = "/users/login/passkey";

    public static void MapLogInByPasskey(this IEndpointRouteBuilder app)
    {
        app.MapPost($"{Path}/challenge", AskAsync)
            .AllowAnonymous().WithName("AskPasskey").WithTags("users")
            .WithSummary("Get what a passkey has to sign")
            .WithDescription("Good once and for five minutes, for the sign-in by passkey or as the second factor.")
            .Refuses(AccountErrors.NoPasskeys, AccountErrors.TooManyChallenges);
        app.MapPost(Path, HandleAsync)
            .AllowAnonymous().RecordsLogIns().WithName("LogInByPasskey").WithTags("users")
            .WithSummary("Sign in with a passkey")
            .WithDescription("Answers as `POST /users/login`. A passkey counts as both factors.")
            .Refuses(
                AccountErrors.PasskeyRefused, AccountErrors.AccountLocked, AccountErrors.ChallengeOver, AccountErrors.NoPasskeys);
    }

    private static async Task<Results<Ok<PasskeyChallengeResponse>, ProblemHttpResult>> AskAsync(
        HttpContext context, PasskeyVerifier verifier, PasskeyProof proof, CancellationToken ct) =>
        !verifier.IsConfigured ? AccountErrors.NoPasskeys.ToProblem(context)
        : await proof.AskAsync(ct) is { } challenge ? TypedResults.Ok(challenge)
        : AccountErrors.TooManyChallenges.ToProblem(context);

    private static async Task<Results<Ok<TokenResponse>, ProblemHttpResult>> HandleAsync(
        PasskeyLogInRequest request, HttpContext context, PasskeyProof proof, EventTicketingDbContext db,
        Sessions sessions, KnownDevices devices, CancellationToken ct)
    {
        var (passkey, refusal) = await proof.CheckAsync(request, ct);
        if (passkey is null)
        {
            return refusal!.ToProblem(context);
        }

        // An operator does not log in through the public gateway: there the account does not exist.
        var user = await db.Set<UserRow>().AsNoTracking().SingleOrDefaultAsync(u => u.UserId == passkey.UserId, ct);
        if (user is null || user.DeletedAt is not null
            || (user.Role == Roles.Operator && PublicGateway.IsClosedToOperators(context.Request)))
        {
            return AccountErrors.PasskeyRefused.ToProblem(context);
        }

        if (user.LockedAt is not null)
        {
            return AccountErrors.AccountLocked.ToProblem(context);
        }

        if (await sessions.StartAsync(user, DeviceName.Of(context.Request.Headers.UserAgent), ct) is not { } grant)
        {
            return AccountErrors.PasskeyRefused.ToProblem(context);
        }

        await devices.RememberAsync(context, user.UserId, ct);
        SessionCookie.Write(context, grant);
        return TypedResults.Ok(grant.Access);
    }
}
