using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Ticketing.EventTicketing.Door.ScanTickets;
using Ticketing.EventTicketing.Events;
using Ticketing.EventTicketing.Tickets.Signing;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Auth.Sellers;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Door;

/// <summary>
/// How full the house is: tickets sold, people let in, and scans that somebody should look at. <c>Contact</c> proves
/// that the device reached us now: it goes with the scans that the device makes without a network.
/// </summary>
internal sealed record AdmissionsResponse(long EventId, long Sold, long Admitted, long Conflicts, string Contact);

/// <summary><c>GET /events/{event_id}/admissions</c>, by seller and door staff.</summary>
internal static class GetAdmissions
{
    private const string Count =
        $"""
        SELECT (SELECT count(*) FROM tickets WHERE event_id = @EventId AND status = 2) AS sold,
               (SELECT count(*) FROM ticket_scans WHERE event_id = @EventId AND outcome = 'admitted') AS admitted,
               (SELECT count(*) FROM ticket_scans c WHERE c.event_id = @EventId AND {ListScanConflicts.IsConflict})
                   AS conflicts
        """;

    public static void MapGetAdmissions(this IEndpointRouteBuilder app) => app
        .MapGet("/events/{eventId}/admissions", HandleAsync)
        .RequireAuthorization()
        .AllowSellerTeam(SellerAction.TicketsScan)
        .WithName("GetAdmissions")
        .WithSummary("Count who is in")
        .Refuses(EventErrors.NotFound, DoorErrors.NotDoorStaff)
        .WithTags("door");

    private static async Task<Results<Ok<AdmissionsResponse>, ProblemHttpResult>> HandleAsync(
        string eventId, ClaimsPrincipal caller, HttpContext context, DoorAccess access, Database database,
        TicketSigner signer, TimeProvider time, CancellationToken ct)
    {
        var (id, refusal) = await access.RequireStaffAsync(eventId, caller, ct);
        if (refusal is not null)
        {
            return refusal.ToProblem(context);
        }

        var counts = await database.FindAsync<Counts>(Count, new { EventId = id.Value }, ct);
        return TypedResults.Ok(new AdmissionsResponse(
            id.Value, counts!.Sold, counts.Admitted, counts.Conflicts, DoorContact.Write(id, time.GetUtcNow(), signer)));
    }

    private sealed class Counts
    {
        public long Sold { get; init; }
        public long Admitted { get; init; }
        public long Conflicts { get; init; }
    }
}
