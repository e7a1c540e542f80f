using System.Security.Claims;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Codes;
using Ticketing.Booking.Infrastructure;
using Ticketing.Contracts;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Directory;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.ServiceDefaults.Http;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.Booking.Refunds;

/// <summary>What giving seats back would bring. Money in minor units, times in UTC.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="Seats">The seats it is about.</param>
/// <param name="Amount">Goes back to the buyer.</param>
/// <param name="Fee">Is kept.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Until">Until when it can be had; null: no end is set.</param>
/// <param name="FreeUntil">Until when nothing is kept; null: the fee does not change.</param>
/// <param name="EventMoved">True if the event begins at another time than the order was for; then nothing is kept.</param>
/// <param name="ToVoucher">Goes back to the voucher of the order, besides the amount.</param>
internal sealed record RefundQuote(
    Guid OrderId, IReadOnlyList<OrderSeat> Seats, long Amount, long Fee, string Currency, DateTimeOffset? Until,
    DateTimeOffset? FreeUntil = null, bool EventMoved = false, long ToVoucher = 0);

/// <summary>
/// <c>GET /orders/{user_id}/{order_id}/refund-quote?seats=1-5-12,1-5-13</c>: shown before anything is given back.
/// </summary>
internal static class QuoteRefundEndpoint
{
    public static void MapQuoteRefund(this IEndpointRouteBuilder routes) => routes
        .MapGet("/orders/{userId}/{orderId}/refund-quote", HandleAsync)
        .WithName("QuoteRefund")
        .WithTags("orders")
        .WithSummary("Say what giving seats back would bring")
        .WithQuery(
            "seats", "Which seats, as `subsection-row-seat` with commas between: `1-5-12,1-5-13`. Left out: all.")
        .Refuses(
            Refusal.InvalidRequest, BookingErrors.OrderNotFound, BookingErrors.NotYourOrder,
            RefundErrors.RefundNotAllowed, RefundErrors.RefundDeadlinePassed, BookingErrors.EventCancelled,
            BookingErrors.NoSuchSeat, BookingErrors.WholeTable, BookingErrors.CompanionSeatAlone)
        .Produces<RefundQuote>()
        .RequireAuthorization();

    private static async Task<IResult> HandleAsync(
        string userId, string orderId, string? seats, BookingStore store, IEventDirectory directory,
        DiscountedOrders discounts, TimeProvider clock, ClaimsPrincipal user, HttpContext context)
    {
        var caller = user.UserId();
        if (!CallerPaths.IsCaller(userId, caller))
        {
            return BookingErrors.NotYourOrder.ToProblem(context);
        }
        if (!Guid.TryParse(orderId, out var id)
            || await store.FindAsync(id, context.RequestAborted) is not { } row)
        {
            return BookingErrors.OrderNotFound.ToProblem(context);
        }
        if (row.BuyerId != caller.Value)
        {
            return BookingErrors.NotYourOrder.ToProblem(context);
        }
        var (wanted, invalid) = GivenSeats.Read(seats);
        if (invalid is not null)
        {
            return invalid.ToProblem(context);
        }
        var (quote, refusal) = Quote(
            row, wanted, directory.Find(new EventId(row.EventId)), clock.GetUtcNow());
        if (refusal is not null)
        {
            return refusal.ToProblem(context);
        }
        var toVoucher = await discounts.QuoteRefundAsync(
            row, [.. quote!.Seats.Select(s => new SeatPosition(s.Subsection, s.Row, s.Seat))], context.RequestAborted);
        return TypedResults.Ok(quote with { ToVoucher = toVoucher });
    }

    private static (RefundQuote? Quote, Refusal? Refusal) Quote(
        BookingRow row, IReadOnlyList<SeatPosition>? wanted, EventDirectoryEntry? entry, DateTimeOffset now)
    {
        if (row.State != BookingStatus.Paid)
        {
            return (null, RefundErrors.RefundNotAllowed);
        }
        var policy = RefundRules.PolicyOf(row, entry);
        if ((RefundRules.CheckBuyer(entry, policy, now) ?? RefundRules.CheckTables(entry, row.Section, wanted)
            ?? RefundRules.CheckCompanions(entry, row, wanted)) is { } refusal)
        {
            return (null, refusal);
        }
        if (wanted is not null && wanted.Except(row.SeatPositions).Any())
        {
            return (null, BookingErrors.NoSuchSeat with { Detail = "The order does not have all of these seats." });
        }
        var seats = row.LiveSeats.Where(s => wanted?.Contains(s.Position) != false).ToList();
        var sum = RefundRules.SumOf(seats, policy.FeePercentAt(now), RefundRules.KeepsFees(row, entry));
        return (new RefundQuote(
            row.Id,
            [.. seats.Select(s => OrderSeat.Of(row.Section, s, entry?.Find(row.Section)))],
            sum.AmountMinor,
            sum.FeeMinor,
            row.Currency,
            RefundRules.Deadline(entry!, policy),
            policy.FreeUntil,
            RefundRules.IsMoved(row, entry)), null);
    }
}
