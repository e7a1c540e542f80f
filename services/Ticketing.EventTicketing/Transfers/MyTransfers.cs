using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Transfers;

/// <summary>
/// <c>GET /users/me/ticket-transfers</c>, and <c>POST …/{transfer_id}/accept</c>, <c>/decline</c> and <c>/withdraw</c>, by
/// everybody for themselves.
/// </summary>
internal static class MyTransfers
{
    public static void MapMyTransfers(this IEndpointRouteBuilder app)
    {
        var mine = app.MapGroup("/users/me/ticket-transfers").RequireAuthorization().WithTags("transfers");
        mine.MapGet("", ListAsync).WithName("ListMyTransfers")
            .WithSummary("List offers of tickets to one's address, and one's transfers");
        mine.MapPost("/{transferId:guid}/accept", AcceptAsync).WithName("AcceptTransfer")
            .WithSummary("Take over the tickets of an offer")
            .WithDescription(
                "To one's verified address. The codes before die in the same moment, and name and answers that were given "
                + "for the tickets are forgotten. Accepting again is accepting once.")
            .Refuses(
                TransferErrors.NotFound, TransferErrors.Over, TransferErrors.Forbidden, TransferErrors.TooLate,
                TransferErrors.TicketGone, TransferErrors.TicketUsed, TransferErrors.TicketWithheld,
                TransferErrors.TransferredTooOften);
        mine.MapPost("/{transferId:guid}/decline", DeclineAsync).WithName("DeclineTransfer")
            .WithSummary("Decline an offer of tickets")
            .Refuses(TransferErrors.NotFound, TransferErrors.Over);
        mine.MapPost("/{transferId:guid}/withdraw", WithdrawAsync).WithName("WithdrawTransfer")
            .WithSummary("Withdraw an offer of tickets that is not accepted yet")
            .Refuses(TransferErrors.NotFound, TransferErrors.Over);
    }

    private static async Task<Ok<MyTransfersResponse>> ListAsync(
        ClaimsPrincipal caller, TransferLists lists, CancellationToken ct) =>
        TypedResults.Ok(await lists.ListOfAsync(caller.UserId(), ct));

    private static async Task<Results<NoContent, ProblemHttpResult>> AcceptAsync(
        Guid transferId, ClaimsPrincipal caller, HttpContext context, TransferAnswers answers, CancellationToken ct) =>
        AnswerOf(await answers.AcceptAsync(transferId, caller.UserId(), ct), context);

    private static async Task<Results<NoContent, ProblemHttpResult>> DeclineAsync(
        Guid transferId, ClaimsPrincipal caller, HttpContext context, TransferAnswers answers, CancellationToken ct) =>
        AnswerOf(await answers.DeclineAsync(transferId, caller.UserId(), ct), context);

    private static async Task<Results<NoContent, ProblemHttpResult>> WithdrawAsync(
        Guid transferId, ClaimsPrincipal caller, HttpContext context, TicketOffers offers, CancellationToken ct) =>
        AnswerOf(await offers.WithdrawAsync(transferId, caller.UserId(), ct), context);

    private static Results<NoContent, ProblemHttpResult> AnswerOf(Refusal? refusal, HttpContext context) =>
        refusal is null ? TypedResults.NoContent() : refusal.ToProblem(context);
}
