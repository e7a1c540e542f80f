using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Accounts;

/// <summary>Body of <c>POST /users/login</c>.</summary>
internal sealed record LogInRequest([property: Required] string? Email, [property: Required] string? Password);

/// <summary><c>POST /users/login</c>: a token for e-mail and password, and the cookie of the session.</summary>
internal static class LogIn
{
    public static void MapLogIn(this IEndpointRouteBuilder app) => app
        .MapPost("/users/login", HandleAsync)
        .AllowAnonymous()
        .RecordsLogIns()
        .WithName("LogIn")
        .WithSummary("Sign in")
        .WithDescription(
            "Answers a token for `Authorization: Bearer`, good for 15 minutes, and sets a cookie by which a page renews the "
            + "session (`POST /users/session/renew`).")
        .Refuses(AccountErrors.InvalidCredentials, AccountErrors.TooManyLogIns)
        .WithTags("users");

    private static async Task<Results<Ok<TokenResponse>, ProblemHttpResult>> HandleAsync(
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
            return errors.ToRefusal().ToProblem(context);
        }

        // No account has a longer password, so the empty one stands for it: the text to hash stays bounded.
        var password = request.Password!.Length <= UserRules.MaxPasswordLength ? request.Password : "";
        var forms = StoredAddress.FormsOf(request.Email);
        var users = await db.Set<UserRow>().Where(u => forms.Contains(u.Email)).ToListAsync(ct);
        var user = users.MinBy(u => Array.IndexOf(forms, u.Email));
        var check = await passwords.CheckAsync(user?.PasswordHash, password, ct);
        if (check is null)
        {
            return AccountErrors.TooManyLogIns.ToProblem(context);
        }

        if (user is null || check is PasswordCheck.Wrong)
        {
            return AccountErrors.InvalidCredentials.ToProblem(context);
        }

        // When the queue is full, the stronger hash is made at the next log-in.
        if (check is PasswordCheck.RightButOutdated && await passwords.HashAsync(password, ct) is { } hash)
        {
            user.PasswordHash = hash;
            await db.SaveChangesAsync(ct);
        }

        var grant = await sessions.StartAsync(user, DeviceName.Of(context.Request.Headers.UserAgent), ct);
        SessionCookie.Write(context, grant);
        return TypedResults.Ok(grant.Access);
    }
}
