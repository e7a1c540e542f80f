using System.Security.Claims;
using Ticketing.Booking.Bookings;
using Ticketing.Messaging.Directory;
using Ticketing.ServiceDefaults.Auth.Sellers;
using Ticketing.ServiceDefaults.Http;
using Ticketing.ServiceDefaults.Tables;

namespace Ticketing.Booking.Desk;

/// <summary>
/// <c>GET /events/{event_id}/orders/settlement</c>, and as a file <c>/orders/settlement/export</c>: what an event brought.
/// </summary>
internal static class SettleEventEndpoints
{
    public static void MapSettleEvent(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/events/{eventId}/orders/settlement", ReadAsync)
            .WithName("GetSettlement")
            .WithTags("sellers")
            .WithSummary("Get what an event brought: sold, refunded, fees, tax and payout")
            .WithDescription("Added up from the transactions at this moment.")
            .Refuses(BookingErrors.EventNotFound, BookingErrors.NotYourEvent)
            .Produces<SettlementResponse>()
            .RequireSeller(SellerAction.OrdersRead);
        routes.MapGet("/events/{eventId}/orders/settlement/export", ExportAsync)
            .WithName("ExportSettlement")
            .WithTags("sellers")
            .WithSummary("Export what an event brought")
            .IsTable()
            .Refuses(BookingErrors.EventNotFound, BookingErrors.NotYourEvent)
            .RequireSeller(SellerAction.OrdersRead);
    }

    private static async Task<IResult> ReadAsync(
        string eventId, Settlement settlement, IEventDirectory directory, ClaimsPrincipal user, HttpContext context,
        CancellationToken ct)
    {
        var (entry, notOwn) = await directory.FindOwnAsync(eventId, user, ct);
        return entry is null
            ? notOwn!.ToProblem(context)
            : TypedResults.Ok(await settlement.ReadAsync(entry.Id, entry.Name, ct));
    }

    private static async Task<IResult> ExportAsync(
        string eventId, string? format, Settlement settlement, IEventDirectory directory, ClaimsPrincipal user,
        HttpContext context, CancellationToken ct)
    {
        var (entry, notOwn) = await directory.FindOwnAsync(eventId, user, ct);
        if (entry is null)
        {
            return notOwn!.ToProblem(context);
        }
        return TableExport.TryRead(format, out var read)
            ? await TableExport.WriteAsync(
                context, read, $"settlement-{entry.Id}", Settlement.Heading,
                Settlement.RowsOf(await settlement.ReadAsync(entry.Id, entry.Name, ct)))
            : Refusal.Invalid("format", "csv or xlsx.").ToProblem(context);
    }
}
