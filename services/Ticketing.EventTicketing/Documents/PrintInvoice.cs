using Ticketing.Contracts.Messages;
using Ticketing.EventTicketing.Accounts;
using Ticketing.EventTicketing.Tickets;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Documents;

/// <summary>
/// <c>POST /internal/documents/invoice</c>: draws an invoice of booking-service, which alone knows what stands in it, in
/// the language of its buyer. For services only; the gateway does not route it.
/// </summary>
internal static class PrintInvoice
{
    /// <summary>An order has at most 50 seats, and each may have a price of its own.</summary>
    private const int MaxLines = 200;

    private const string FindLocale = "SELECT locale FROM users WHERE user_id = @BuyerId AND deleted_at IS NULL";

    public static void MapPrintInvoice(this IEndpointRouteBuilder app) => app
        .MapPost("/internal/documents/invoice", HandleAsync)
        .RequireServiceKey()
        .ExcludeFromDescription();

    private static async Task<IResult> HandleAsync(
        HttpContext context, DocumentQueue queue, InvoicePdf printer, Database database, CancellationToken ct)
    {
        // Camel case, as messages between services are; the public API is snake case.
        var invoice = await context.Request.ReadFromJsonAsync(ContractsJson.Default.PrintedInvoice, ct);
        if (invoice?.Lines is not { Count: <= MaxLines })
        {
            return Refusal.Invalid("lines", $"At most {MaxLines} lines.").ToProblem(context);
        }

        if (invoice.InChinese is { Lines.Count: <= MaxLines } chinese
            && await database.FindAsync<string>(FindLocale, new { invoice.BuyerId }, ct) == Locales.TraditionalChinese)
        {
            invoice = chinese;
        }

        var bytes = await queue.MakeAsync(() => printer.Write(invoice), ct);
        return bytes is null
            ? TicketErrors.TooManyDocuments.ToProblem(context)
            : TypedResults.Bytes(bytes, "application/pdf");
    }
}
