using System.Security.Claims;
using Ticketing.Booking.Bookings;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Data;
using Ticketing.Messaging.Directory;
using Ticketing.ServiceDefaults.Auth.Sellers;
using Ticketing.ServiceDefaults.Http;
using Ticketing.ServiceDefaults.Tables;

namespace Ticketing.Booking.Desk;

/// <summary>
/// <c>GET /events/{event_id}/orders/export</c> and <c>/orders/export/tickets</c>, as CSV or XLSX. That somebody took the
/// buyers' names away is recorded before the first row is written.
/// </summary>
internal static class ExportOrdersEndpoints
{
    public static void MapExportOrders(this IEndpointRouteBuilder routes)
    {
        Map(routes, "/events/{eventId}/orders/export", "ExportOrders", "Export the orders of an event", "orders",
            OrderTable.OrderHeading, (table, entry) => table.OrdersAsync(entry));
        Map(routes, "/events/{eventId}/orders/export/tickets", "ExportTickets", "Export the paid tickets of an event",
            "tickets", OrderTable.TicketHeading, (table, entry) => table.TicketsAsync(entry));
    }

    private static void Map(
        IEndpointRouteBuilder routes, string path, string name, string summary, string what,
        IReadOnlyList<string> heading,
        Func<OrderTable, EventDirectoryEntry, IAsyncEnumerable<IReadOnlyList<TableCell>>> rows) => routes
        .MapGet(path, async (
            string eventId, string? format, OrderTable table, Database database, IEventDirectory directory,
            TimeProvider clock, ClaimsPrincipal user, HttpContext context, CancellationToken ct) =>
        {
            var (entry, notOwn) = await directory.FindOwnAsync(eventId, user, ct);
            if (entry is null)
            {
                return notOwn!.ToProblem(context);
            }
            if (!TableExport.TryRead(format, out var read))
            {
                return Refusal.Invalid("format", "csv or xlsx.").ToProblem(context);
            }
            if (await table.IsTooLargeAsync(entry.Id, ct))
            {
                return TableExport.TooLarge.ToProblem(context);
            }
            await DeskAudit.RecordAsync(database, "orders-exported", entry.Id, what, user, clock.GetUtcNow(), ct);
            return await TableExport.WriteAsync(context, read, $"{what}-{entry.Id}", heading, rows(table, entry));
        })
        .WithName(name)
        .WithTags("sellers")
        .WithSummary(summary)
        .IsTable()
        .Refuses(BookingErrors.EventNotFound, BookingErrors.NotYourEvent)
        .RequireSeller(SellerAction.OrdersRead);
}
