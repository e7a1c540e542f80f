using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Ticketing.EventTicketing.Accounts;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.PersonalData;

/// <summary>Body of <c>DELETE /users/me</c>: the password again, because a session may be somebody else's.</summary>
internal sealed record DeleteMeRequest([property: Required] string? Password);

/// <summary><c>DELETE /users/me</c>: the account and all that names its person.</summary>
internal static class DeleteMe
{
    private const string FindUser =
        "SELECT password_hash, role FROM users WHERE user_id = @UserId AND deleted_at IS NULL";

    private const string HasOpenEvents =
        "SELECT EXISTS (SELECT FROM events WHERE seller_id = @UserId AND status NOT IN ('ENDED', 'CANCELLED'))";

    public static void MapDeleteMe(this IEndpointRouteBuilder app) => app
        .MapDelete("/users/me", HandleAsync)
        .RequireAuthorization()
        .WithName("DeleteMe")
        .WithSummary("Delete one's account")
        .WithDescription(
            "Ends all sessions at once. Name and address go from every service within seconds; orders and payments stay "
            + "without them, because accounting must keep them. Holds are let go. Refused while there are paid tickets of "
            + "events that have not begun, or events of one's own that are open.")
        .Refuses(
            PersonalDataErrors.WrongPassword, PersonalDataErrors.EventsOpen, PersonalDataErrors.TicketsToCome,
            PersonalDataErrors.PaymentRunning, PersonalDataErrors.OperatorAccount, PersonalDataErrors.TooManyTries)
        .WithTags("users");

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        [FromBody] DeleteMeRequest body, ClaimsPrincipal caller, HttpContext context, Database database,
        Passwords passwords, BookingClient booking, AccountErasure erasure, PersonalDataTries tries, CancellationToken ct)
    {
        var user = caller.UserId();
        if (!tries.TryTake("delete", user.Value))
        {
            return PersonalDataErrors.TooManyTries.ToProblem(context);
        }

        var account = await database.FindAsync<AccountRow>(FindUser, new { UserId = user.Value }, ct);
        if (account is null)
        {
            return AccountErrors.AccountGone.ToProblem(context);
        }

        // No account has a longer password, so the empty one stands for it: the text to hash stays bounded.
        var password = body.Password is { Length: <= UserRules.MaxPasswordLength } given ? given : "";
        if (await passwords.CheckAsync(account.PasswordHash, password, ct) is not { } check)
        {
            return AccountErrors.TooManyLogIns.ToProblem(context);
        }

        if (check is PasswordCheck.Wrong)
        {
            return PersonalDataErrors.WrongPassword.ToProblem(context);
        }

        if (account.Role == Policies.Operator)
        {
            return PersonalDataErrors.OperatorAccount.ToProblem(context);
        }

        if (await database.FindAsync<bool>(HasOpenEvents, new { UserId = user.Value }, ct))
        {
            return PersonalDataErrors.EventsOpen.ToProblem(context);
        }

        var commitments = await booking.ReadCommitmentsAsync(user, ct);
        if (commitments is not { OrdersToCome: 0, PaymentsRunning: 0 })
        {
            return (commitments.OrdersToCome > 0 ? PersonalDataErrors.TicketsToCome : PersonalDataErrors.PaymentRunning)
                .ToProblem(context);
        }

        await erasure.EraseAsync(user, ct);
        SessionCookie.Delete(context);
        return TypedResults.NoContent();
    }

    private sealed class AccountRow
    {
        public required string PasswordHash { get; init; }
        public required string Role { get; init; }
    }
}
