using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Ticketing.EventTicketing.Accounts.LogIns;
using Ticketing.EventTicketing.Accounts.Passkeys;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Accounts;

/// <summary>Body of <c>POST /users/login</c>.</summary>
/// <param name="Email">Of the account.</param>
/// <param name="Password">Of the account.</param>
/// <param name="Code">For an account with a second factor: of the authenticator app, or a recovery code.</param>
/// <param name="Passkey">Signed by a passkey, in place of the code.</param>
internal sealed record LogInRequest(
    [property: Required] string? Email, [property: Required] string? Password, string? Code = null,
    PasskeyLogInRequest? Passkey = null);

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
            + "session (`POST /users/session/renew`). An account with a second factor answers `second-factor-required` "
            + "until `code` or `passkey` is sent too.")
        .Refuses(
            AccountErrors.InvalidCredentials, AccountErrors.AccountLocked, AccountErrors.SecondFactorRequired,
            AccountErrors.WrongCode,
            AccountErrors.SecondFactorMissing, AccountErrors.TooManyFailedLogIns, AccountErrors.TooManyLogIns,
            AccountErrors.TooManyWrongCodes, AccountErrors.PasskeyRefused, AccountErrors.ChallengeOver,
            AccountErrors.NoPasskeys)
        .WithTags("users");

    private static async Task<Results<Ok<TokenResponse>, ProblemHttpResult>> HandleAsync(
        LogInRequest request, HttpContext context, LogInUseCase useCase, KnownDevices devices, CancellationToken ct)
    {
        var errors = new FieldErrors();
        errors.Require(!string.IsNullOrWhiteSpace(request.Email), "email", "Is missing.");
        errors.Require(!string.IsNullOrEmpty(request.Password), "password", "Is missing.");
        errors.Require(request.Code is null or { Length: <= UserRules.MaxPasswordLength }, "code", "Is too long.");
        if (!errors.None)
        {
            return errors.ToRefusal().ToProblem(context);
        }

        var (grant, refusal) = await useCase.HandleAsync(request, context, ct);
        if (grant is null)
        {
            return refusal!.ToProblem(context);
        }

        await devices.RememberAsync(context, grant.Access.User.UserId, ct);
        SessionCookie.Write(context, grant);
        return TypedResults.Ok(grant.Access);
    }
}
