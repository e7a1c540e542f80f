using System.ComponentModel.DataAnnotations;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.Booking.Invoices;

/// <summary>What stands on a seller's invoices. The tax rate is in hundredths of a percent and included in prices.</summary>
internal sealed record InvoicingResponse(
    string LegalName, string Address, string? TaxNumber, int TaxBasisPoints, DateTimeOffset UpdatedAt);

/// <summary>Body of <c>PUT /sellers/me/invoicing</c>.</summary>
/// <param name="LegalName">Who sells: 1 to 200 characters.</param>
/// <param name="Address">Lines of the address: 1 to 500 characters.</param>
/// <param name="TaxNumber">Up to 50 characters; left out where there is none.</param>
/// <param name="TaxBasisPoints">Tax that prices include, in hundredths of a percent; 0 when left out.</param>
internal sealed record InvoicingRequest(
    [property: Required] string? LegalName, [property: Required] string? Address, string? TaxNumber, int? TaxBasisPoints);

/// <summary>Body of <c>PUT /orders/{user_id}/{order_id}/invoice-recipient</c>.</summary>
/// <param name="Name">A person or a company: 1 to 200 characters.</param>
/// <param name="Address">Lines of the address: 1 to 500 characters.</param>
/// <param name="TaxNumber">Up to 50 characters; left out where there is none.</param>
internal sealed record InvoiceRecipientRequest(
    [property: Required] string? Name, [property: Required] string? Address, string? TaxNumber);

/// <summary>An invoice or a credit note. Money in minor units, tax included.</summary>
/// <param name="InvoiceId">Its id, for the PDF.</param>
/// <param name="Kind">Which of the two.</param>
/// <param name="Number">Of the seller's series of its year: no number is left out.</param>
/// <param name="RefersTo">The number of the invoice that a credit note is about.</param>
/// <param name="OrderId">The order.</param>
/// <param name="Total">Tax included.</param>
/// <param name="Tax">The tax within it.</param>
/// <param name="TaxBasisPoints">The rate, in hundredths of a percent.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="RecipientName">To whom it is made out; null where the buyer gave nothing, or is gone.</param>
/// <param name="IsCorrection">True if it moves no money: it corrects another one.</param>
/// <param name="IssuedAt">UTC.</param>
internal sealed record InvoiceResponse(
    Guid InvoiceId, [property: OneOf(InvoiceKinds.Invoice, InvoiceKinds.CreditNote)] string Kind, string Number,
    string? RefersTo, Guid OrderId, long Total, long Tax, int TaxBasisPoints, string Currency, string? RecipientName,
    bool IsCorrection, DateTimeOffset IssuedAt)
{
    public static InvoiceResponse Of(InvoiceRow row) => new(
        row.Id, row.Kind, row.NumberText, row.RefersToText, row.BookingId, row.TotalMinor, row.TaxMinor,
        row.TaxBasisPoints, row.Currency, InvoiceRecipient.Parse(row.Recipient)?.Name, row.TransactionId is null,
        row.IssuedAt);
}

/// <summary>To whom an order's next invoice is made out, or the last one was.</summary>
internal sealed record InvoiceRecipientResponse(string Name, string Address, string? TaxNumber)
{
    public static InvoiceRecipientResponse? Of(InvoiceRecipient? recipient) => recipient is null
        ? null
        : new(recipient.Name, recipient.Address, recipient.TaxNumber.Length == 0 ? null : recipient.TaxNumber);
}

/// <summary>The documents of an order, oldest first; there are few.</summary>
/// <param name="Invoices">Empty until the payment, and some seconds after it.</param>
/// <param name="Recipient">What the buyer gave; null where that is nothing.</param>
/// <param name="SellerInvoices">False while the seller has not said what stands on invoices: none are issued then.</param>
internal sealed record InvoiceList(
    IReadOnlyList<InvoiceResponse> Invoices, InvoiceRecipientResponse? Recipient, bool SellerInvoices);

/// <summary>A page of an event's documents, newest first.</summary>
internal sealed record InvoicePage(IReadOnlyList<InvoiceResponse> Invoices, string? Next);
