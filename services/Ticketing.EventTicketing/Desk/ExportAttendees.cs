using System.Security.Claims;
using Ticketing.Contracts;
using Ticketing.EventTicketing.Events;
using Ticketing.Messaging.Auditing;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Auth.Sellers;
using Ticketing.ServiceDefaults.Http;
using Ticketing.ServiceDefaults.Tables;

namespace Ticketing.EventTicketing.Desk;

/// <summary>
/// <c>GET /events/{event_id}/attendees/export</c>, as CSV or XLSX. That somebody took the names away is recorded before the
/// first row is written.
/// </summary>
internal static class ExportAttendees
{
    private const string FindSeller = "SELECT seller_id FROM events WHERE event_id = @EventId";

    public static void MapExportAttendees(this IEndpointRouteBuilder app) => app
        .MapGet("/events/{eventId}/attendees/export", HandleAsync)
        .RequireSeller(SellerAction.OrdersRead)
        .WithName("ExportAttendees")
        .WithSummary("Export who has a ticket of an event, and when they were let in")
        .IsTable()
        .Refuses(EventErrors.NotFound, EventErrors.NotYours)
        .WithTags("events");

    private static async Task<IResult> HandleAsync(
        string eventId, string? format, ClaimsPrincipal caller, HttpContext context, Database database,
        AttendeeTable table, TimeProvider time, CancellationToken ct)
    {
        if (!EventId.TryParse(eventId, null, out var id)
            || await database.FindAsync<Guid?>(FindSeller, new { EventId = id.Value }, ct) is not { } seller)
        {
            return EventErrors.NotFound.ToProblem(context);
        }

        if (seller != caller.SellerId().Value)
        {
            return EventErrors.NotYours.ToProblem(context);
        }

        if (!TableExport.TryRead(format, out var read))
        {
            return Refusal.Invalid("format", "csv or xlsx.").ToProblem(context);
        }

        await using (var transaction = await database.BeginAsync(ct))
        {
            await transaction.AppendAsync(
                new AuditEntry("attendees-exported", AuditActor.Of(caller)) { EventId = id.Value, SellerId = seller },
                time.GetUtcNow(), ct);
            await transaction.CommitAsync(ct);
        }

        return await TableExport.WriteAsync(context, read, $"attendees-{id}", AttendeeTable.Heading, table.ReadAsync(id));
    }
}
