using System.Security.Claims;
using Ticketing.Contracts;
using Ticketing.EventTicketing.Domain;
using Ticketing.ServiceDefaults.Auth;

namespace Ticketing.EventTicketing.Infrastructure.Tickets;

/// <summary>Tickets for those who may see them: their buyer and the event's seller.</summary>
public sealed class TicketAccess(TicketReads reads)
{
    private static readonly Refusal NoSuchTicket =
        new(RefusalCodes.TicketNotFound, "No such ticket is sold; a ticket that was refunded has no code any more.");

    /// <summary>The booking's tickets, or why not.</summary>
    public async Task<(OrderTickets? Order, Refusal? Refusal)> OfOrderAsync(
        string orderId, ClaimsPrincipal caller, CancellationToken ct)
    {
        var order = BookingId.TryParse(orderId, null, out var id) ? await reads.FindOrderAsync(id, ct) : null;
        return order switch
        {
            null => (null, new Refusal(
                RefusalCodes.OrderNotFound, "There is no such order, or its seats are not recorded yet.")),
            _ when !order.MayBeSeenBy(caller.UserId()) =>
                (null, new Refusal(RefusalCodes.NotYourOrder, "The order belongs to somebody else.")),
            _ => (order, null),
        };
    }

    /// <summary>The booking's tickets that a document may be made of; at least one, or why not.</summary>
    public async Task<(OrderTickets? Order, Refusal? Refusal)> GenuineOfOrderAsync(
        string orderId, ClaimsPrincipal caller, CancellationToken ct)
    {
        var (order, refusal) = await OfOrderAsync(orderId, caller, ct);
        return order is null || order.Genuine().Count > 0
            ? (order, refusal)
            : (null, new Refusal(
                RefusalCodes.NoValidTickets, "The order holds no tickets: it is not paid, or was refunded."));
    }

    /// <summary>One sold ticket, as the only one of its booking, or why not.</summary>
    public async Task<(OrderTickets? Order, Refusal? Refusal)> OfTicketAsync(
        string ticketId, ClaimsPrincipal caller, CancellationToken ct)
    {
        if (!TicketId.TryParse(ticketId, out var id) || await reads.FindHolderAsync(id, ct) is not { } booking)
        {
            return (null, NoSuchTicket);
        }

        var (order, refusal) = await OfOrderAsync(booking.ToString(), caller, ct);
        var tickets = order?.Genuine().Where(t => t.Id == id).ToList();
        return tickets is []
            ? (null, NoSuchTicket) : (order is null ? null : order with { Tickets = tickets! }, refusal);
    }
}
