using System.Security.Claims;
using Ticketing.EventTicketing.Events;
using Ticketing.Messaging.Auditing;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Auth.Sellers;
using Ticketing.ServiceDefaults.Http;
using Ticketing.ServiceDefaults.Tables;

namespace Ticketing.EventTicketing.Attendees;

/// <summary>
/// <c>GET /events/{event_id}/attendees/export</c>, as CSV or XLSX. That somebody took the names away is recorded before the
/// first row is written.
/// </summary>
internal static class ExportAttendees
{
    public static void MapExportAttendees(this IEndpointRouteBuilder app) => app
        .MapGet("/events/{eventId}/attendees/export", HandleAsync)
        .RequireSeller(SellerAction.OrdersRead)
        .WithName("ExportAttendees")
        .WithSummary("Export who has a ticket of an event, with answers, and when they were let in")
        .IsTable()
        .Refuses(EventErrors.NotFound, EventErrors.NotYours)
        .WithTags("attendees");

    private static async Task<IResult> HandleAsync(
        string eventId, string? format, ClaimsPrincipal caller, HttpContext context, Database database,
        AttendeeListQuery query, AttendeeTable table, TimeProvider time, CancellationToken ct)
    {
        var (id, refusal) = await query.RequireSellerAsync(eventId, caller, ct);
        if (refusal is not null)
        {
            return refusal.ToProblem(context);
        }

        if (!TableExport.TryRead(format, out var read))
        {
            return Refusal.Invalid("format", "csv or xlsx.").ToProblem(context);
        }

        await using (var transaction = await database.BeginAsync(ct))
        {
            await transaction.AppendAsync(
                new AuditEntry("attendees-exported", AuditActor.Of(caller))
                {
                    EventId = id.Value, SellerId = caller.SellerId().Value,
                },
                time.GetUtcNow(), ct);
            await transaction.CommitAsync(ct);
        }

        var (heading, rows) = await table.OpenAsync(id, ct);
        return await TableExport.WriteAsync(context, read, $"attendees-{id}", heading, rows);
    }
}
