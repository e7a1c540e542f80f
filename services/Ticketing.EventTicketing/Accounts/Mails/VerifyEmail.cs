using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Ticketing.Contracts.Messages;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Accounts.Mails;

/// <summary>Body of <c>POST /users/email/verify</c>: the secret of the mail's link.</summary>
internal sealed record VerifyEmailRequest([property: Required] string? Token);

/// <summary>
/// <c>POST /users/email/verification</c> sends the link again; <c>POST /users/email/verify</c> is what the link's page
/// asks. Orders and the waitlist need a verified address.
/// </summary>
internal static class VerifyEmail
{
    private const string Use =
        """
        WITH used AS (
            UPDATE account_mails SET used_at = @Now
            WHERE token_hash = @Hash AND kind = 'verify-email' AND expires_at > @Now AND used_at IS NULL
            RETURNING user_id)
        UPDATE users u SET email_verified_at = coalesce(u.email_verified_at, @Now)
        FROM used WHERE u.user_id = used.user_id
        """;

    private const string IsVerified = "SELECT email_verified_at IS NOT NULL FROM users WHERE user_id = @UserId";

    public static void MapVerifyEmail(this IEndpointRouteBuilder app)
    {
        app.MapPost("/users/email/verification", AskAsync)
            .RequireAuthorization()
            .WithName("AskForVerification")
            .WithSummary("Send the mail that verifies one's address again")
            .WithDescription("At most once a minute and five times an hour. Nothing is sent when the address is verified.")
            .Refuses(AccountErrors.TooManyMails)
            .WithTags("users");
        app.MapPost("/users/email/verify", VerifyAsync)
            .AllowAnonymous()
            .WithName("VerifyEmail")
            .WithSummary("Verify one's address by the link of a mail")
            .WithDescription("The link is good once and for 24 hours. The session's next token says `email_verified`.")
            .Refuses(AccountErrors.LinkOver)
            .WithTags("users");
    }

    private static async Task<Results<Accepted, ProblemHttpResult>> AskAsync(
        ClaimsPrincipal caller, HttpContext context, AccountMails mails, Database database, CancellationToken ct)
    {
        var id = caller.UserId().Value;
        return await database.FindAsync<bool?>(IsVerified, new { UserId = id }, ct) switch
        {
            null => AccountErrors.AccountGone.ToProblem(context),
            false when !await mails.AskAsync(id, AccountMailKinds.VerifyEmail, ct) =>
                AccountErrors.TooManyMails.ToProblem(context),
            _ => TypedResults.Accepted((string?)null),
        };
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> VerifyAsync(
        VerifyEmailRequest request, HttpContext context, Database database, TimeProvider time, CancellationToken ct)
    {
        if (!RefreshSecret.IsWellFormed(request.Token))
        {
            return AccountErrors.LinkOver.ToProblem(context);
        }

        var link = new { Hash = RefreshSecret.HashOf(request.Token!), Now = time.GetUtcNow() };
        return await database.ExecuteAsync(Use, link, ct) == 1
            ? TypedResults.NoContent()
            : AccountErrors.LinkOver.ToProblem(context);
    }
}
