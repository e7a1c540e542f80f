using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Ticketing.EventTicketing.Accounts.LogIns;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Accounts.Guests;

/// <summary>Body of <c>POST /users/guests/sign-in</c>: the secret of the mail's link.</summary>
internal sealed record SignInAsGuestRequest([property: Required] string? Token);

/// <summary>
/// <c>POST /users/guests/sign-in</c>: a session for who has the mail, whose address is verified by it. Only for accounts
/// without a password: one with a password may have a second factor, which a mail must not step over.
/// </summary>
internal static class SignInAsGuest
{
    private const string Use =
        """
        WITH used AS (
            UPDATE account_mails SET used_at = @Now
            WHERE token_hash = @Hash AND kind = 'guest-sign-in' AND expires_at > @Now AND used_at IS NULL
            RETURNING user_id)
        UPDATE users u SET email_verified_at = coalesce(u.email_verified_at, @Now)
        FROM used WHERE u.user_id = used.user_id AND u.is_guest
        RETURNING u.user_id, u.email, u.name, u.role, u.password_hash, u.locale, u.created_at, u.email_verified_at,
                  u.locked_at, u.is_guest
        """;

    public static void MapSignInAsGuest(this IEndpointRouteBuilder app) => app
        .MapPost("/users/guests/sign-in", HandleAsync)
        .AllowAnonymous()
        .RecordsLogIns()
        .WithName("SignInAsGuest")
        .WithSummary("Sign in by the link of a mail, without a password")
        .WithDescription("Answers a token and sets the session's cookie, as a sign-in does. The link is good once.")
        .Refuses(AccountErrors.LinkOver, AccountErrors.AccountLocked)
        .WithTags("users");

    private static async Task<Results<Ok<TokenResponse>, ProblemHttpResult>> HandleAsync(
        SignInAsGuestRequest request, HttpContext context, Database database, Sessions sessions, KnownDevices devices,
        TimeProvider time, CancellationToken ct)
    {
        if (!RefreshSecret.IsWellFormed(request.Token))
        {
            return AccountErrors.LinkOver.ToProblem(context);
        }

        var link = new { Hash = RefreshSecret.HashOf(request.Token!), Now = time.GetUtcNow() };
        if (await database.FindAsync<Guest>(Use, link, ct) is not { } guest)
        {
            return AccountErrors.LinkOver.ToProblem(context);
        }

        if (guest.LockedAt is not null)
        {
            return AccountErrors.AccountLocked.ToProblem(context);
        }

        if (await sessions.StartAsync(guest.ToUser(), DeviceName.Of(context.Request.Headers.UserAgent), ct) is not { } grant)
        {
            return AccountErrors.LinkOver.ToProblem(context);
        }

        await devices.RememberAsync(context, grant.Access.User.UserId, ct);
        SessionCookie.Write(context, grant);
        return TypedResults.Ok(grant.Access);
    }

    private sealed class Guest : UserOfSession
    {
        public DateTimeOffset? LockedAt { get; init; }
    }
}
