using System.Collections.Concurrent;
using Ticketing.Booking.Desk;
using Ticketing.Booking.Invoices;
using Ticketing.Booking.Notifications.Mail;
using Ticketing.Contracts.Messages;

namespace Ticketing.Booking.Tests.Support;

/// <summary>Event-ticketing, as far as documents and names go.</summary>
internal sealed class TestDocuments : ITicketDocuments, IInvoicePrinter, IOrderPeople
{
    /// <summary>Orders whose tickets are not recorded as sold.</summary>
    public ConcurrentDictionary<Guid, bool> NotYetSold { get; } = new();

    public bool IsDown { get; set; }

    public int TicketsOfOrder { get; set; } = 2;

    public ConcurrentQueue<PrintedInvoice> Printed { get; } = new();

    public OrderSearchAnswer Meant { get; set; } = new([], [], false);

    public Task<OrderDocuments?> ReadAsync(Guid orderId, CancellationToken ct) => IsDown
        ? throw new HttpRequestException("Event-ticketing is away.")
        : Task.FromResult(NotYetSold.ContainsKey(orderId)
            ? null
            : new OrderDocuments(TicketsOfOrder, "%PDF-1.4 tickets"u8.ToArray(), "BEGIN:VCALENDAR"u8.ToArray()));

    public Task<byte[]?> PrintAsync(PrintedInvoice invoice, CancellationToken ct)
    {
        Printed.Enqueue(invoice);
        return Task.FromResult<byte[]?>(IsDown ? null : "%PDF-1.4 invoice"u8.ToArray());
    }

    public Task<OrderSearchAnswer> SearchAsync(EventId eventId, string text, CancellationToken ct) =>
        IsDown ? throw new HttpRequestException("Event-ticketing is away.") : Task.FromResult(Meant);
}
