using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Ticketing.EventTicketing.Accounts.LogIns;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Accounts.PasswordChanges;

/// <summary>Body of <c>POST /users/password/change</c>.</summary>
/// <param name="Password">The one that holds now.</param>
/// <param name="NewPassword">10 to 128 characters.</param>
internal sealed record ChangePasswordRequest(
    [property: Required] string? Password, [property: Required] string? NewPassword);

/// <summary><c>POST /users/password/change</c>: another password for who knows the old one; ends all other sessions.</summary>
internal static class ChangePassword
{
    /// <summary>Two changes at once: the second finds another password than it was checked against.</summary>
    private const string IsUnchanged =
        "SELECT EXISTS (SELECT FROM users WHERE user_id = @UserId AND password_hash = @PasswordHash FOR NO KEY UPDATE)";

    public static void MapChangePassword(this IEndpointRouteBuilder app) => app
        .MapPost("/users/password/change", HandleAsync)
        .RequireAuthorization()
        .WithName("ChangePassword")
        .WithSummary("Choose another password")
        .WithDescription("Ends all other sessions of the account, and tells its owner by mail.")
        .Refuses(AccountErrors.WrongPassword, AccountErrors.OperatorByConfiguration, AccountErrors.TooManyLogIns)
        .WithTags("users");

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        ChangePasswordRequest request, ClaimsPrincipal caller, HttpContext context, Database database,
        Passwords passwords, OwnPassword own, PasswordReplacement replacement, KnownDevices devices, CancellationToken ct)
    {
        if (UserRules.CheckPassword(request.NewPassword, "new_password") is { } invalid)
        {
            return invalid.ToProblem(context);
        }

        var (user, refusal) = await own.CheckAsync(context, caller.UserId().Value, request.Password, ct);
        if (user is null)
        {
            return refusal!.ToProblem(context);
        }

        // The configuration would set it back at the next start.
        if (user.Role == Roles.Operator)
        {
            return AccountErrors.OperatorByConfiguration.ToProblem(context);
        }

        var made = await passwords.HashNewAsync(request.NewPassword!, "new_password", user.Email, user.Name, ct);
        if (made.Refusal is { } guessable)
        {
            return guessable.ToProblem(context);
        }

        await using var transaction = await database.BeginAsync(ct);
        if (!await transaction.FindAsync<bool>(IsUnchanged, new { user.UserId, user.PasswordHash }, ct))
        {
            return AccountErrors.WrongPassword.ToProblem(context);
        }

        await replacement.ReplaceAsync(transaction, user.UserId, made.Hash!, caller.SessionId(), ct);
        await devices.RememberAsync(context, user.UserId, ct);
        return TypedResults.NoContent();
    }
}
