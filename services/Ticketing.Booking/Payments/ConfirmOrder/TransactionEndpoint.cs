using System.Security.Claims;
using Ticketing.Booking.Bookings;
using Ticketing.Contracts;
using Ticketing.Messaging.Directory;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Payments.ConfirmOrder;

/// <summary>
/// <c>POST /v1/transaction</c>: the same payment as confirm, named by booking or by one of its tickets.
/// </summary>
internal static class TransactionEndpoint
{
    // Of a buyer: a ticket that is held belongs to one of the newest.
    private const int NewestBookings = 100;

    public static void MapTransaction(this IEndpointRouteBuilder routes) => routes
        .MapPost("/v1/transaction", HandleAsync)
        .WithName("CreateTransaction")
        .WithTags("payments")
        .WithSummary("Pay an order, named by booking or by one of its tickets")
        .WithDescription(
            "Takes a token of the card, never the card. A ticket stands for its whole booking, and the "
            + "amount is the booking's.")
        .Refuses([.. ConfirmOrderUseCase.Refusals, PaymentErrors.AmountMismatch])
        .Produces<OrderResponse>()
        .Produces<OrderResponse>(StatusCodes.Status202Accepted)
        .RequireAuthorization();

    private static async Task<IResult> HandleAsync(
        TransactionRequest request, ConfirmOrderUseCase useCase, BookingStore store, IEventDirectory events,
        ClaimsPrincipal user, HttpContext context)
    {
        if (request.Check() is { } refusal)
        {
            return refusal.ToProblem(context);
        }
        var caller = user.UserId();
        var ct = context.RequestAborted;
        var booking = request.BookingId is { } id
            ? await store.FindAsync(id, ct)
            : await OfTicketAsync(store, caller, request.TicketId!, ct);
        if (booking is null)
        {
            return BookingErrors.OrderNotFound.ToProblem(context);
        }
        if (booking.BuyerId != caller.Value)
        {
            return BookingErrors.NotYourOrder.ToProblem(context);
        }
        if (booking.Seats is not null
            && (booking.TotalMinor != request.Amount
                || !string.Equals(booking.Currency, request.Currency, StringComparison.OrdinalIgnoreCase)))
        {
            return PaymentErrors.AmountMismatch.ToProblem(context);
        }
        var outcome = await useCase.HandleAsync(
            caller, booking.Id, request.PaymentMethodDetails!.Card!.Token, ct, context.SenderAddress());
        return outcome.ToPaymentAnswer(events, context);
    }

    private static async Task<BookingRow?> OfTicketAsync(
        BookingStore store, UserId caller, string ticketId, CancellationToken ct)
    {
        if (TransactionRequest.ReadTicket(ticketId) is not { } ticket)
        {
            return null;
        }
        var mine = await store.NewestOfBuyerAsync(caller.Value, NewestBookings, ct);
        return mine.FirstOrDefault(b => b.EventId == ticket.EventId && b.Section == ticket.Section
            && b.State is BookingStatus.PendingPayment or BookingStatus.Paid
            && b.SeatPositions.Contains(ticket.Seat));
    }
}
