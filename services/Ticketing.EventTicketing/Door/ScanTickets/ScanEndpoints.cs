using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Ticketing.EventTicketing.Events;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Door.ScanTickets;

/// <summary>
/// <c>POST /events/{event_id}/scans</c>, <c>/scans/batch</c> and <c>/scans/{scan_id}/undo</c>, by the event's seller
/// and its door staff.
/// </summary>
internal static class ScanEndpoints
{
    /// <summary>Each scan is a transaction of about two milliseconds, so a request takes a fifth of a second.</summary>
    public const int MaxBatch = 100;

    private static readonly IReadOnlyList<Refusal> DoorRefusals = [EventErrors.NotFound, DoorErrors.NotDoorStaff];

    public static void MapScanTickets(this IEndpointRouteBuilder app)
    {
        var door = app.MapGroup("/events/{eventId}").RequireAuthorization().WithTags("door");
        door.MapPost("/scans", ScanAsync).WithName("ScanTicket")
            .WithSummary("Ask whether a ticket lets its bearer in")
            .WithDescription("The same `scan_id` again gets the same answer.")
            .Refuses(DoorRefusals);
        door.MapPost("/scans/batch", BatchAsync).WithName("UploadScans")
            .WithSummary("Report whom a device let in without a network")
            .WithDescription("1 to 100 scans; answers one result for each, in the same order.")
            .Refuses(DoorRefusals);
        door.MapPost("/scans/{scanId:guid}/undo", UndoAsync).WithName("UndoScan")
            .WithSummary("Take an admission back within a minute")
            .Refuses([.. DoorRefusals, DoorErrors.ScanNotFound, DoorErrors.UndoTooLate, DoorErrors.NotAdmitted]);
    }

    private static async Task<Results<Ok<ScanResponse>, ProblemHttpResult>> ScanAsync(
        string eventId, ScanRequest body, ClaimsPrincipal caller, HttpContext context, DoorAccess access,
        ScanIntake intake, CancellationToken ct)
    {
        var (id, refusal) = await access.RequireStaffAsync(eventId, caller, ct);
        var errors = new FieldErrors();
        ScanIntake.Check(body, "", errors);
        return refusal is null && errors.None
            ? TypedResults.Ok(await intake.RecordAsync(id, body, caller.UserId(), letIn: false, ct))
            : (refusal ?? errors.ToRefusal()).ToProblem(context);
    }

    private static async Task<Results<Ok<ScanBatchResponse>, ProblemHttpResult>> BatchAsync(
        string eventId, ScanBatchRequest body, ClaimsPrincipal caller, HttpContext context, DoorAccess access,
        ScanIntake intake, CancellationToken ct)
    {
        var (id, refusal) = await access.RequireStaffAsync(eventId, caller, ct);
        var errors = new FieldErrors();
        var scans = body.Scans ?? [];
        if (errors.Require(scans.Count is >= 1 and <= MaxBatch, "scans", $"Must be 1 to {MaxBatch} scans."))
        {
            for (var i = 0; i < scans.Count; i++)
            {
                ScanIntake.Check(scans[i], $"scans[{i}].", errors);
            }
        }

        if (refusal is not null || !errors.None)
        {
            return (refusal ?? errors.ToRefusal()).ToProblem(context);
        }

        // One after another: a device that let the same ticket in twice gets its scans judged in its own order.
        var results = new List<ScanResponse>(scans.Count);
        foreach (var scan in scans)
        {
            results.Add(await intake.RecordAsync(id, scan!, caller.UserId(), letIn: true, ct));
        }

        return TypedResults.Ok(new ScanBatchResponse(results));
    }

    private static async Task<Results<Ok<ScanResponse>, ProblemHttpResult>> UndoAsync(
        string eventId, Guid scanId, UndoRequest body, ClaimsPrincipal caller, HttpContext context, DoorAccess access,
        ScanUndo undo, CancellationToken ct)
    {
        var (id, refusal) = await access.RequireStaffAsync(eventId, caller, ct);
        var errors = new FieldErrors();
        errors.Require(
            ScanIntake.IsDevice(body.DeviceId), "device_id", $"Must have 1 to {ScanIntake.MaxDeviceId} characters.");
        if (refusal is not null || !errors.None)
        {
            return (refusal ?? errors.ToRefusal()).ToProblem(context);
        }

        var (undone, no) = await undo.UndoAsync(id, scanId, body.DeviceId!, ct);
        return undone is null ? no!.ToProblem(context) : TypedResults.Ok(undone);
    }
}
