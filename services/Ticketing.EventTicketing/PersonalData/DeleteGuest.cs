using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Ticketing.Contracts;
using Ticketing.Contracts.Messages;
using Ticketing.EventTicketing.Accounts;
using Ticketing.EventTicketing.Accounts.Mails;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.PersonalData;

/// <summary>Body of <c>POST /users/guests/deletion</c>: the secret of the mail's link.</summary>
internal sealed record DeleteGuestRequest([property: Required] string? Token);

/// <summary>
/// A guest deletes the account by the link of a mail, which stands for the password that there is none of: a session alone
/// may be somebody else's, on a shared computer. <c>POST /users/guests/deletion-link</c> asks for the mail,
/// <c>POST /users/guests/deletion</c> is what its page calls.
/// </summary>
internal static class DeleteGuest
{
    private const string IsGuest = "SELECT is_guest FROM users WHERE user_id = @UserId AND deleted_at IS NULL";

    private const string FindByLink =
        """
        SELECT u.user_id FROM account_mails m JOIN users u ON u.user_id = m.user_id
        WHERE m.token_hash = @Hash AND m.kind = 'delete-account' AND m.expires_at > @Now AND m.used_at IS NULL
          AND u.is_guest AND u.deleted_at IS NULL
        """;

    public static void MapDeleteGuest(this IEndpointRouteBuilder app)
    {
        app.MapPost("/users/guests/deletion-link", AskAsync)
            .RequireAuthorization()
            .WithName("AskToDeleteGuest")
            .WithSummary("Ask for a mail to delete a guest's account")
            .WithDescription(
                "For who signs in by mail. The mail's link is good once and for 30 minutes; at most one mail a minute and "
                + "five an hour. Who has a password deletes the account with it.")
            .Refuses(AccountErrors.AccountGone, PersonalDataErrors.PasswordNeeded, PersonalDataErrors.TooManyTries)
            .WithTags("users");
        app.MapPost("/users/guests/deletion", DeleteAsync)
            .AllowAnonymous()
            .WithName("DeleteGuest")
            .WithSummary("Delete a guest's account by the link of a mail")
            .WithDescription(
                "Does what `DELETE /users/me` does, and is refused for the same reasons; the link stays good then.")
            .Refuses(
                AccountErrors.LinkOver, PersonalDataErrors.EventsOpen, PersonalDataErrors.TicketsToCome,
                PersonalDataErrors.PaymentRunning)
            .WithTags("users");
    }

    private static async Task<Results<Accepted, ProblemHttpResult>> AskAsync(
        ClaimsPrincipal caller, HttpContext context, Database database, AccountMails mails, PersonalDataTries tries,
        CancellationToken ct)
    {
        var user = caller.UserId().Value;
        if (!tries.TryTake("deletion-link", user))
        {
            return PersonalDataErrors.TooManyTries.ToProblem(context);
        }

        var isGuest = await database.FindAsync<bool?>(IsGuest, new { UserId = user }, ct);
        if (isGuest is not true)
        {
            return (isGuest is null ? AccountErrors.AccountGone : PersonalDataErrors.PasswordNeeded).ToProblem(context);
        }

        // Asking again within a minute changes nothing: that mail is on its way.
        await mails.AskAsync(user, AccountMailKinds.DeleteAccount, ct);
        return TypedResults.Accepted((string?)null);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(
        DeleteGuestRequest request, HttpContext context, Database database, BookingClient booking, AccountErasure erasure,
        TimeProvider time, CancellationToken ct)
    {
        if (!RefreshSecret.IsWellFormed(request.Token))
        {
            return AccountErrors.LinkOver.ToProblem(context);
        }

        var link = new { Hash = RefreshSecret.HashOf(request.Token!), Now = time.GetUtcNow() };
        if (await database.FindAsync<Guid?>(FindByLink, link, ct) is not { } id)
        {
            return AccountErrors.LinkOver.ToProblem(context);
        }

        // The erasure deletes the link with the other mails of the account.
        if (await DeleteMe.FindRefusalOrEraseAsync(new UserId(id), booking, erasure, ct) is { } refusal)
        {
            return refusal.ToProblem(context);
        }

        SessionCookie.Delete(context);
        return TypedResults.NoContent();
    }
}
