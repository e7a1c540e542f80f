using Ticketing.Contracts;
using Ticketing.Contracts.Messages;
using Ticketing.EventTicketing.Tickets;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Documents;

/// <summary>
/// <c>GET /internal/tickets/orders/{order_id}/documents</c>: what booking-service attaches to the mail of a paid order. For
/// services only; the gateway does not route it. 404 and 409 while the order's tickets are not recorded as sold.
/// </summary>
internal static class ReadOrderDocuments
{
    public static void MapReadOrderDocuments(this IEndpointRouteBuilder app) => app
        .MapGet("/internal/tickets/orders/{orderId:guid}/documents", HandleAsync)
        .RequireServiceKey()
        .ExcludeFromDescription();

    private static async Task<IResult> HandleAsync(
        Guid orderId, HttpContext context, OrderTicketsQuery query, DocumentQueue queue, TicketDocuments documents,
        CancellationToken ct)
    {
        if (await query.FindAsync(new BookingId(orderId), ct) is not { } order)
        {
            return TicketErrors.OrderNotFound.ToProblem(context);
        }

        if (order.Held() is not { Count: > 0 } tickets)
        {
            return TicketErrors.NoValidTickets.ToProblem(context);
        }

        var valid = order with { Tickets = tickets };
        var made = await queue.MakeAsync(
            () => new OrderDocuments(tickets.Count, documents.Pdf(valid), documents.Calendar(valid)), ct);
        return made is null
            ? TicketErrors.TooManyDocuments.ToProblem(context)
            : TypedResults.Json(made, ContractsJson.Default.OrderDocuments);
    }
}
