using System.Text;
using Ticketing.EventTicketing.Documents.Text;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.EventTicketing.Tickets;
using Ticketing.EventTicketing.Tickets.Signing;

namespace Ticketing.EventTicketing.Documents;

/// <summary>Makes the documents of an order. Those of one ticket take an order that has only this one.</summary>
internal sealed class TicketDocuments(TicketSigner signer, Lazy<TicketFonts> fonts, TimeProvider time)
{
    private readonly Lazy<TicketPdf> _pdf = new(() => new TicketPdf(fonts.Value));

    public byte[] Svg(OrderTickets order) => Encoding.UTF8.GetBytes(Code(order).Svg());

    public byte[] Png(OrderTickets order) => Code(order).Png();

    public byte[] Pdf(OrderTickets order) => _pdf.Value.Write(order, ticket => signer.Write(order.ClaimsOf(ticket)));

    public byte[] Calendar(OrderTickets order) =>
        Encoding.UTF8.GetBytes(Documents.Calendar.Write(order, time.GetUtcNow()));

    private QrDrawing Code(OrderTickets order) => new(signer.Write(order.ClaimsOf(order.Tickets[0])));
}
