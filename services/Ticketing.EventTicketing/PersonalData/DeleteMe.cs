using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Ticketing.Contracts;
using Ticketing.EventTicketing.Accounts;
using Ticketing.EventTicketing.Accounts.LogIns;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.PersonalData;

/// <summary>
/// Body of <c>DELETE /users/me</c>: what a log-in asks for, because a session may be somebody else's.
/// </summary>
/// <param name="Password">Of the account.</param>
/// <param name="Code">For an account whose log-ins need a code.</param>
internal sealed record DeleteMeRequest([property: Required] string? Password, string? Code = null);

/// <summary><c>DELETE /users/me</c>: the account and all that names its person.</summary>
internal static class DeleteMe
{
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
            AccountErrors.WrongPassword, AccountErrors.WrongNewCode, PersonalDataErrors.EventsOpen,
            PersonalDataErrors.TicketsToCome, PersonalDataErrors.PaymentRunning, PersonalDataErrors.OperatorAccount,
            PersonalDataErrors.TooManyTries)
        .WithTags("users");

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        [FromBody] DeleteMeRequest body, ClaimsPrincipal caller, HttpContext context, OwnPassword own,
        BookingClient booking, AccountErasure erasure, PersonalDataTries tries, CancellationToken ct)
    {
        var user = caller.UserId();
        if (!tries.TryTake("delete", user.Value))
        {
            return PersonalDataErrors.TooManyTries.ToProblem(context);
        }

        var (account, refusal) = await own.CheckBothAsync(context, user.Value, body.Password, body.Code, ct);
        if (account is null)
        {
            return refusal!.ToProblem(context);
        }

        if (account.Role == Policies.Operator)
        {
            return PersonalDataErrors.OperatorAccount.ToProblem(context);
        }

        if (await FindRefusalOrEraseAsync(user, booking, erasure, ct) is { } open)
        {
            return open.ToProblem(context);
        }

        SessionCookie.Delete(context);
        return TypedResults.NoContent();
    }

    /// <summary>Deletes the account, whoever showed to be its owner; or why it must stay.</summary>
    internal static async Task<Refusal?> FindRefusalOrEraseAsync(
        UserId user, BookingClient booking, AccountErasure erasure, CancellationToken ct)
    {
        var commitments = await booking.ReadCommitmentsAsync(user, ct);
        return commitments switch
        {
            { OrdersToCome: > 0 } => PersonalDataErrors.TicketsToCome,
            { PaymentsRunning: > 0 } => PersonalDataErrors.PaymentRunning,
            _ => await erasure.EraseAsync(user, ct),
        };
    }
}
