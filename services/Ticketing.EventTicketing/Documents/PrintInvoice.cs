using Ticketing.Contracts.Messages;
using Ticketing.EventTicketing.Tickets;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Documents;

/// <summary>
/// <c>POST /internal/documents/invoice</c>: draws an invoice of booking-service, which alone knows what stands in it. For
/// services only; the gateway does not route it.
/// </summary>
internal static class PrintInvoice
{
    /// <summary>An order has at most 50 seats, and each may have a price of its own.</summary>
    private const int MaxLines = 200;

    public static void MapPrintInvoice(this IEndpointRouteBuilder app) => app
        .MapPost("/internal/documents/invoice", HandleAsync)
        .RequireServiceKey()
        .ExcludeFromDescription();

    private static async Task<IResult> HandleAsync(
        HttpContext context, DocumentQueue queue, InvoicePdf printer, CancellationToken ct)
    {
        // Camel case, as messages between services are; the public API is snake case.
        var invoice = await context.Request.ReadFromJsonAsync(ContractsJson.Default.PrintedInvoice, ct);
        if (invoice?.Lines is not { Count: <= MaxLines })
        {
            return Refusal.Invalid("lines", $"At most {MaxLines} lines.").ToProblem(context);
        }

        var bytes = await queue.MakeAsync(() => printer.Write(invoice), ct);
        return bytes is null
            ? TicketErrors.TooManyDocuments.ToProblem(context)
            : TypedResults.Bytes(bytes, "application/pdf");
    }
}
