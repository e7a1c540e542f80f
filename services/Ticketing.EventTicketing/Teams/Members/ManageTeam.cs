using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Ticketing.Contracts.Text;
using Ticketing.Messaging.Auditing;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.ServiceDefaults.Auth.Sellers;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Teams.Members;

/// <summary>
/// <c>GET /users/team</c>, <c>POST /users/team/invitations</c>, <c>DELETE …/{invitation_id}</c>, and <c>PUT</c> and
/// <c>DELETE /users/team/members/{user_id}</c>, by the seller and the team's owners.
/// </summary>
internal static class ManageTeam
{
    public static void MapManageTeam(this IEndpointRouteBuilder app)
    {
        var team = app.MapGroup("/users/team").RequireSeller(SellerAction.TeamManage).WithTags("team");
        team.MapGet("", ListAsync).WithName("GetTeam").WithSummary("List who acts for the seller, and who is invited");
        team.MapPost("/invitations", InviteAsync).WithName("InviteToTeam")
            .WithSummary("Invite somebody to the team")
            .WithDescription(
                "The answer is the same whoever has the address, or nobody. The person with this address finds the "
                + "invitation when they are signed in, and accepts or declines it.")
            .Refuses(TeamErrors.TeamFull, TeamErrors.EmailNotVerified);
        team.MapDelete("/invitations/{invitationId:guid}", WithdrawAsync).WithName("WithdrawTeamInvitation")
            .WithSummary("Take an invitation back");
        team.MapPut("/members/{userId:guid}", ChangeRoleAsync).WithName("ChangeTeamRole")
            .WithSummary("Give a member another role")
            .Refuses(TeamErrors.MemberNotFound);
        team.MapDelete("/members/{userId:guid}", RemoveAsync).WithName("RemoveTeamMember")
            .WithSummary("Let somebody act for the seller no longer")
            .WithDescription("Every service refuses the member's tokens for this seller within five seconds.");
    }

    private static async Task<Ok<TeamResponse>> ListAsync(
        ClaimsPrincipal caller, TeamTable team, TeamInvitationTable invitations, CancellationToken ct) =>
        TypedResults.Ok(new TeamResponse(
            caller.SellerId().Value, await team.ListAsync(caller.SellerId(), ct),
            await invitations.ListAsync(caller.SellerId(), ct)));

    private static async Task<Results<NoContent, ProblemHttpResult>> InviteAsync(
        TeamInvitationRequest body, ClaimsPrincipal caller, HttpContext context, TeamInvitationTable invitations,
        CancellationToken ct)
    {
        if (!caller.IsEmailVerified())
        {
            return TeamErrors.EmailNotVerified.ToProblem(context);
        }

        if (!EmailAddress.TryNormalise(body.Email, out var email))
        {
            return Refusal.Invalid("email", "Must be an e-mail address.").ToProblem(context);
        }

        if (TeamPermissions.ParseRole(body.Role) is not { } role)
        {
            return UnknownRole().ToProblem(context);
        }

        return await invitations.InviteAsync(
            caller.SellerId(), email, TeamPermissions.NameOf(role), AuditActor.Of(caller), ct)
                ? TypedResults.NoContent()
                : TeamErrors.TeamFull.ToProblem(context);
    }

    private static async Task<NoContent> WithdrawAsync(
        Guid invitationId, ClaimsPrincipal caller, TeamInvitationTable invitations, CancellationToken ct)
    {
        // One that was accepted stays: the person is removed from the team instead.
        await invitations.WithdrawAsync(caller.SellerId(), invitationId, AuditActor.Of(caller), ct);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> ChangeRoleAsync(
        Guid userId, TeamRoleRequest body, ClaimsPrincipal caller, HttpContext context, TeamTable team,
        CancellationToken ct)
    {
        if (TeamPermissions.ParseRole(body.Role) is not { } role)
        {
            return UnknownRole().ToProblem(context);
        }

        return await team.ChangeRoleAsync(
            caller.SellerId(), userId, TeamPermissions.NameOf(role), AuditActor.Of(caller), ct)
                ? TypedResults.NoContent()
                : TeamErrors.MemberNotFound.ToProblem(context);
    }

    private static async Task<NoContent> RemoveAsync(
        Guid userId, ClaimsPrincipal caller, TeamTable team, CancellationToken ct)
    {
        // Removing somebody who is not in the team succeeds: afterwards they are not in it either.
        await team.RemoveAsync(caller.SellerId(), userId, AuditActor.Of(caller), ct);
        return TypedResults.NoContent();
    }

    private static Refusal UnknownRole() =>
        Refusal.Invalid("role", $"Must be one of {string.Join(", ", TeamPermissions.RoleNames)}.");
}
