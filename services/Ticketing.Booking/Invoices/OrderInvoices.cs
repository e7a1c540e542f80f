using System.Security.Claims;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Infrastructure;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Invoices;

/// <summary>
/// A buyer's invoices of an order: <c>GET /orders/{user_id}/{order_id}/invoices</c>, the PDF of each, and <c>PUT
/// …/invoice-recipient</c>, at checkout or later.
/// </summary>
internal static class OrderInvoicesEndpoints
{
    public static void MapOrderInvoices(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/orders/{userId}/{orderId}/invoices", ListAsync)
            .WithName("ListOrderInvoices")
            .WithTags("orders")
            .WithSummary("List the invoices and credit notes of an order, oldest first")
            .WithDescription("An invoice is there some seconds after the payment, if its seller issues any.")
            .Refuses(BookingErrors.OrderNotFound, BookingErrors.NotYourOrder)
            .Produces<InvoiceList>()
            .RequireAuthorization();
        routes.MapGet("/orders/{userId}/{orderId}/invoices/{invoiceId}/pdf", PrintAsync)
            .WithName("GetOrderInvoicePdf")
            .WithTags("orders")
            .WithSummary("Get an invoice or credit note as PDF")
            .Refuses(
                BookingErrors.OrderNotFound, BookingErrors.NotYourOrder, InvoiceErrors.NotFound,
                InvoiceErrors.DocumentUnavailable)
            .Produces<byte[]>(StatusCodes.Status200OK, "application/pdf")
            .RequireAuthorization();
        routes.MapPut("/orders/{userId}/{orderId}/invoice-recipient", ChangeRecipientAsync)
            .WithName("SetInvoiceRecipient")
            .WithTags("orders")
            .WithSummary("Say to whom an order's invoice is made out")
            .WithDescription(
                "Before or after the payment. An invoice that was issued is corrected: by a credit note and a new invoice.")
            .Refuses(
                Refusal.InvalidRequest, BookingErrors.OrderNotFound, BookingErrors.NotYourOrder,
                InvoiceErrors.NothingToInvoice, InvoiceErrors.TooManyCorrections)
            .Produces<InvoiceList>()
            .RequireAuthorization();
    }

    private static async Task<IResult> ListAsync(
        string userId, string orderId, BookingStore bookings, InvoiceStore store, ClaimsPrincipal user,
        HttpContext context, CancellationToken ct)
    {
        var (booking, refusal) = await FindOwnAsync(userId, orderId, bookings, user, ct);
        return booking is null
            ? refusal!.ToProblem(context)
            : TypedResults.Ok(await store.ListAsync(booking, ct));
    }

    private static async Task<IResult> PrintAsync(
        string userId, string orderId, string invoiceId, BookingStore bookings, InvoiceStore store,
        IInvoicePrinter printer, ClaimsPrincipal user, HttpContext context, CancellationToken ct)
    {
        var (booking, refusal) = await FindOwnAsync(userId, orderId, bookings, user, ct);
        if (booking is null)
        {
            return refusal!.ToProblem(context);
        }
        // An order has the documents of the one it moved from.
        return Guid.TryParse(invoiceId, out var id)
            && (await store.OfOrderAsync(booking.Id, ct)).FirstOrDefault(row => row.Id == id) is { } row
            ? await AnswerAsync(row, printer, context, ct)
            : InvoiceErrors.NotFound.ToProblem(context);
    }

    /// <summary>The document as a file with its number as name.</summary>
    public static async Task<IResult> AnswerAsync(
        InvoiceRow row, IInvoicePrinter printer, HttpContext context, CancellationToken ct)
    {
        if (await printer.PrintAsync(InvoicePrinting.Of(row), ct) is not { } bytes)
        {
            return InvoiceErrors.DocumentUnavailable.ToProblem(context);
        }
        context.Response.Headers.CacheControl = "private, no-store";
        return TypedResults.File(bytes, "application/pdf", $"{row.NumberText}.pdf");
    }

    private static async Task<IResult> ChangeRecipientAsync(
        string userId, string orderId, InvoiceRecipientRequest request, BookingStore bookings,
        InvoiceRecipients recipients, InvoiceStore store, ClaimsPrincipal user, HttpContext context,
        CancellationToken ct)
    {
        var (booking, refusal) = await FindOwnAsync(userId, orderId, bookings, user, ct);
        if (booking is null)
        {
            return refusal!.ToProblem(context);
        }
        var errors = new Dictionary<string, string[]>();
        var recipient = new InvoiceRecipient(
            InvoiceTexts.ReadLine(request.Name, "name", InvoiceTexts.MaxName, errors),
            InvoiceTexts.ReadAddress(request.Address, errors), InvoiceTexts.ReadTaxNumber(request.TaxNumber, errors));
        if (errors.Count > 0)
        {
            return Refusal.Invalid(errors).ToProblem(context);
        }
        return await recipients.ChangeAsync(booking, recipient, ct) is { } no
            ? no.ToProblem(context)
            : TypedResults.Ok(await store.ListAsync(booking, ct));
    }

    private static async Task<(BookingRow? Booking, Refusal? Refusal)> FindOwnAsync(
        string userId, string orderId, BookingStore bookings, ClaimsPrincipal user, CancellationToken ct)
    {
        var caller = user.UserId();
        if (!CallerPaths.IsCaller(userId, caller))
        {
            return (null, BookingErrors.NotYourOrder);
        }
        if (!Guid.TryParse(orderId, out var id) || await bookings.FindAsync(id, ct) is not { } row)
        {
            return (null, BookingErrors.OrderNotFound);
        }
        return row.BuyerId == caller.Value ? (row, null) : (null, BookingErrors.NotYourOrder);
    }
}
