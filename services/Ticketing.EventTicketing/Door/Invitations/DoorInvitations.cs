using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Ticketing.Contracts.Text;
using Ticketing.EventTicketing.Events;
using Ticketing.ServiceDefaults.Auth.Sellers;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Door.Invitations;

/// <summary>
/// <c>POST</c>, <c>GET /events/{event_id}/door-invitations</c> and <c>DELETE …/{invitation_id}</c>, by the event's
/// seller.
/// </summary>
internal static class DoorInvitations
{
    public static void MapDoorInvitations(this IEndpointRouteBuilder app)
    {
        var invitations = app.MapGroup("/events/{eventId}/door-invitations").RequireAuthorization()
            .AllowSellerTeam(SellerAction.DoorManage).WithTags("door");
        invitations.MapPost("", InviteAsync).WithName("InviteDoorStaff")
            .WithSummary("Invite somebody to scan at the door")
            .WithDescription(
                "The answer is the same whoever has the address, or nobody. The person with this address finds the "
                + "invitation when they are signed in, and accepts or declines it.")
            .Refuses(EventErrors.NotFound, EventErrors.NotYours, DoorErrors.TooManyStaff);
        invitations.MapGet("", ListAsync).WithName("ListDoorInvitations")
            .WithSummary("List who was invited to the door")
            .Refuses(EventErrors.NotFound, EventErrors.NotYours);
        invitations.MapDelete("/{invitationId:guid}", WithdrawAsync).WithName("WithdrawDoorInvitation")
            .WithSummary("Take an invitation back")
            .Refuses(EventErrors.NotFound, EventErrors.NotYours);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> InviteAsync(
        string eventId, DoorInvitationRequest body, ClaimsPrincipal caller, HttpContext context, DoorAccess access,
        InvitationTable table, CancellationToken ct)
    {
        var (id, refusal) = await access.RequireSellerAsync(eventId, caller, ct);
        if (refusal is not null)
        {
            return refusal.ToProblem(context);
        }

        if (!EmailAddress.TryNormalise(body.Email, out var email))
        {
            return Refusal.Invalid("email", "Must be an e-mail address.").ToProblem(context);
        }

        return await table.InviteAsync(id, email, caller, ct)
            ? TypedResults.NoContent()
            : DoorErrors.TooManyStaff.ToProblem(context);
    }

    private static async Task<Results<Ok<DoorInvitationListResponse>, ProblemHttpResult>> ListAsync(
        string eventId, ClaimsPrincipal caller, HttpContext context, DoorAccess access, InvitationTable table,
        CancellationToken ct)
    {
        var (id, refusal) = await access.RequireSellerAsync(eventId, caller, ct);
        return refusal is null
            ? TypedResults.Ok(new DoorInvitationListResponse(await table.ListAsync(id, ct)))
            : refusal.ToProblem(context);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> WithdrawAsync(
        string eventId, Guid invitationId, ClaimsPrincipal caller, HttpContext context, DoorAccess access,
        InvitationTable table, CancellationToken ct)
    {
        var (id, refusal) = await access.RequireSellerAsync(eventId, caller, ct);
        if (refusal is not null)
        {
            return refusal.ToProblem(context);
        }

        // One that was accepted stays: the person is removed from the staff instead.
        await table.WithdrawAsync(id, invitationId, caller, ct);
        return TypedResults.NoContent();
    }
}
