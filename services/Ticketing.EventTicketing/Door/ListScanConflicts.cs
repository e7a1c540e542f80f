using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Ticketing.EventTicketing.Door.ScanTickets;
using Ticketing.EventTicketing.Events;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Auth.Sellers;
using Ticketing.ServiceDefaults.Http;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.EventTicketing.Door;

/// <summary>
/// A scan that let somebody in and should not have. <c>Kind</c>: admitted-twice (with both devices), refunded,
/// transferred or not-sold. <c>DecidedBy</c> and <c>Clamped</c> are those of the scan.
/// </summary>
internal sealed record ScanConflict(
    Guid ScanId, string Kind, string TicketId, ScanPlace Scan, ScanPlace? Admitted, DateTimeOffset RecordedAt,
    string? DecidedBy, string? Clamped);

/// <summary>A page of conflicts in the order in which they became known.</summary>
internal sealed record ScanConflictListResponse(IReadOnlyList<ScanConflict> Conflicts, string? Next);

/// <summary><c>GET /events/{event_id}/scan-conflicts</c>, by seller and door staff.</summary>
internal static class ListScanConflicts
{
    /// <summary>The condition on a scan <c>c</c>.</summary>
    public const string IsConflict =
        "(c.outcome = 'admitted-twice' OR (c.offline AND c.outcome IN ('refunded', 'transferred', 'not-sold')))";

    private const string ReadPage =
        $"""
        SELECT c.scan_order, c.scan_id, c.outcome, c.ticket_id, c.device_id, c.scanned_at, c.recorded_at,
               c.device_name, c.decided_by, c.clamped,
               a.device_id AS admitted_by, a.scanned_at AS admitted_at, a.device_name AS admitted_by_name
        FROM ticket_scans c LEFT JOIN ticket_scans a ON a.event_id = c.event_id AND a.ticket_id = c.ticket_id
             AND a.booking_id = c.booking_id AND a.outcome = 'admitted'
        WHERE c.event_id = @EventId AND c.scan_order > @After AND {IsConflict}
        ORDER BY c.scan_order LIMIT @Limit
        """;

    public static void MapListScanConflicts(this IEndpointRouteBuilder app) => app
        .MapGet("/events/{eventId}/scan-conflicts", HandleAsync)
        .RequireAuthorization()
        .AllowSellerTeam(SellerAction.TicketsScan)
        .WithName("ListScanConflicts")
        .WithSummary("List admissions that should not have been")
        .IsPaged()
        .Refuses(EventErrors.NotFound, DoorErrors.NotDoorStaff)
        .WithTags("door");

    private static async Task<Results<Ok<ScanConflictListResponse>, ProblemHttpResult>> HandleAsync(
        string eventId, ClaimsPrincipal caller, HttpContext context, DoorAccess access, Database database,
        CancellationToken ct)
    {
        var errors = new FieldErrors();
        var page = PageRequest.Read(context.Request.Query, errors);
        long after = 0;
        errors.Require(
            page.After is null || long.TryParse(page.After, NumberStyles.None, CultureInfo.InvariantCulture, out after),
            "after", "Not a cursor of this list.");
        var (id, refusal) = await access.RequireStaffAsync(eventId, caller, ct);
        if (refusal is not null || !errors.None)
        {
            return (refusal ?? errors.ToRefusal()).ToProblem(context);
        }

        var rows = await database.QueryAsync<ConflictRow>(
            ReadPage, new { EventId = id.Value, After = after, Limit = page.Limit + 1 }, ct);
        var next = rows.Count > page.Limit
            ? Cursor.Encode(rows[page.Limit - 1].ScanOrder.ToString(CultureInfo.InvariantCulture))
            : null;
        return TypedResults.Ok(new ScanConflictListResponse([.. rows.Take(page.Limit).Select(ConflictOf)], next));
    }

    private static ScanConflict ConflictOf(ConflictRow row) => new(
        row.ScanId, row.Outcome, row.TicketId, new ScanPlace(row.DeviceId, row.ScannedAt, row.DeviceName),
        row.AdmittedBy is { } device ? new ScanPlace(device, row.AdmittedAt!.Value, row.AdmittedByName) : null,
        row.RecordedAt, row.DecidedBy, row.Clamped);

    private sealed class ConflictRow
    {
        public long ScanOrder { get; init; }
        public Guid ScanId { get; init; }
        public required string Outcome { get; init; }
        public required string TicketId { get; init; }
        public required string DeviceId { get; init; }
        public DateTimeOffset ScannedAt { get; init; }
        public DateTimeOffset RecordedAt { get; init; }
        public string? DeviceName { get; init; }
        public string? DecidedBy { get; init; }
        public string? Clamped { get; init; }
        public string? AdmittedBy { get; init; }
        public string? AdmittedByName { get; init; }
        public DateTimeOffset? AdmittedAt { get; init; }
    }
}
