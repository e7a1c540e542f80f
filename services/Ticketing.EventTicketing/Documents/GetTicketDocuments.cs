using System.Security.Claims;
using Ticketing.EventTicketing.Tickets;
using Ticketing.EventTicketing.Tickets.Signing;
using Ticketing.ServiceDefaults.Auth.Sellers;
using Ticketing.ServiceDefaults.Http;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.EventTicketing.Documents;

/// <summary>
/// <c>GET /tickets/{ticket_id}/qr.svg</c>, <c>/qr.png</c>, <c>/pdf</c>, and of a whole order
/// <c>/tickets/orders/{order_id}/pdf</c> and <c>/calendar.ics</c>; by the buyer, or the event's seller.
/// The box office prints whole orders.
/// </summary>
internal static class GetTicketDocuments
{
    private delegate byte[] Drawing(TicketDocuments documents, OrderTickets order);

    public static void MapGetTicketDocuments(this IEndpointRouteBuilder app)
    {
        MapOfTicket(app, "qr.svg", "image/svg+xml", "GetTicketCodeSvg", "Get the code of a ticket as SVG",
            (documents, order) => documents.Svg(order));
        MapOfTicket(app, "qr.png", "image/png", "GetTicketCodePng", "Get the code of a ticket as PNG",
            (documents, order) => documents.Png(order));
        MapOfTicket(app, "pdf", "application/pdf", "GetTicketPdf", "Get a ticket as PDF",
            (documents, order) => documents.Pdf(order));
        MapOfOrder(app, "pdf", "application/pdf", "GetOrderPdf", "Get all tickets of an order as PDF, a page each",
            (documents, order) => documents.Pdf(order)).AllowSellerTeam(SellerAction.BoxOfficeSell);
        MapOfOrder(app, "calendar.ics", "text/calendar; charset=utf-8", "GetOrderCalendar",
            "Get the event of an order as a calendar file", (documents, order) => documents.Calendar(order));
    }

    private static void MapOfTicket(IEndpointRouteBuilder app, string name, string type, string id,
        string summary, Drawing draw) => app
        .MapGet("/tickets/{ticketId}/" + name, async (
            string ticketId, ClaimsPrincipal caller, HttpContext context, TicketAccess access, TicketSigner signer,
            DocumentQueue queue, TicketDocuments documents, CancellationToken ct) =>
        {
            var (order, refusal) = await access.FindTicketAsync(ticketId, caller, ct);
            return await AnswerAsync(context, queue, order, refusal, name, type, signer, o => draw(documents, o), ct);
        })
        .RequireAuthorization()
        .WithName(id)
        .WithSummary(summary)
        .Produces<byte[]>(StatusCodes.Status200OK, type.Split(';')[0])
        .WithETag()
        .Refuses(
            TicketErrors.NotFound, TicketErrors.NotYourOrder, TicketErrors.AnswersMissing, TicketErrors.TooManyDocuments)
        .WithTags("tickets");

    private static RouteHandlerBuilder MapOfOrder(
        IEndpointRouteBuilder app, string name, string type, string id, string summary, Drawing draw) => app
        .MapGet("/tickets/orders/{orderId}/" + name, async (
            string orderId, ClaimsPrincipal caller, HttpContext context, TicketAccess access, TicketSigner signer,
            DocumentQueue queue, TicketDocuments documents, CancellationToken ct) =>
        {
            var (order, refusal) = await access.FindValidOfOrderAsync(orderId, caller, ct);
            return await AnswerAsync(context, queue, order, refusal, name, type, signer, o => draw(documents, o), ct);
        })
        .RequireAuthorization()
        .WithName(id)
        .WithSummary(summary)
        .Produces<byte[]>(StatusCodes.Status200OK, type.Split(';')[0])
        .WithETag()
        .Refuses(
            TicketErrors.OrderNotFound, TicketErrors.NotYourOrder, TicketErrors.NoValidTickets,
            TicketErrors.AnswersMissing, TicketErrors.TooManyDocuments)
        .WithTags("tickets");

    private static async Task<IResult> AnswerAsync(
        HttpContext context, DocumentQueue queue, OrderTickets? order, Refusal? refusal, string name,
        string type, TicketSigner signer, Func<OrderTickets, byte[]> draw, CancellationToken ct)
    {
        if (order is null)
        {
            return refusal!.ToProblem(context);
        }

        if (DocumentTag.IsCurrent(context, order, name, signer))
        {
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        }

        var bytes = await queue.MakeAsync(() => draw(order), ct);
        return bytes is null ? TicketErrors.TooManyDocuments.ToProblem(context) : TypedResults.Bytes(bytes, type);
    }
}
