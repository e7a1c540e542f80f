using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Ticketing.EventTicketing.Events;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.ServiceDefaults.Auth.Sellers;
using Ticketing.ServiceDefaults.Http;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.EventTicketing.Door;

/// <summary>Somebody who may scan at an event's door.</summary>
internal sealed record DoorStaffResponse(Guid UserId, string Email, string Name, DateTimeOffset AddedAt);

/// <summary>A page of an event's door staff.</summary>
internal sealed record DoorStaffListResponse(IReadOnlyList<DoorStaffResponse> Staff, string? Next);

/// <summary>
/// <c>GET /events/{event_id}/door-staff</c> and <c>DELETE …/{user_id}</c>, by the event's seller: people who accepted an
/// invitation. A person's role stays what it is: working at one door is no role.
/// </summary>
internal static class DoorStaff
{
    public static void MapDoorStaff(this IEndpointRouteBuilder app)
    {
        var staff = app.MapGroup("/events/{eventId}/door-staff").RequireAuthorization()
            .AllowSellerTeam(SellerAction.DoorManage).WithTags("door");
        staff.MapGet("", ListAsync).WithName("ListDoorStaff")
            .WithSummary("List who may scan at the door")
            .IsPaged()
            .Refuses(EventErrors.NotFound, EventErrors.NotYours);
        staff.MapDelete("/{userId}", RemoveAsync).WithName("RemoveDoorStaff")
            .WithSummary("Let somebody scan no longer")
            .Refuses(EventErrors.NotFound, EventErrors.NotYours);
    }

    private static async Task<Results<Ok<DoorStaffListResponse>, ProblemHttpResult>> ListAsync(
        string eventId, ClaimsPrincipal caller, HttpContext context, DoorAccess access, DoorStaffTable table,
        CancellationToken ct)
    {
        var errors = new FieldErrors();
        var page = PageRequest.Read(context.Request.Query, errors);
        Guid after = default;
        errors.Require(
            page.After is null || Guid.TryParse(page.After, out after), "after", "Not a cursor of this list.");
        var (id, refusal) = await access.RequireSellerAsync(eventId, caller, ct);
        if (refusal is not null || !errors.None)
        {
            return (refusal ?? errors.ToRefusal()).ToProblem(context);
        }

        var staff = await table.ListAsync(id, after, page.Limit + 1, ct);
        var next = staff.Count > page.Limit ? Cursor.Encode(staff[page.Limit - 1].UserId.ToString()) : null;
        return TypedResults.Ok(new DoorStaffListResponse([.. staff.Take(page.Limit)], next));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(
        string eventId, string userId, ClaimsPrincipal caller, HttpContext context, DoorAccess access,
        DoorStaffTable table, CancellationToken ct)
    {
        var (id, refusal) = await access.RequireSellerAsync(eventId, caller, ct);
        if (refusal is null && Guid.TryParse(userId, out var user))
        {
            await table.RemoveAsync(id, user, caller, ct);
        }

        // Removing somebody who is not among them succeeds: afterwards they are not among them either.
        return refusal is null ? TypedResults.NoContent() : refusal.ToProblem(context);
    }
}
