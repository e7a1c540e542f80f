using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using Ticketing.Contracts;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Text;
using Ticketing.EventTicketing.Accounts.Mails;
using Ticketing.EventTicketing.Accounts.PasswordChanges;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.ServiceDefaults.Http;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.EventTicketing.Accounts.Guests;

/// <summary>Body of <c>POST /users/guests</c>.</summary>
/// <param name="Email">Where the link goes.</param>
/// <param name="Name">On the order.</param>
/// <param name="Locale">Language of mails; without it the first of Accept-Language that we have.</param>
internal sealed record AskAsGuestRequest(
    [property: Required] string? Email, [property: Required] string? Name,
    [property: OneOf("en", "zh-Hant")] string? Locale = null);

/// <summary>
/// <c>POST /users/guests</c>: mails a link with which one buys without a password. The answer and its time are the same
/// whether the address has an account or not (docs/adr/0061).
/// </summary>
internal static class AskAsGuest
{
    private const string FindUser =
        """
        SELECT user_id, is_guest, role FROM users WHERE email = ANY (@Forms) ORDER BY array_position(@Forms, email) LIMIT 1
        """;

    /// <summary>Two that ask for one address at once end in one account and one mail.</summary>
    private const string Insert =
        """
        INSERT INTO users (user_id, email, name, role, password_hash, created_at, locale, is_guest)
        VALUES (@UserId, @Email, @Name, @Role, @PasswordHash, @Now, @Locale, true)
        ON CONFLICT (email) DO NOTHING
        """;

    public static void MapAskAsGuest(this IEndpointRouteBuilder app) => app
        .MapPost("/users/guests", HandleAsync)
        .AllowAnonymous()
        .RequireRateLimiting(RegistrationLimit.Policy)
        .WithName("AskAsGuest")
        .WithSummary("Ask for a mail to buy without a password")
        .WithHeader("Accept-Language", "Language of mails where the body names none.")
        .WithDescription(
            "The answer is the same whether the address has an account or not. The mail's link is good once and for 30 "
            + "minutes; who has an account with a password is told by mail to sign in with it. An address gets at most one mail "
            + "a minute and five an hour.")
        .Refuses(AccountErrors.TooManyRegistrations, AccountErrors.TooManyLogIns)
        .WithTags("users");

    private static async Task<Results<Accepted, ProblemHttpResult>> HandleAsync(
        AskAsGuestRequest request, HttpContext context, Database database, Passwords passwords, AccountsOfAddress accounts,
        AccountMails mails, TimeProvider time, CancellationToken ct)
    {
        var errors = new FieldErrors();
        errors.Require(EmailAddress.TryNormalise(request.Email, out var email), "email", "Is no e-mail address.");
        errors.Require(
            VisibleText.TryLine(request.Name, 1, UserRules.MaxNameLength, out var name), "name",
            $"Is missing, or longer than {UserRules.MaxNameLength} characters.");
        if (!errors.None)
        {
            return errors.ToRefusal().ToProblem(context);
        }

        if (await accounts.FindRefusalAsync(context, ct) is { } tooMany)
        {
            return tooMany.ToProblem(context);
        }

        // Made whether it is needed or not, so that the time of the answer tells nothing. Nobody knows what it is of.
        var secret = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        if (await passwords.HashAsync(secret, ct) is not { } hash)
        {
            return AccountErrors.TooManyLogIns.ToProblem(context);
        }

        var answer = Task.Delay(ForgotPassword.AnsweredAfter, time, ct);
        var now = time.GetUtcNow();
        var user = new NewGuest(
            UserId.New(now).Value, email!, name!, Roles.Buyer, hash,
            request.Locale ?? Locales.FirstKnown(RegisterUser.AcceptedLanguages(context.Request)), now);
        if (await AskAsync(user, StoredAddress.FormsOf(request.Email), context, database, accounts, mails, ct) is { } refusal)
        {
            return refusal.ToProblem(context);
        }

        await answer;
        return TypedResults.Accepted((string?)null);
    }

    private static async Task<Refusal?> AskAsync(
        NewGuest guest, string[] forms, HttpContext context, Database database, AccountsOfAddress accounts,
        AccountMails mails, CancellationToken ct)
    {
        await using var transaction = await database.BeginAsync(ct);
        var known = await transaction.FindAsync<KnownUser>(FindUser, new { Forms = forms }, ct);
        if (known is null && await transaction.ExecuteAsync(Insert, guest, ct) == 1)
        {
            if (await accounts.CountAsync(transaction, context, ct) is { } refusal)
            {
                return refusal;
            }

            known = new KnownUser { UserId = guest.UserId, IsGuest = true, Role = guest.Role };
        }

        // Operators get no mail. Whoever registered the address in this very moment asks again.
        if (known is not null && known.Role != Roles.Operator)
        {
            var kind = known.IsGuest ? AccountMailKinds.GuestSignIn : AccountMailKinds.AccountExists;
            await mails.AskAsync(transaction, known.UserId, kind, ct);
        }

        await transaction.CommitAsync(ct);
        return null;
    }

    private sealed record NewGuest(
        Guid UserId, string Email, string Name, string Role, string PasswordHash, string Locale, DateTimeOffset Now);

    private sealed class KnownUser
    {
        public Guid UserId { get; init; }
        public bool IsGuest { get; init; }
        public required string Role { get; init; }
    }
}
