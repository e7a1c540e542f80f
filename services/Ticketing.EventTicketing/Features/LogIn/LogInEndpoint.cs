using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Ticketing.EventTicketing.Domain;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.EventTicketing.Infrastructure.Http;
using Ticketing.EventTicketing.Infrastructure.Users;

namespace Ticketing.EventTicketing.Features.LogIn;

/// <summary>Body of <c>POST /users/login</c>.</summary>
public sealed record LogInRequest([property: Required] string? Email, [property: Required] string? Password);

/// <summary>
/// <c>POST /users/login</c>: a token for e-mail and password. Never says which of the two was wrong.
/// </summary>
public static class LogInEndpoint
{
    /// <summary>Maps the endpoint.</summary>
    public static void Map(IEndpointRouteBuilder app) => app
        .MapPost("/users/login", HandleAsync)
        .AllowAnonymous()
        .WithName("LogIn")
        .WithSummary("Sign in")
        .WithDescription("Answers a token for `Authorization: Bearer`, good for 15 minutes.")
        .Refuses(RefusalCodes.InvalidCredentials, RefusalCodes.TooManyRequests)
        .WithTags("users");

    private static async Task<Results<Ok<TokenAnswer>, ProblemHttpResult>> HandleAsync(
        LogInRequest request,
        HttpContext context,
        EventTicketingDbContext db,
        Passwords passwords,
        Sessions sessions,
        CancellationToken ct)
    {
        var errors = new FieldErrors();
        errors.Require(!string.IsNullOrWhiteSpace(request.Email), "email", "Is missing.");
        errors.Require(!string.IsNullOrEmpty(request.Password), "password", "Is missing.");
        if (!errors.None)
        {
            return Answers.Of(errors.ToRefusal(), context);
        }

        // Nobody has a longer one: hash a bounded amount of text, and let it be wrong.
        var password = request.Password!.Length <= UserRules.MaxPasswordLength ? request.Password : "";
        var user = UserRules.TryNormaliseEmail(request.Email, out var email)
            ? await db.Users.SingleOrDefaultAsync(u => u.Email == email, ct)
            : null;
        var check = await passwords.CheckAsync(user?.PasswordHash, password, ct);
        if (check is null)
        {
            return Answers.Of(Passwords.Busy, context);
        }

        if (user is null || check is PasswordCheck.Wrong)
        {
            return Answers.Of(InvalidCredentials, context);
        }

        // A full lane only puts the stronger hash off to the next log-in.
        if (check is PasswordCheck.RightButOutdated && await passwords.HashAsync(password, ct) is { } hash)
        {
            user.PasswordHash = hash;
        }

        return TypedResults.Ok(await sessions.StartAsync(user, ct));
    }

    private static readonly Refusal InvalidCredentials = new(
        RefusalCodes.InvalidCredentials, "There is no account with this e-mail address and password.");
}
