using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Ticketing.Contracts;
using Ticketing.Messaging.Auditing;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Teams.Members;

/// <summary>
/// <c>GET /users/me/teams</c>, <c>DELETE /users/me/teams/{seller_id}</c>, and
/// <c>POST /users/me/team-invitations/{invitation_id}/accept</c> and <c>/decline</c>, by everybody for themselves.
/// </summary>
internal static class MyTeams
{
    public static void MapMyTeams(this IEndpointRouteBuilder app)
    {
        var mine = app.MapGroup("/users/me").RequireAuthorization().WithTags("team");
        mine.MapGet("/teams", ListAsync).WithName("ListMyTeams")
            .WithSummary("List the sellers for whom one acts, and one's invitations to more");
        mine.MapDelete("/teams/{sellerId:guid}", LeaveAsync).WithName("LeaveTeam")
            .WithSummary("Leave a seller's team");
        mine.MapPost("/team-invitations/{invitationId:guid}/accept", AcceptAsync).WithName("AcceptTeamInvitation")
            .WithSummary("Join a seller's team")
            .Refuses(TeamErrors.InvitationNotFound);
        mine.MapPost("/team-invitations/{invitationId:guid}/decline", DeclineAsync).WithName("DeclineTeamInvitation")
            .WithSummary("Decline to join a seller's team")
            .Refuses(TeamErrors.InvitationNotFound);
    }

    private static async Task<Ok<MyTeamsResponse>> ListAsync(
        ClaimsPrincipal caller, MyTeamsTable table, CancellationToken ct) =>
        TypedResults.Ok(await table.ListAsync(caller.UserId(), ct));

    private static async Task<NoContent> LeaveAsync(
        Guid sellerId, ClaimsPrincipal caller, TeamTable team, CancellationToken ct)
    {
        await team.RemoveAsync(new UserId(sellerId), caller.UserId().Value, AuditActor.Of(caller), ct);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> AcceptAsync(
        Guid invitationId, ClaimsPrincipal caller, HttpContext context, MyTeamsTable table, CancellationToken ct) =>
        await table.AcceptAsync(invitationId, caller.UserId(), ct)
            ? TypedResults.NoContent()
            : TeamErrors.InvitationNotFound.ToProblem(context);

    private static async Task<Results<NoContent, ProblemHttpResult>> DeclineAsync(
        Guid invitationId, ClaimsPrincipal caller, HttpContext context, MyTeamsTable table, CancellationToken ct) =>
        await table.DeclineAsync(invitationId, caller.UserId(), ct)
            ? TypedResults.NoContent()
            : TeamErrors.InvitationNotFound.ToProblem(context);
}
