using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Ticketing.Contracts.Messages;
using Ticketing.EventTicketing.Accounts.Mails;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Accounts.PasswordChanges;

/// <summary>Body of <c>POST /users/password/forgot</c>.</summary>
internal sealed record ForgotPasswordRequest([property: Required] string? Email);

/// <summary>
/// <c>POST /users/password/forgot</c>: mails a link by which the owner chooses another password. The answer and its time
/// are the same whether there is such an account or not.
/// </summary>
internal static class ForgotPassword
{
    private const string FindUser =
        """
        SELECT user_id FROM users WHERE email = ANY (@Forms) AND role <> 'operator'
        ORDER BY array_position(@Forms, email) LIMIT 1
        """;

    /// <summary>Well over what a mail's row takes to write, so that the time of the answer tells nothing.</summary>
    internal static readonly TimeSpan AnsweredAfter = TimeSpan.FromMilliseconds(250);

    public static void MapForgotPassword(this IEndpointRouteBuilder app) => app
        .MapPost("/users/password/forgot", HandleAsync)
        .AllowAnonymous()
        .RequireRateLimiting(RegistrationLimit.Policy)
        .WithName("ForgotPassword")
        .WithSummary("Ask for a mail to choose another password")
        .WithDescription(
            "The answer is the same whether there is such an account or not. The mail's link is good once and for 30 "
            + "minutes. An account gets at most one mail a minute and five an hour.")
        .Refuses(AccountErrors.TooManyRegistrations)
        .WithTags("users");

    private static async Task<Results<Accepted, ProblemHttpResult>> HandleAsync(
        ForgotPasswordRequest request, HttpContext context, Database database, AccountMails mails, TimeProvider time,
        CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(request.Email))
        {
            return Refusal.Invalid("email", "Is missing.").ToProblem(context);
        }

        var answer = Task.Delay(AnsweredAfter, time, ct);
        var forms = new { Forms = StoredAddress.FormsOf(request.Email) };
        if (await database.FindAsync<Guid?>(FindUser, forms, ct) is { } user)
        {
            await mails.AskAsync(user, AccountMailKinds.ResetPassword, ct);
        }

        await answer;
        return TypedResults.Accepted((string?)null);
    }
}
