using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Door.Invitations;

/// <summary>
/// <c>GET /users/me/doors</c>, and <c>POST /users/me/door-invitations/{invitation_id}/accept</c> and <c>/decline</c>, by
/// everybody for themselves.
/// </summary>
internal static class MyDoors
{
    public static void MapMyDoors(this IEndpointRouteBuilder app)
    {
        var mine = app.MapGroup("/users/me").RequireAuthorization().WithTags("door");
        mine.MapGet("/doors", ListAsync).WithName("ListMyDoors")
            .WithSummary("List the doors at which one works, and one's invitations to more");
        mine.MapPost("/door-invitations/{invitationId:guid}/accept", AcceptAsync).WithName("AcceptDoorInvitation")
            .WithSummary("Work at a door")
            .Refuses(DoorErrors.InvitationNotFound);
        mine.MapPost("/door-invitations/{invitationId:guid}/decline", DeclineAsync).WithName("DeclineDoorInvitation")
            .WithSummary("Decline to work at a door")
            .Refuses(DoorErrors.InvitationNotFound);
    }

    private static async Task<Ok<MyDoorsResponse>> ListAsync(
        ClaimsPrincipal caller, MyDoorsTable table, CancellationToken ct) =>
        TypedResults.Ok(await table.ListAsync(caller.UserId(), ct));

    private static async Task<Results<NoContent, ProblemHttpResult>> AcceptAsync(
        Guid invitationId, ClaimsPrincipal caller, HttpContext context, MyDoorsTable table, CancellationToken ct) =>
        await table.AcceptAsync(invitationId, caller.UserId(), ct)
            ? TypedResults.NoContent()
            : DoorErrors.InvitationNotFound.ToProblem(context);

    private static async Task<Results<NoContent, ProblemHttpResult>> DeclineAsync(
        Guid invitationId, ClaimsPrincipal caller, HttpContext context, MyDoorsTable table, CancellationToken ct) =>
        await table.DeclineAsync(invitationId, caller.UserId(), ct)
            ? TypedResults.NoContent()
            : DoorErrors.InvitationNotFound.ToProblem(context);
}
