using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Ticketing.EventTicketing.Domain;
using Ticketing.EventTicketing.Infrastructure.Door;
using Ticketing.EventTicketing.Infrastructure.Http;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.EventTicketing.Features.DoorStaff;

/// <summary>Body of <c>POST /events/{event_id}/door-staff</c>: the address of somebody with an account.</summary>
public sealed record DoorStaffRequest([property: Required] string? Email);

/// <summary>Somebody who may scan at an event's door.</summary>
public sealed record DoorStaffAnswer(Guid UserId, string Email, string Name, DateTimeOffset AddedAt);

/// <summary>A page of an event's door staff.</summary>
public sealed record DoorStaffListAnswer(IReadOnlyList<DoorStaffAnswer> Staff, string? Next);

/// <summary>
/// <c>POST</c>, <c>GET /events/{event_id}/door-staff</c> and <c>DELETE …/{user_id}</c>, by the event's
/// seller. A person's role stays what it is: working at one door is no role.
/// </summary>
public static class DoorStaffEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void Map(IEndpointRouteBuilder app)
    {
        var staff = app.MapGroup("/events/{eventId}/door-staff").RequireAuthorization().WithTags("door");
        staff.MapPost("", AddAsync).WithName("AddDoorStaff")
            .WithSummary("Name somebody who may scan at the door")
            .Refuses(
                RefusalCodes.EventNotFound, RefusalCodes.NotYourEvent, RefusalCodes.UserNotFound,
                RefusalCodes.TooManyStaff);
        staff.MapGet("", ListAsync).WithName("ListDoorStaff")
            .WithSummary("List who may scan at the door")
            .IsPaged()
            .Refuses(RefusalCodes.EventNotFound, RefusalCodes.NotYourEvent);
        staff.MapDelete("/{userId}", RemoveAsync).WithName("RemoveDoorStaff")
            .WithSummary("Let somebody scan no longer")
            .Refuses(RefusalCodes.EventNotFound, RefusalCodes.NotYourEvent);
    }

    private static async Task<Results<Ok<DoorStaffAnswer>, ProblemHttpResult>> AddAsync(
        string eventId, DoorStaffRequest body, ClaimsPrincipal caller, HttpContext context, DoorAccess access,
        DoorStaffTable table, CancellationToken ct)
    {
        var (id, refusal) = await access.OfSellerAsync(eventId, caller, ct);
        if (refusal is not null)
        {
            return Answers.Of(refusal, context);
        }

        if (!UserRules.TryNormaliseEmail(body.Email, out var email))
        {
            var errors = new FieldErrors();
            errors.Add("email", "Must be an e-mail address.");
            return Answers.Of(errors.ToRefusal(), context);
        }

        var (added, no) = await table.AddAsync(id, email, ct);
        return added is null ? Answers.Of(no!, context) : TypedResults.Ok(added);
    }

    private static async Task<Results<Ok<DoorStaffListAnswer>, ProblemHttpResult>> ListAsync(
        string eventId, ClaimsPrincipal caller, HttpContext context, DoorAccess access, DoorStaffTable table,
        CancellationToken ct)
    {
        var errors = new FieldErrors();
        var page = PageRequest.Read(context.Request.Query, errors);
        Guid after = default;
        errors.Require(
            page.After is null || Guid.TryParse(page.After, out after), "after", "Not a cursor of this list.");
        var (id, refusal) = await access.OfSellerAsync(eventId, caller, ct);
        if (refusal is not null || !errors.None)
        {
            return Answers.Of(refusal ?? errors.ToRefusal(), context);
        }

        var staff = await table.ListAsync(id, after, page.Limit + 1, ct);
        var next = staff.Count > page.Limit ? Cursor.Encode(staff[page.Limit - 1].UserId.ToString()) : null;
        return TypedResults.Ok(new DoorStaffListAnswer([.. staff.Take(page.Limit)], next));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(
        string eventId, string userId, ClaimsPrincipal caller, HttpContext context, DoorAccess access,
        DoorStaffTable table, CancellationToken ct)
    {
        var (id, refusal) = await access.OfSellerAsync(eventId, caller, ct);
        if (refusal is null && Guid.TryParse(userId, out var user))
        {
            await table.RemoveAsync(id, user, ct);
        }

        // Who is not among them is not among them afterwards either.
        return refusal is null ? TypedResults.NoContent() : Answers.Of(refusal, context);
    }
}
