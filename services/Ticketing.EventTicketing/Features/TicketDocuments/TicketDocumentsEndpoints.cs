using System.Security.Claims;
using System.Text;
using Ticketing.EventTicketing.Domain;
using Ticketing.EventTicketing.Infrastructure.Http;
using Ticketing.EventTicketing.Infrastructure.Tickets;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.EventTicketing.Features.TicketDocuments;

/// <summary>
/// <c>GET /tickets/{ticket_id}/qr.svg</c>, <c>/qr.png</c>, <c>/pdf</c>, and of a whole order
/// <c>/tickets/orders/{order_id}/pdf</c> and <c>/calendar.ics</c>; by the buyer, or the event's seller.
/// </summary>
public static class TicketDocumentsEndpoints
{
    private delegate byte[] Drawing(OrderTickets order);

    /// <summary>Maps the endpoints.</summary>
    public static void Map(IEndpointRouteBuilder app)
    {
        OfTicket(app, "qr.svg", "image/svg+xml", "GetTicketCodeSvg", "Get the code of a ticket as SVG",
            signer => order => Encoding.UTF8.GetBytes(Code(order, signer).Svg()));
        OfTicket(app, "qr.png", "image/png", "GetTicketCodePng", "Get the code of a ticket as PNG",
            signer => order => Code(order, signer).Png());
        OfTicket(app, "pdf", "application/pdf", "GetTicketPdf", "Get a ticket as PDF",
            signer => order => Pdf(order, signer));
        OfOrder(app, "pdf", "application/pdf", "GetOrderPdf", "Get all tickets of an order as PDF, a page each",
            (signer, _) => order => Pdf(order, signer));
        OfOrder(app, "calendar.ics", "text/calendar; charset=utf-8", "GetOrderCalendar",
            "Get the event of an order as a calendar file",
            (_, time) => order => Encoding.UTF8.GetBytes(Calendar.Write(order, time.GetUtcNow())));
    }

    private static void OfTicket(IEndpointRouteBuilder app, string name, string type, string id,
        string summary, Func<TicketSigner, Drawing> draw) => app
        .MapGet("/tickets/{ticketId}/" + name, async (
            string ticketId, ClaimsPrincipal caller, HttpContext context, TicketAccess access, TicketSigner signer,
            DocumentLane lane, CancellationToken ct) =>
        {
            var (order, refusal) = await access.OfTicketAsync(ticketId, caller, ct);
            return await AnswerAsync(context, lane, order, refusal, name, type, draw(signer), ct);
        })
        .RequireAuthorization()
        .WithName(id)
        .WithSummary(summary)
        .Produces<byte[]>(StatusCodes.Status200OK, type.Split(';')[0])
        .WithETag()
        .Refuses(RefusalCodes.TicketNotFound, RefusalCodes.NotYourOrder, RefusalCodes.TooManyRequests)
        .WithTags("tickets");

    private static void OfOrder(
        IEndpointRouteBuilder app, string name, string type, string id, string summary,
        Func<TicketSigner, TimeProvider, Drawing> draw) => app
        .MapGet("/tickets/orders/{orderId}/" + name, async (
            string orderId, ClaimsPrincipal caller, HttpContext context, TicketAccess access, TicketSigner signer,
            DocumentLane lane, TimeProvider time, CancellationToken ct) =>
        {
            var (order, refusal) = await access.GenuineOfOrderAsync(orderId, caller, ct);
            order = order is null ? null : order with { Tickets = order.Genuine() };
            return await AnswerAsync(context, lane, order, refusal, name, type, draw(signer, time), ct);
        })
        .RequireAuthorization()
        .WithName(id)
        .WithSummary(summary)
        .Produces<byte[]>(StatusCodes.Status200OK, type.Split(';')[0])
        .WithETag()
        .Refuses(
            RefusalCodes.OrderNotFound, RefusalCodes.NotYourOrder, RefusalCodes.NoValidTickets,
            RefusalCodes.TooManyRequests)
        .WithTags("tickets");

    private static async Task<IResult> AnswerAsync(
        HttpContext context, DocumentLane lane, OrderTickets? order, Refusal? refusal, string name,
        string type, Drawing draw, CancellationToken ct)
    {
        if (order is null)
        {
            return Answers.Of(refusal!, context);
        }

        if (DocumentTag.IsCurrent(context, order, name))
        {
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        }

        var bytes = await lane.MakeAsync(() => draw(order), ct);
        return bytes is null ? Answers.Of(DocumentLane.Busy, context) : TypedResults.Bytes(bytes, type);
    }

    private static QrDrawing Code(OrderTickets order, TicketSigner signer) =>
        new(signer.Write(order.ClaimsOf(order.Tickets[0])));

    private static byte[] Pdf(OrderTickets order, TicketSigner signer) =>
        TicketPdf.Write(order, ticket => signer.Write(order.ClaimsOf(ticket)));
}
