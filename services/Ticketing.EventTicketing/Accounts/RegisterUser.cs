using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Ticketing.Contracts;
using Ticketing.Contracts.Text;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Http;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.EventTicketing.Accounts;

/// <summary>Body of <c>POST /users/register</c>.</summary>
/// <param name="Email">The address mails go to.</param>
/// <param name="Password">10 to 128 characters.</param>
/// <param name="Name">Shown to others.</param>
/// <param name="Role"><c>buyer</c> or <c>seller</c>.</param>
/// <param name="Locale">Language of mails; without it the first of Accept-Language that we have.</param>
internal sealed record RegisterUserRequest(
    [property: Required] string? Email,
    [property: Required] string? Password,
    [property: Required] string? Name,
    [property: Required, OneOf("buyer", "seller")] string? Role,
    [property: OneOf("en", "zh-Hant")] string? Locale = null);

/// <summary><c>POST /users/register</c>: a new buyer or seller.</summary>
internal static class RegisterUser
{
    private const string IsTaken = "SELECT EXISTS (SELECT FROM users WHERE email = ANY (@Forms))";

    /// <summary>Two registrations of one address at once end in one 201 and one 409.</summary>
    private const string Insert =
        """
        WITH made AS (
            INSERT INTO users (user_id, email, name, role, password_hash, created_at, locale)
            VALUES (@UserId, @Email, @Name, @Role, @PasswordHash, @CreatedAt, @Locale)
            ON CONFLICT (email) DO NOTHING
            RETURNING user_id, created_at),
        mail AS (
            INSERT INTO account_mails (mail_id, user_id, kind, asked_at, due_at)
            SELECT @MailId, user_id, 'verify-email', created_at, created_at FROM made WHERE @RequireVerifiedEmail)
        SELECT count(*) FROM made
        """;

    public static void MapRegisterUser(this IEndpointRouteBuilder app) => app
        .MapPost("/users/register", HandleAsync)
        .AllowAnonymous()
        .RequireRateLimiting(RegistrationLimit.Policy)
        .WithName("RegisterUser")
        .WithSummary("Register as a buyer or a seller")
        .WithHeader("Accept-Language", "Language of mails where the body names none.")
        .WithDescription(
            "A mail with a link goes to the address; orders need it to be verified. A password that is easy to guess is "
            + "refused (`invalid-request`, `reason` `password-guessable`).")
        .Refuses(AccountErrors.EmailTaken, AccountErrors.TooManyRegistrations, AccountErrors.TooManyLogIns)
        .WithTags("users");

    private static async Task<Results<Created<UserResponse>, ProblemHttpResult>> HandleAsync(
        RegisterUserRequest request,
        HttpContext context,
        Database database,
        Passwords passwords,
        AccountsOfAddress accounts,
        IOptions<AccountsOptions> options,
        TimeProvider time,
        CancellationToken ct)
    {
        if (UserRules.Check(request) is { } refusal)
        {
            return refusal.ToProblem(context);
        }

        // Asked before the hash, which costs a tenth of a second.
        EmailAddress.TryNormalise(request.Email, out var email);
        if (await database.FindAsync<bool>(IsTaken, new { Forms = StoredAddress.FormsOf(request.Email) }, ct))
        {
            return AccountErrors.EmailTaken.ToProblem(context);
        }

        if (await accounts.FindRefusalAsync(context, ct) is { } tooMany)
        {
            return tooMany.ToProblem(context);
        }

        VisibleText.TryLine(request.Name, 1, UserRules.MaxNameLength, out var name);
        var made = await passwords.HashNewAsync(request.Password!, "password", email!, name, ct);
        if (made.Refusal is { } unfit)
        {
            return unfit.ToProblem(context);
        }

        var now = time.GetUtcNow();
        var user = new UserRow
        {
            UserId = UserId.New(now).Value,
            Email = email!,
            Name = name,
            Role = request.Role!,
            PasswordHash = made.Hash!,
            Locale = request.Locale ?? Locales.FirstKnown(AcceptedLanguages(context.Request)),
            CreatedAt = now,
        };
        await using var transaction = await database.BeginAsync(ct);
        var row = new
        {
            user.UserId, user.Email, user.Name, user.Role, user.PasswordHash, user.CreatedAt, user.Locale,
            MailId = Guid.CreateVersion7(now), options.Value.RequireVerifiedEmail,
        };
        if (await transaction.FindAsync<long>(Insert, row, ct) == 0)
        {
            return AccountErrors.EmailTaken.ToProblem(context);
        }

        if (await accounts.CountAsync(transaction, context, ct) is { } meanwhile)
        {
            return meanwhile.ToProblem(context);
        }

        await transaction.CommitAsync(ct);
        return TypedResults.Created("/users/me", UserResponse.Of(user, options.Value));
    }

    /// <summary>Accept-Language, best first (RFC 9110, 12.5.4); empty when the header cannot be read.</summary>
    /// <summary>What the browser asks for, best first.</summary>
    internal static IEnumerable<string> AcceptedLanguages(HttpRequest request) => request.GetTypedHeaders()
        .AcceptLanguage.OrderByDescending(language => language.Quality ?? 1)
        .Select(language => language.Value.ToString());
}
