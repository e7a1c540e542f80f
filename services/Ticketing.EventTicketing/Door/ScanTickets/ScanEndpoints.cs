using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Ticketing.EventTicketing.Events;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.ServiceDefaults.Auth.Sellers;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Door.ScanTickets;

/// <summary>
/// <c>POST /events/{event_id}/scans</c>, <c>/scans/batch</c> and <c>/scans/{scan_id}/undo</c>, by the event's seller
/// and its door staff.
/// </summary>
internal static class ScanEndpoints
{
    private static readonly IReadOnlyList<Refusal> DoorRefusals = [EventErrors.NotFound, DoorErrors.NotDoorStaff];

    public static void MapScanTickets(this IEndpointRouteBuilder app)
    {
        var door = app.MapGroup("/events/{eventId}").RequireAuthorization()
            .AllowSellerTeam(SellerAction.TicketsScan).WithTags("door");
        door.MapPost("/scans", ScanAsync).WithName("ScanTicket")
            .WithSummary("Ask whether a ticket lets its bearer in")
            .WithDescription("The same `scan_id` again gets the same answer.")
            .Refuses(DoorRefusals);
        door.MapPost("/scans/batch", BatchAsync).WithName("UploadScans")
            .WithSummary("Report whom a device let in without a network")
            .WithDescription(
                "1 to 100 scans; answers one result for each, in the same order. An entry that is refused says why, "
                + "and keeps none of the others from being recorded.")
            .Accepts<ScanBatchRequest>("application/json")
            .Refuses(DoorRefusals);
        door.MapPost("/scans/{scanId:guid}/undo", UndoAsync).WithName("UndoScan")
            .WithSummary("Take an admission back within a minute")
            .WithDescription("By the person who made the scan, on the same device, or by the event's seller.")
            .Refuses(
                [.. DoorRefusals, DoorErrors.ScanNotFound, DoorErrors.NotYourScan, DoorErrors.UndoTooLate,
                    DoorErrors.NotAdmitted]);
    }

    private static async Task<Results<Ok<ScanResponse>, ProblemHttpResult>> ScanAsync(
        string eventId, ScanRequest body, ClaimsPrincipal caller, HttpContext context, DoorAccess access,
        ScanIntake intake, CancellationToken ct)
    {
        var (id, refusal) = await access.RequireStaffAsync(eventId, caller, ct);
        var errors = new FieldErrors();
        ScanIntake.Check(body, errors);
        return refusal is null && errors.None
            ? TypedResults.Ok((await intake.RecordAsync(id, body, caller.UserId(), letIn: false, ct)).Response)
            : (refusal ?? errors.ToRefusal()).ToProblem(context);
    }

    private static async Task<Results<Ok<ScanBatchResponse>, ProblemHttpResult>> BatchAsync(
        string eventId, ClaimsPrincipal caller, HttpContext context, DoorAccess access, ScanBatch batch,
        CancellationToken ct)
    {
        var (id, refusal) = await access.RequireStaffAsync(eventId, caller, ct);
        if (refusal is not null)
        {
            return refusal.ToProblem(context);
        }

        return await ScanBatch.ReadAsync(context.Request, ct) is { } entries
            ? TypedResults.Ok(await batch.RecordAsync(id, entries, caller.UserId(), ct))
            : Refusal.Invalid("scans", $"Must be 1 to {ScanBatch.MaxScans} scans.").ToProblem(context);
    }

    private static async Task<Results<Ok<ScanResponse>, ProblemHttpResult>> UndoAsync(
        string eventId, Guid scanId, UndoRequest body, ClaimsPrincipal caller, HttpContext context, DoorAccess access,
        ScanUndo undo, CancellationToken ct)
    {
        var (id, refusal) = await access.RequireStaffAsync(eventId, caller, ct);
        var errors = new FieldErrors();
        errors.Require(
            ScanIntake.TryDevice(body.DeviceId, out var device), "device_id",
            $"Must have 1 to {ScanIntake.MaxDeviceId} characters.");
        if (refusal is not null || !errors.None)
        {
            return (refusal ?? errors.ToRefusal()).ToProblem(context);
        }

        var (undone, no) = await undo.UndoAsync(id, scanId, device, caller, ct);
        return undone is null ? no!.ToProblem(context) : TypedResults.Ok(undone);
    }
}
