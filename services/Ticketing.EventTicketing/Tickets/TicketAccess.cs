using System.Security.Claims;
using Ticketing.Contracts;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.ServiceDefaults.Auth.Sellers;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Tickets;

/// <summary>Tickets for those who may see them: their buyer, who took them over, and the event's seller.</summary>
internal sealed class TicketAccess(OrderTicketsQuery query)
{
    /// <summary>The booking's tickets, or the refusal.</summary>
    public async Task<(OrderTickets? Order, Refusal? Refusal)> FindOrderAsync(
        string orderId, ClaimsPrincipal caller, CancellationToken ct)
    {
        var order = BookingId.TryParse(orderId, null, out var id) ? await query.FindAsync(id, ct) : null;
        return order switch
        {
            null => (null, TicketErrors.OrderNotFound),
            _ when order.SeenBy(caller.IsDelegated() ? caller.SellerId() : caller.UserId()) is { } seen => (seen, null),
            _ => (null, TicketErrors.NotYourOrder),
        };
    }

    /// <summary>The caller's tickets of the booking that have a code; at least one, or the refusal.</summary>
    public async Task<(OrderTickets? Order, Refusal? Refusal)> FindValidOfOrderAsync(
        string orderId, ClaimsPrincipal caller, CancellationToken ct)
    {
        var (order, refusal) = await FindOrderAsync(orderId, caller, ct);
        return order is null ? (null, refusal)
            : order.Held() is not { Count: > 0 } held ? (null, TicketErrors.NoValidTickets)
            : held.Where(t => !t.AwaitsAnswers).ToList() is { Count: > 0 } tickets ? (order with { Tickets = tickets }, null)
            : (null, TicketErrors.AnswersMissing);
    }

    /// <summary>One sold ticket, as the only one of its booking, or the refusal.</summary>
    public async Task<(OrderTickets? Order, Refusal? Refusal)> FindTicketAsync(
        string ticketId, ClaimsPrincipal caller, CancellationToken ct)
    {
        if (!TicketId.TryParse(ticketId, out var id) || await query.FindHolderAsync(id, ct) is not { } booking)
        {
            return (null, TicketErrors.NotFound);
        }

        var (order, refusal) = await FindOrderAsync(booking.ToString(), caller, ct);
        return order is null ? (null, refusal)
            : order.Held().FirstOrDefault(t => t.Id == id) is not { } ticket ? (null, TicketErrors.NotFound)
            : ticket.AwaitsAnswers ? (null, TicketErrors.AnswersMissing)
            : (order with { Tickets = [ticket] }, null);
    }
}
