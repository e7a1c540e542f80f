using System.Net;
using Ticketing.Contracts.Channels;
using Ticketing.Contracts.Messages;

namespace Ticketing.Booking.Notifications.Mail;

/// <summary>What event-ticketing makes of a paid order's tickets.</summary>
internal interface ITicketDocuments
{
    /// <summary>Null while the tickets are not recorded as sold.</summary>
    /// <exception cref="HttpRequestException">Event-ticketing is away, or has too many documents to make.</exception>
    Task<OrderDocuments?> ReadAsync(Guid orderId, CancellationToken ct);
}

/// <summary><c>GET /internal/tickets/orders/{order_id}/documents</c>.</summary>
internal sealed class HttpTicketDocuments(IHttpClientFactory clients) : ITicketDocuments
{
    public async Task<OrderDocuments?> ReadAsync(Guid orderId, CancellationToken ct)
    {
        using var http = clients.CreateClient(HttpUserContacts.Client);
        using var answer = await http.GetAsync(
            new Uri($"/internal/tickets/orders/{orderId}/documents", UriKind.Relative), ct);
        if (answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Conflict)
        {
            return null;
        }
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync(ContractsJson.Default.OrderDocuments, ct);
    }
}

/// <summary>
/// The files of a paid order's mail: its tickets as PDF, and the calendar file. A mail whose tickets are not recorded yet
/// waits for them, for a bounded time. Neither a large order nor a failure keeps the mail itself back.
/// </summary>
internal sealed class TicketAttachments(ITicketDocuments documents, MailOptions options, TimeProvider clock)
{
    /// <summary>Base64 adds a third: below the 2 MB of a mail that every server takes. A ticket has some 20 KB.</summary>
    private const int MaxBytes = 1_400_000;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>True for mails that tell of tickets which are good.</summary>
    public static bool BelongTo(NotificationRow row) =>
        row.Kind is NotificationKind.BookingConfirmed or NotificationKind.WaitlistServed && row.BookingId is not null;

    /// <summary>The files; or how long to wait before asking again.</summary>
    public async Task<(IReadOnlyList<MailAttachment> Files, TimeSpan? Wait)> FindAsync(
        NotificationRow row, CancellationToken ct)
    {
        if (!BelongTo(row) || row.Detail.Seats is not { Length: > 0 } seats || seats.Length > options.MaxAttachedTickets)
        {
            return ([], null);
        }
        OrderDocuments? made = null;
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(ct);
        timeout.CancelAfter(options.SendTimeout);
        try
        {
            made = await documents.ReadAsync(row.BookingId!.Value, timeout.Token);
        }
        catch (Exception e) when (!ct.IsCancellationRequested && e is HttpRequestException or OperationCanceledException)
        {
            // Asked again below, until the mail has waited long enough.
        }
        if (made is null)
        {
            return ([], row.CreatedAt + options.WaitForTickets > clock.GetUtcNow() ? Pause : null);
        }
        return made.Tickets > options.MaxAttachedTickets || made.Pdf.Length + made.Calendar.Length > MaxBytes
            ? ([], null)
            : ([
                new MailAttachment("tickets.pdf", "application/pdf", made.Pdf),
                new MailAttachment("event.ics", "text/calendar; charset=utf-8; method=PUBLISH", made.Calendar),
            ], null);
    }
}
