using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Ticketing.Contracts;
using Ticketing.EventTicketing.Accounts;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.ServiceDefaults.Auth.Sellers;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Teams.Members;

/// <summary><c>POST /users/teams/{seller_id}/token</c>: a token by which a member acts for the seller.</summary>
internal static class ActForSeller
{
    public static void MapActForSeller(this IEndpointRouteBuilder app) => app
        .MapPost("/users/teams/{sellerId:guid}/token", HandleAsync)
        .RequireAuthorization()
        .WithName("ActForSeller")
        .WithSummary("Get a token that acts for a seller")
        .WithDescription(
            "Good for 15 minutes, and no longer than the caller's session and membership. It is accepted at the "
            + "endpoints that the role allows, and nowhere else. It names the member: what is done by it is theirs in the "
            + "audit log.")
        .Refuses(TeamErrors.NotInTeam)
        .WithTags("team");

    private static async Task<Results<Ok<ActingTokenResponse>, ProblemHttpResult>> HandleAsync(
        Guid sellerId, ClaimsPrincipal caller, HttpContext context, MyTeamsTable table, AccessTokenIssuer issuer,
        IOptions<AccountsOptions> options, TimeProvider time, CancellationToken ct)
    {
        var seller = new UserId(sellerId);
        if (await table.FindMembershipAsync(seller, caller.UserId(), caller.SessionId(), ct) is not { } membership)
        {
            return TeamErrors.NotInTeam.ToProblem(context);
        }

        var role = TeamPermissions.ParseRole(membership.Role)!.Value;
        var life = TimeSpan.FromMinutes(options.Value.TokenMinutes);
        var left = membership.ExpiresAt - time.GetUtcNow();
        var (token, expiresAt) = issuer.IssueDelegated(
            caller.UserId().Value, membership.MemberName, caller.SessionId(), life < left ? life : left,
            new Delegation(seller, membership.MembershipId, role, null));
        return TypedResults.Ok(new ActingTokenResponse(
            token, expiresAt, sellerId, membership.SellerName, membership.Role,
            [
                .. Enum.GetValues<SellerAction>().Where(action => TeamPermissions.Allows(role, action))
                    .Select(TeamPermissions.NameOf),
            ]));
    }
}
