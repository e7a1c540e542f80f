using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Ticketing.EventTicketing.Domain;
using Ticketing.EventTicketing.Infrastructure.Door;
using Ticketing.EventTicketing.Infrastructure.Http;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.EventTicketing.Features.ScanTickets;

/// <summary>
/// <c>POST /events/{event_id}/scans</c>, <c>/scans/batch</c>, <c>/scans/{scan_id}/undo</c>, <c>GET …/admissions</c> and
/// <c>…/scan-conflicts</c>, by the event's seller and its door staff.
/// </summary>
public static class ScanEndpoints
{
    /// <summary>A transaction each, about two milliseconds: a fifth of a second a request.</summary>
    public const int MaxBatch = 100;

    private static readonly IReadOnlyList<string> DoorRefusals =
        [RefusalCodes.EventNotFound, RefusalCodes.NotDoorStaff];

    /// <summary>Maps the endpoints.</summary>
    public static void Map(IEndpointRouteBuilder app)
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
            .Refuses([.. DoorRefusals, RefusalCodes.ScanNotFound, RefusalCodes.UndoTooLate, RefusalCodes.NotAdmitted]);
        door.MapGet("/admissions", CountAsync).WithName("GetAdmissions")
            .WithSummary("Count who is in")
            .Refuses(DoorRefusals);
        door.MapGet("/scan-conflicts", ConflictsAsync).WithName("ListScanConflicts")
            .WithSummary("List admissions that should not have been")
            .IsPaged()
            .Refuses(DoorRefusals);
    }

    private static async Task<Results<Ok<ScanAnswer>, ProblemHttpResult>> ScanAsync(
        string eventId, ScanRequest body, ClaimsPrincipal caller, HttpContext context, DoorAccess access,
        ScanIntake intake, CancellationToken ct)
    {
        var (id, refusal) = await access.OfStaffAsync(eventId, caller, ct);
        var errors = new FieldErrors();
        ScanIntake.Check(body, "", errors);
        return refusal is null && errors.None
            ? TypedResults.Ok(await intake.AnswerAsync(id, body, caller.UserId(), letIn: false, ct))
            : Answers.Of(refusal ?? errors.ToRefusal(), context);
    }

    private static async Task<Results<Ok<ScanBatchAnswer>, ProblemHttpResult>> BatchAsync(
        string eventId, ScanBatchRequest body, ClaimsPrincipal caller, HttpContext context, DoorAccess access,
        ScanIntake intake, CancellationToken ct)
    {
        var (id, refusal) = await access.OfStaffAsync(eventId, caller, ct);
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
            return Answers.Of(refusal ?? errors.ToRefusal(), context);
        }

        // One after another: a device that let the same ticket in twice gets its scans judged in its own order.
        var results = new List<ScanAnswer>(scans.Count);
        foreach (var scan in scans)
        {
            results.Add(await intake.AnswerAsync(id, scan!, caller.UserId(), letIn: true, ct));
        }

        return TypedResults.Ok(new ScanBatchAnswer(results));
    }

    private static async Task<Results<Ok<ScanAnswer>, ProblemHttpResult>> UndoAsync(
        string eventId, Guid scanId, UndoRequest body, ClaimsPrincipal caller, HttpContext context, DoorAccess access,
        ScanUndo undo, CancellationToken ct)
    {
        var (id, refusal) = await access.OfStaffAsync(eventId, caller, ct);
        var errors = new FieldErrors();
        errors.Require(
            ScanIntake.IsDevice(body.DeviceId), "device_id", $"Must have 1 to {ScanIntake.MaxDeviceId} characters.");
        if (refusal is not null || !errors.None)
        {
            return Answers.Of(refusal ?? errors.ToRefusal(), context);
        }

        var (answer, no) = await undo.UndoAsync(id, scanId, body.DeviceId!, ct);
        return answer is null ? Answers.Of(no!, context) : TypedResults.Ok(answer);
    }

    private static async Task<Results<Ok<AdmissionsAnswer>, ProblemHttpResult>> CountAsync(
        string eventId, ClaimsPrincipal caller, HttpContext context, DoorAccess access, DoorReads reads,
        CancellationToken ct)
    {
        var (id, refusal) = await access.OfStaffAsync(eventId, caller, ct);
        return refusal is null
            ? TypedResults.Ok(await reads.CountAsync(id, ct))
            : Answers.Of(refusal, context);
    }

    private static async Task<Results<Ok<ScanConflictListAnswer>, ProblemHttpResult>> ConflictsAsync(
        string eventId, ClaimsPrincipal caller, HttpContext context, DoorAccess access, DoorReads reads,
        CancellationToken ct)
    {
        var errors = new FieldErrors();
        var page = PageRequest.Read(context.Request.Query, errors);
        long after = 0;
        errors.Require(
            page.After is null || long.TryParse(page.After, NumberStyles.None, CultureInfo.InvariantCulture, out after),
            "after", "Not a cursor of this list.");
        var (id, refusal) = await access.OfStaffAsync(eventId, caller, ct);
        if (refusal is not null || !errors.None)
        {
            return Answers.Of(refusal ?? errors.ToRefusal(), context);
        }

        var found = await reads.ConflictsAsync(id, after, page.Limit + 1, ct);
        var next = found.Count > page.Limit
            ? Cursor.Encode(found[page.Limit - 1].Order.ToString(CultureInfo.InvariantCulture))
            : null;
        return TypedResults.Ok(new ScanConflictListAnswer([.. found.Take(page.Limit).Select(f => f.Conflict)], next));
    }
}
