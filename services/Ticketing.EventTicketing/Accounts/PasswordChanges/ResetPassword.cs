using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Ticketing.EventTicketing.Accounts.LogIns;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Accounts.PasswordChanges;

/// <summary>Body of <c>POST /users/password/reset</c>.</summary>
/// <param name="Token">The secret of the mail's link.</param>
/// <param name="Password">The new one, 10 to 128 characters.</param>
internal sealed record ResetPasswordRequest([property: Required] string? Token, [property: Required] string? Password);

/// <summary><c>POST /users/password/reset</c>: another password for whoever has the mail; ends all sessions.</summary>
internal static class ResetPassword
{
    private const string FindUser =
        """
        SELECT u.user_id, u.email, u.name FROM account_mails m JOIN users u ON u.user_id = m.user_id
        WHERE m.token_hash = @Hash AND m.kind = 'reset-password' AND m.expires_at > @Now AND m.used_at IS NULL
        """;

    private const string Use =
        """
        UPDATE account_mails SET used_at = @Now
        WHERE token_hash = @Hash AND kind = 'reset-password' AND expires_at > @Now AND used_at IS NULL
        RETURNING user_id
        """;

    /// <summary>Who reads the mail has the address.</summary>
    private const string Verify =
        "UPDATE users SET email_verified_at = coalesce(email_verified_at, @Now) WHERE user_id = @UserId";

    /// <summary>
    /// A password was enough to add a passkey, unless log-ins need a code: whoever knew the old one may have one. With codes
    /// they stay, for they may be what an owner without the phone signs in with.
    /// </summary>
    private const string RemovePasskeys =
        """
        WITH asked AS (DELETE FROM passkey_challenges WHERE user_id = @UserId)
        DELETE FROM passkeys WHERE user_id = @UserId AND NOT EXISTS (
            SELECT FROM second_factors WHERE user_id = @UserId AND confirmed_at IS NOT NULL)
        """;

    public static void MapResetPassword(this IEndpointRouteBuilder app) => app
        .MapPost("/users/password/reset", HandleAsync)
        .AllowAnonymous()
        .WithName("ResetPassword")
        .WithSummary("Choose another password by the link of a mail")
        .WithDescription(
            "Ends all sessions of the account, and tells its owner by mail. The address counts as verified from then on. A "
            + "second factor stays as it is; without one, passkeys are removed. API keys of the account stop until they are "
            + "resumed.")
        .Refuses(AccountErrors.LinkOver, AccountErrors.TooManyLogIns)
        .WithTags("users");

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        ResetPasswordRequest request, HttpContext context, Database database, Passwords passwords,
        PasswordReplacement replacement, KnownDevices devices, TimeProvider time, CancellationToken ct)
    {
        if (UserRules.CheckPassword(request.Password, "password") is { } invalid)
        {
            return invalid.ToProblem(context);
        }

        var link = new
        {
            Hash = RefreshSecret.HashOf(RefreshSecret.IsWellFormed(request.Token) ? request.Token! : ""),
            Now = time.GetUtcNow(),
        };
        if (await database.FindAsync<OwnerOfLink>(FindUser, link, ct) is not { } user)
        {
            return AccountErrors.LinkOver.ToProblem(context);
        }

        var made = await passwords.HashNewAsync(request.Password!, "password", user.Email, user.Name, ct);
        if (made.Refusal is { } refusal)
        {
            return refusal.ToProblem(context);
        }

        await using var transaction = await database.BeginAsync(ct);
        if (await transaction.FindAsync<Guid?>(Use, link, ct) is null)
        {
            return AccountErrors.LinkOver.ToProblem(context);
        }

        await transaction.ExecuteAsync(Verify, new { user.UserId, link.Now }, ct);
        await transaction.ExecuteAsync(RemovePasskeys, new { user.UserId }, ct);
        await replacement.ReplaceByMailAsync(transaction, user.UserId, made.Hash!, ct);
        // Whoever reads the owner's mail may log in from here, however many strangers guess at the account.
        await devices.RememberAsync(context, user.UserId, ct);
        return TypedResults.NoContent();
    }

    private sealed class OwnerOfLink
    {
        public Guid UserId { get; init; }
        public required string Email { get; init; }
        public required string Name { get; init; }
    }
}
