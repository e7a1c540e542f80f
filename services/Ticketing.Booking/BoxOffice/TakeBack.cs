using System.Security.Claims;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Refunds;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Auditing;
using Ticketing.Messaging.Directory;
using Ticketing.ServiceDefaults.Auth.Sellers;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.BoxOffice;

/// <summary>
/// <c>POST /events/{event_id}/box-office/sales/{sale_id}/take-back</c>: the desk takes seats of its own sale back and
/// gives their money back as it came. It is a refund like others: the tickets die and the seats are free.
/// </summary>
internal static class TakeBackEndpoint
{
    public static void MapTakeBack(this IEndpointRouteBuilder routes) => routes
        .MapPost("/events/{eventId}/box-office/sales/{saleId}/take-back", HandleAsync)
        .WithName("TakeBackAtDesk")
        .WithTags("box-office")
        .WithSummary("Take seats of a sale of the desk back")
        .Refuses(
            Refusal.InvalidRequest, BookingErrors.EventNotFound, BookingErrors.NotYourEvent, DeskErrors.SaleNotFound,
            RefundErrors.RefundNotAllowed, BookingErrors.SectionNotFound, BookingErrors.QuantityOutOfRange,
            BookingErrors.NoSuchSeat, BookingErrors.WholeTable)
        .Produces<DeskSaleResponse>()
        .RequireSeller(SellerAction.BoxOfficeSell);

    private static async Task<IResult> HandleAsync(
        string eventId, string saleId,
        [FromBody(EmptyBodyBehavior = EmptyBodyBehavior.Allow)] TakeBackRequest? request, DeskSales sales,
        RefundDriver refunds, IEventDirectory directory, ClaimsPrincipal user, HttpContext context)
    {
        var ct = context.RequestAborted;
        var (entry, notOwn) = await directory.FindOwnAsync(eventId, user, ct);
        if (entry is null)
        {
            return notOwn!.ToProblem(context);
        }
        if (!Guid.TryParse(saleId, out var id) || await sales.FindAsync(entry.Id, id, ct) is not { } sale)
        {
            return DeskErrors.SaleNotFound.ToProblem(context);
        }
        IReadOnlyList<SeatPosition>? seats = null;
        if (request?.Seats is { } named)
        {
            var (wish, invalid) = SellerWishes.Read(
                entry, sale.Section, null, null, named, entry.MaxTicketsPerBooking, allOrNothing: true);
            if (invalid is not null)
            {
                return invalid.ToProblem(context);
            }
            seats = wish!.Seats;
        }
        if (sale.State == BookingStatus.Cancelled && sale.PaidTransaction is not null)
        {
            // All of it was taken back before.
            return TypedResults.Ok(sale.ToResponse());
        }
        var (_, _, refusal) = await refunds.RefundAsync(
            new RefundWish(id, seats, CancellationReasons.RefundedBySeller)
            {
                By = AuditActor.Of(user), Seller = entry.SellerId,
            },
            ct);
        return refusal is null
            ? TypedResults.Ok((await sales.FindAsync(entry.Id, id, ct))!.ToResponse())
            : refusal.ToProblem(context);
    }
}
