using System.Security.Claims;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Refunds;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Auditing;
using Ticketing.Messaging.Directory;
using Ticketing.ServiceDefaults.Auth.Sellers;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Reseating;

/// <summary><c>/events/{event_id}/orders/{order_id}/reseat</c>: moves the party of an order to other seats.</summary>
internal static class ReseatEndpoints
{
    private const string Path = "/events/{eventId}/orders/{orderId}/reseat";

    public static void MapReseat(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(Path, MoveAsync)
            .WithName("ReseatOrder")
            .WithTags("box-office")
            .WithSummary("Move the party of an order to other seats")
            .WithDescription(
                "As many named seats of a section, or the best there. The price stays as promised; `difference` says what "
                + "the new seats cost others. The new seats are taken before the old ones are freed; then the old order "
                + "is CANCELLED (`reseated`), its codes die, and the order that replaces it has new ones.")
            .Refuses(
                Refusal.InvalidRequest, BookingErrors.EventNotFound, BookingErrors.NotYourEvent,
                BookingErrors.OrderNotFound, ReseatErrors.OrderNotReseatable, ReseatErrors.ReseatRunning,
                RefundErrors.TicketUsed, RefundErrors.TicketTransferred,
                BookingErrors.SectionNotFound, BookingErrors.QuantityOutOfRange, BookingErrors.NoSuchSeat,
                BookingErrors.WholeTable)
            .Produces<ReseatResponse>(StatusCodes.Status202Accepted)
            .RequireSeller(SellerAction.BoxOfficeSell);
        routes.MapGet(Path, GetAsync)
            .WithName("GetReseat")
            .WithTags("box-office")
            .WithSummary("Say how far the newest move of an order has come")
            .Refuses(
                BookingErrors.EventNotFound, BookingErrors.NotYourEvent, BookingErrors.OrderNotFound,
                ReseatErrors.ReseatNotFound)
            .Produces<ReseatResponse>()
            .RequireSeller(SellerAction.BoxOfficeSell);
    }

    private static async Task<IResult> MoveAsync(
        string eventId, string orderId, ReseatRequest request, ReseatUseCase useCase, IEventDirectory directory,
        ClaimsPrincipal user, HttpContext context)
    {
        var (entry, notOwn) = await directory.FindOwnAsync(eventId, user, context.RequestAborted);
        if (entry is null)
        {
            return notOwn!.ToProblem(context);
        }
        if (!Guid.TryParse(orderId, out var id))
        {
            return BookingErrors.OrderNotFound.ToProblem(context);
        }
        var (old, row, refusal) = await useCase.HandleAsync(
            entry, id, request, AuditActor.Of(user), context.RequestAborted);
        return refusal is null
            ? TypedResults.Accepted($"/events/{entry.Id}/orders/{id}/reseat", Describe(entry, old!, row!))
            : refusal.ToProblem(context);
    }

    private static async Task<IResult> GetAsync(
        string eventId, string orderId, ReseatUseCase useCase, BookingStore store, IEventDirectory directory,
        ClaimsPrincipal user, HttpContext context)
    {
        var ct = context.RequestAborted;
        var (entry, notOwn) = await directory.FindOwnAsync(eventId, user, ct);
        if (entry is null)
        {
            return notOwn!.ToProblem(context);
        }
        if (!Guid.TryParse(orderId, out var id)
            || await store.FindAsync(id, ct) is not { } old || old.EventId != entry.Id.Value)
        {
            return BookingErrors.OrderNotFound.ToProblem(context);
        }
        return await useCase.FindNewestAsync(id, ct) is { } row
            ? TypedResults.Ok(Describe(entry, old, row))
            : ReseatErrors.ReseatNotFound.ToProblem(context);
    }

    private static ReseatResponse Describe(EventDirectoryEntry entry, BookingRow old, BookingRow row) =>
        ReseatResponse.Of(old, row, entry.Find(row.Section)?.PriceMinor ?? row.PriceMinor ?? 0);
}
