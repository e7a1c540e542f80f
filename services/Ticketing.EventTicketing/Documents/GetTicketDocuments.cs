using System.Security.Claims;
using System.Text;
using Ticketing.EventTicketing.Tickets;
using Ticketing.EventTicketing.Tickets.Signing;
using Ticketing.ServiceDefaults.Http;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.EventTicketing.Documents;

/// <summary>
/// <c>GET /tickets/{ticket_id}/qr.svg</c>, <c>/qr.png</c>, <c>/pdf</c>, and of a whole order
/// <c>/tickets/orders/{order_id}/pdf</c> and <c>/calendar.ics</c>; by the buyer, or the event's seller.
/// </summary>
internal static class GetTicketDocuments
{
    private delegate byte[] Drawing(OrderTickets order);

    public static void MapGetTicketDocuments(this IEndpointRouteBuilder app)
    {
        MapOfTicket(app, "qr.svg", "image/svg+xml", "GetTicketCodeSvg", "Get the code of a ticket as SVG",
            signer => order => Encoding.UTF8.GetBytes(Code(order, signer).Svg()));
        MapOfTicket(app, "qr.png", "image/png", "GetTicketCodePng", "Get the code of a ticket as PNG",
            signer => order => Code(order, signer).Png());
        MapOfTicket(app, "pdf", "application/pdf", "GetTicketPdf", "Get a ticket as PDF",
            signer => order => Pdf(order, signer));
        MapOfOrder(app, "pdf", "application/pdf", "GetOrderPdf", "Get all tickets of an order as PDF, a page each",
            (signer, _) => order => Pdf(order, signer));
        MapOfOrder(app, "calendar.ics", "text/calendar; charset=utf-8", "GetOrderCalendar",
            "Get the event of an order as a calendar file",
            (_, time) => order => Encoding.UTF8.GetBytes(Calendar.Write(order, time.GetUtcNow())));
    }

    private static void MapOfTicket(IEndpointRouteBuilder app, string name, string type, string id,
        string summary, Func<TicketSigner, Drawing> draw) => app
        .MapGet("/tickets/{ticketId}/" + name, async (
            string ticketId, ClaimsPrincipal caller, HttpContext context, TicketAccess access, TicketSigner signer,
            DocumentQueue documents, CancellationToken ct) =>
        {
            var (order, refusal) = await access.FindTicketAsync(ticketId, caller, ct);
            return await AnswerAsync(context, documents, order, refusal, name, type, draw(signer), ct);
        })
        .RequireAuthorization()
        .WithName(id)
        .WithSummary(summary)
        .Produces<byte[]>(StatusCodes.Status200OK, type.Split(';')[0])
        .WithETag()
        .Refuses(TicketErrors.NotFound, TicketErrors.NotYourOrder, TicketErrors.TooManyDocuments)
        .WithTags("tickets");

    private static void MapOfOrder(
        IEndpointRouteBuilder app, string name, string type, string id, string summary,
        Func<TicketSigner, TimeProvider, Drawing> draw) => app
        .MapGet("/tickets/orders/{orderId}/" + name, async (
            string orderId, ClaimsPrincipal caller, HttpContext context, TicketAccess access, TicketSigner signer,
            DocumentQueue documents, TimeProvider time, CancellationToken ct) =>
        {
            var (order, refusal) = await access.FindValidOfOrderAsync(orderId, caller, ct);
            return await AnswerAsync(context, documents, order, refusal, name, type, draw(signer, time), ct);
        })
        .RequireAuthorization()
        .WithName(id)
        .WithSummary(summary)
        .Produces<byte[]>(StatusCodes.Status200OK, type.Split(';')[0])
        .WithETag()
        .Refuses(
            TicketErrors.OrderNotFound, TicketErrors.NotYourOrder, TicketErrors.NoValidTickets,
            TicketErrors.TooManyDocuments)
        .WithTags("tickets");

    private static async Task<IResult> AnswerAsync(
        HttpContext context, DocumentQueue documents, OrderTickets? order, Refusal? refusal, string name,
        string type, Drawing draw, CancellationToken ct)
    {
        if (order is null)
        {
            return refusal!.ToProblem(context);
        }

        if (DocumentTag.IsCurrent(context, order, name))
        {
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        }

        var bytes = await documents.MakeAsync(() => draw(order), ct);
        return bytes is null ? TicketErrors.TooManyDocuments.ToProblem(context) : TypedResults.Bytes(bytes, type);
    }

    private static QrDrawing Code(OrderTickets order, TicketSigner signer) =>
        new(signer.Write(order.ClaimsOf(order.Tickets[0])));

    private static byte[] Pdf(OrderTickets order, TicketSigner signer) =>
        TicketPdf.Write(order, ticket => signer.Write(order.ClaimsOf(ticket)));
}
