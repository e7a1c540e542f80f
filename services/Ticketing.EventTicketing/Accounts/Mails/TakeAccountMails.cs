using Microsoft.AspNetCore.Http.HttpResults;
using Ticketing.Contracts.Messages;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Accounts.Mails;

/// <summary>
/// <c>POST /internal/account-mails/take</c> and <c>/outcomes</c>: for booking's mail worker, by the services' key. The
/// gateway does not route them.
/// </summary>
internal static class TakeAccountMails
{
    public static void MapTakeAccountMails(this IEndpointRouteBuilder app)
    {
        app.MapPost("/internal/account-mails/take", TakeAsync).RequireServiceKey().ExcludeFromDescription();
        app.MapPost("/internal/account-mails/outcomes", FinishAsync).RequireServiceKey().ExcludeFromDescription();
    }

    private static async Task<JsonHttpResult<List<AccountMail>>> TakeAsync(AccountMails mails, CancellationToken ct) =>
        TypedResults.Json(await mails.TakeAsync(ct), ContractsJson.Default.ListAccountMail);

    private static async Task<Results<NoContent, ProblemHttpResult>> FinishAsync(
        HttpContext context, AccountMails mails, CancellationToken ct)
    {
        var outcomes = await context.Request.ReadFromJsonAsync(ContractsJson.Default.ListAccountMailOutcome, ct);
        if (outcomes is null or { Count: > AccountMails.MaxBatch }
            || outcomes.Any(o => o.Outcome is not (AccountMailOutcomes.Sent or AccountMailOutcomes.Refused
                or AccountMailOutcomes.Deferred)))
        {
            return Refusal.Invalid("outcome", $"At most {AccountMails.MaxBatch}, each with an outcome that there is.")
                .ToProblem(context);
        }

        await mails.FinishAsync(outcomes, ct);
        return TypedResults.NoContent();
    }
}
