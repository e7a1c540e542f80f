using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Ticketing.Contracts.Text;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.EventTicketing.Tickets;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Transfers;

/// <summary>
/// <c>POST /tickets/orders/{order_id}/transfers</c>, by whoever has the tickets, and <c>GET</c>, also by the event's seller.
/// </summary>
internal static class OfferTickets
{
    public static void MapOfferTickets(this IEndpointRouteBuilder app)
    {
        app.MapPost("/tickets/orders/{orderId}/transfers", OfferAsync)
            .RequireAuthorization()
            .WithName("OfferTickets")
            .WithSummary("Offer tickets of an order to another person")
            .WithDescription(
                "The address gets a mail; who has it as their verified address accepts or declines. Until then nothing "
                + "changes, and the offer may be withdrawn. It ends after a week, or when the event begins. The same offer "
                + "again gets the same answer.")
            .Refuses(
                TicketErrors.OrderNotFound, TicketErrors.NotYourOrder, TicketErrors.NotFound, TransferErrors.Forbidden,
                TransferErrors.TooLate, TransferErrors.TicketUsed, TransferErrors.TicketWithheld,
                TransferErrors.TicketOffered, TransferErrors.TransferredTooOften, TransferErrors.TooMany)
            .WithTags("transfers");
        app.MapGet("/tickets/orders/{orderId}/transfers", ListAsync)
            .RequireAuthorization()
            .WithName("ListOrderTransfers")
            .WithSummary("List who had the tickets of an order")
            .WithDescription("The event's seller sees all transfers with the names of both accounts; others see their own.")
            .Refuses(TicketErrors.OrderNotFound, TicketErrors.NotYourOrder)
            .WithTags("transfers");
    }

    private static async Task<Results<Ok<OrderTransfersResponse>, ProblemHttpResult>> OfferAsync(
        string orderId, OfferTicketsRequest request, ClaimsPrincipal caller, HttpContext context, TicketAccess access,
        TicketOffers offers, TransferLists lists, CancellationToken ct)
    {
        var (order, refusal) = await access.FindOrderAsync(orderId, caller, ct);
        if (order is null || !order.IsHeldInPartBy(caller.UserId()))
        {
            return (refusal ?? TicketErrors.NotYourOrder).ToProblem(context);
        }

        var errors = new FieldErrors();
        errors.Require(EmailAddress.TryNormalise(request.Email, out var email), "email", "Must be an e-mail address.");
        var wanted = request.TicketIds ?? [];
        errors.Require(
            wanted.Count is >= 1 and <= OfferTicketsRequest.MaxTickets && wanted.Distinct().Count() == wanted.Count,
            "ticket_ids", $"Must be 1 to {OfferTicketsRequest.MaxTickets} tickets, each once.");
        if (!errors.None)
        {
            return errors.ToRefusal().ToProblem(context);
        }

        var held = order.Held().Select(t => t.Id).Where(id => wanted.Contains(id.ToString())).ToList();
        if (held.Count != wanted.Count)
        {
            return TicketErrors.NotFound.ToProblem(context);
        }

        var seats = new TransferredSeats(
            order.BookingId.Value, order.Event.Id.Value, held[0].Section, [.. held.Select(id => id.Seat)]);
        var (transfer, no) = await offers.OfferAsync(seats, email!, caller.UserId(), ct);
        if (transfer is null)
        {
            return no!.ToProblem(context);
        }

        var made = await lists.ListOfOrderAsync(order.BookingId, caller.UserId(), isSeller: false, ct);
        return TypedResults.Ok(made with { Transfers = [.. made.Transfers.Where(t => t.TransferId == transfer)] });
    }

    private static async Task<Results<Ok<OrderTransfersResponse>, ProblemHttpResult>> ListAsync(
        string orderId, ClaimsPrincipal caller, HttpContext context, TicketAccess access, TransferLists lists,
        CancellationToken ct)
    {
        var (order, refusal) = await access.FindOrderAsync(orderId, caller, ct);
        return order is null
            ? refusal!.ToProblem(context)
            : TypedResults.Ok(await lists.ListOfOrderAsync(
                order.BookingId, caller.UserId(), order.Event.SellerId == caller.UserId().Value, ct));
    }
}
