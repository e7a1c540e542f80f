using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Ticketing.Contracts;
using Ticketing.EventTicketing.Domain;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.EventTicketing.Infrastructure.Http;
using Ticketing.EventTicketing.Infrastructure.Users;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.EventTicketing.Features.RegisterUser;

/// <summary>Body of <c>POST /users/register</c>.</summary>
/// <param name="Email">The address mails go to.</param>
/// <param name="Password">10 to 128 characters.</param>
/// <param name="Name">Shown to others.</param>
/// <param name="Role"><c>buyer</c> or <c>seller</c>.</param>
/// <param name="Locale">Language of mails; without it the first of Accept-Language that we have.</param>
public sealed record RegisterUserRequest(
    [property: Required] string? Email,
    [property: Required] string? Password,
    [property: Required] string? Name,
    [property: Required, OneOf("buyer", "seller")] string? Role,
    [property: OneOf("en", "zh-Hant")] string? Locale = null);

/// <summary><c>POST /users/register</c>: a new buyer or seller.</summary>
public static class RegisterUserEndpoint
{
    /// <summary>Name of the limiter that counts registrations by network address.</summary>
    public const string RateLimit = "register-user";

    /// <summary>Maps the endpoint.</summary>
    public static void Map(IEndpointRouteBuilder app) => app
        .MapPost("/users/register", HandleAsync)
        .AllowAnonymous()
        .RequireRateLimiting(RateLimit)
        .WithName("RegisterUser")
        .WithSummary("Register as a buyer or a seller")
        .WithHeader("Accept-Language", "Language of mails where the body names none.")
        .Refuses(RefusalCodes.EmailTaken, RefusalCodes.TooManyRequests)
        .WithTags("users");

    private static async Task<Results<Created<UserAnswer>, ProblemHttpResult>> HandleAsync(
        RegisterUserRequest request,
        HttpContext context,
        EventTicketingDbContext db,
        Passwords passwords,
        TimeProvider time,
        CancellationToken ct)
    {
        if (UserRules.Check(request.Email, request.Password, request.Name, request.Role, request.Locale)
            is { } refusal)
        {
            return Answers.Of(refusal, context);
        }

        UserRules.TryNormaliseEmail(request.Email, out var email);
        if (await db.Users.AnyAsync(u => u.Email == email, ct))
        {
            return Answers.Of(EmailTaken, context);
        }

        if (await passwords.HashAsync(request.Password!, ct) is not { } hash)
        {
            return Answers.Of(Passwords.Busy, context);
        }

        var now = time.GetUtcNow();
        var user = new UserRow
        {
            UserId = UserId.New(now).Value,
            Email = email!,
            Name = request.Name!.Trim(),
            Role = request.Role!,
            PasswordHash = hash,
            Locale = request.Locale ?? Locales.Of(Asked(context.Request)),
            CreatedAt = now,
        };

        // Not SaveChanges: two registrations of one address at once must end in one 201 and one 409.
        var inserted = await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO users (user_id, email, name, role, password_hash, created_at, locale)
            VALUES ({user.UserId}, {user.Email}, {user.Name}, {user.Role}, {user.PasswordHash}, {user.CreatedAt},
                {user.Locale})
            ON CONFLICT (email) DO NOTHING
            """,
            ct);
        return inserted == 1
            ? TypedResults.Created("/users/me", UserAnswer.Of(user))
            : Answers.Of(EmailTaken, context);
    }

    /// <summary>Languages of Accept-Language, best first (RFC 9110, 12.5.4); none for a header that is
    /// none.</summary>
    private static IEnumerable<string> Asked(HttpRequest request) => request.GetTypedHeaders().AcceptLanguage
        .OrderByDescending(language => language.Quality ?? 1)
        .Select(language => language.Value.ToString());

    private static readonly Refusal EmailTaken = new(
        RefusalCodes.EmailTaken, "Another account has this e-mail address.");
}
