namespace Ticketing.Contracts.Messages;

/// <summary>
/// The documents of a paid order: answer of <c>GET /internal/tickets/orders/{order_id}/documents</c>, for the mail that
/// carries them.
/// </summary>
/// <param name="Tickets">How many tickets the PDF has, one a page.</param>
/// <param name="Pdf">The tickets.</param>
/// <param name="Calendar">The event as an iCalendar file, UTF-8.</param>
public sealed record OrderDocuments(int Tickets, byte[] Pdf, byte[] Calendar);
