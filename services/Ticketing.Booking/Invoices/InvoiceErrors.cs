using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Invoices;

/// <summary>What invoices may be refused with.</summary>
internal static class InvoiceErrors
{
    public static Refusal NotFound { get; } = new(404, "invoice-not-found", "There is no such invoice.");

    public static Refusal NothingToInvoice { get; } = new(
        409, "nothing-to-invoice", "The order costs nothing, has ended, or all of its money was given back.");

    /// <summary>Each correction is a credit note and a new invoice.</summary>
    public static Refusal TooManyCorrections { get; } = new(
        409, "too-many-corrections", "The invoice was corrected too often. Ask the organiser.");

    public static Refusal DocumentUnavailable { get; } = new(
        503, "document-unavailable", "The document cannot be made right now. Try again in a moment.")
    {
        RetryAfter = TimeSpan.FromSeconds(2),
    };
}
