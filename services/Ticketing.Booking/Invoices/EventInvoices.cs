using System.Security.Claims;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Infrastructure;
using Ticketing.Messaging.Directory;
using Ticketing.ServiceDefaults.Auth.Sellers;
using Ticketing.ServiceDefaults.Http;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.Booking.Invoices;

/// <summary>
/// A seller's invoices of an event: <c>GET /events/{event_id}/orders/invoices</c> and the PDF of each.
/// </summary>
internal static class EventInvoicesEndpoints
{
    private const int DefaultLimit = 50;
    private const int MaxLimit = 100;

    public static void MapEventInvoices(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/events/{eventId}/orders/invoices", ListAsync)
            .WithName("ListEventInvoices")
            .WithTags("sellers")
            .WithSummary("List the invoices and credit notes of an event, newest first")
            .IsPaged(DefaultLimit, MaxLimit)
            .Refuses(Refusal.InvalidRequest, BookingErrors.EventNotFound, BookingErrors.NotYourEvent)
            .Produces<InvoicePage>()
            .RequireSeller(SellerAction.OrdersRead);
        routes.MapGet("/events/{eventId}/orders/invoices/{invoiceId}/pdf", PrintAsync)
            .WithName("GetEventInvoicePdf")
            .WithTags("sellers")
            .WithSummary("Get an invoice or credit note of an event as PDF")
            .Refuses(
                BookingErrors.EventNotFound, BookingErrors.NotYourEvent, InvoiceErrors.NotFound,
                InvoiceErrors.DocumentUnavailable)
            .Produces<byte[]>(StatusCodes.Status200OK, "application/pdf")
            .RequireSeller(SellerAction.OrdersRead);
    }

    private static async Task<IResult> ListAsync(
        string eventId, string? limit, string? after, InvoiceStore store, IEventDirectory directory,
        ClaimsPrincipal user, HttpContext context, CancellationToken ct)
    {
        var (entry, notOwn) = await directory.FindOwnAsync(eventId, user, ct);
        if (entry is null)
        {
            return notOwn!.ToProblem(context);
        }
        if (!PageLimits.TryRead(limit, DefaultLimit, MaxLimit, out var size))
        {
            return PageLimits.Invalid(MaxLimit).ToProblem(context);
        }
        Guid? cursor = null;
        if (after is not null)
        {
            if (!Guid.TryParseExact(after, "N", out var id))
            {
                return Refusal.Invalid("after", "Not a cursor of this list.").ToProblem(context);
            }
            cursor = id;
        }
        // One more than asked for tells whether there is a next page.
        var rows = await store.OfEventAsync(entry.Id, entry.SellerId, cursor, size + 1, ct);
        return TypedResults.Ok(new InvoicePage(
            [.. rows.Take(size).Select(InvoiceResponse.Of)],
            rows.Count > size ? rows[size - 1].Id.ToString("N") : null));
    }

    private static async Task<IResult> PrintAsync(
        string eventId, string invoiceId, InvoiceStore store, IInvoicePrinter printer, IEventDirectory directory,
        ClaimsPrincipal user, HttpContext context, CancellationToken ct)
    {
        var (entry, notOwn) = await directory.FindOwnAsync(eventId, user, ct);
        if (entry is null)
        {
            return notOwn!.ToProblem(context);
        }
        return Guid.TryParse(invoiceId, out var id) && await store.FindAsync(id, ct) is { } row
            && row.EventId == entry.Id.Value && row.SellerId == entry.SellerId.Value
            ? await OrderInvoicesEndpoints.AnswerAsync(row, printer, context, ct)
            : InvoiceErrors.NotFound.ToProblem(context);
    }
}
