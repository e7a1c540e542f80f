using Ticketing.Messaging.Data;

namespace Ticketing.Booking.Invoices;

/// <summary>
/// Numbers without gaps: they are taken in the transaction that writes the documents, and the series' row stays locked until
/// its commit. What is rolled back gives its numbers back; a sequence would not.
/// </summary>
internal static class InvoiceNumbers
{
    internal const string Take = """
        INSERT INTO invoice_series (seller_id, kind, year, last_number) VALUES (@sellerId, @kind, @year, @count)
        ON CONFLICT (seller_id, kind, year) DO UPDATE SET last_number = invoice_series.last_number + @count
        RETURNING last_number
        """;

    private const string Insert = """
        INSERT INTO invoices (id, seller_id, kind, year, number, cause, transaction_id, refers_to, booking_id, buyer_id,
            event_id, currency, total_minor, tax_minor, tax_basis_points, document, recipient, issued_at)
        SELECT u.id, @sellerId, @kind, @year, @first + u.place::int - 1, u.cause, u.transaction_id, u.refers_to,
            u.booking_id, u.buyer_id, u.event_id, u.currency, u.total_minor, u.tax_minor, u.tax_basis_points,
            u.document::jsonb, u.recipient::jsonb, @issuedAt
        FROM unnest(@ids, @causes, @transactions, @references, @bookings, @buyers, @events, @currencies, @totals, @taxes,
                @rates, @documents, @recipients)
            WITH ORDINALITY AS u (id, cause, transaction_id, refers_to, booking_id, buyer_id, event_id, currency,
                total_minor, tax_minor, tax_basis_points, document, recipient, place)
        """;

    /// <summary>Writes documents of one kind in their order, with the next numbers of the seller's series.</summary>
    public static async Task WriteAsync(
        DatabaseTransaction transaction, Guid sellerId, string kind, IReadOnlyList<NewInvoice> documents,
        DateTimeOffset now, CancellationToken ct)
    {
        if (documents.Count == 0)
        {
            return;
        }
        var year = now.UtcDateTime.Year;
        var last = await transaction.FindAsync<int>(Take, new { sellerId, kind, year, count = documents.Count }, ct);
        await transaction.ExecuteAsync(
            Insert,
            new
            {
                sellerId,
                kind,
                year,
                first = last - documents.Count + 1,
                issuedAt = now,
                ids = documents.Select(d => d.Id).ToArray(),
                causes = documents.Select(d => d.Cause).ToArray(),
                transactions = documents.Select(d => d.TransactionId).ToArray(),
                references = documents.Select(d => d.RefersTo).ToArray(),
                bookings = documents.Select(d => d.BookingId).ToArray(),
                buyers = documents.Select(d => d.BuyerId).ToArray(),
                events = documents.Select(d => d.EventId).ToArray(),
                currencies = documents.Select(d => d.Currency).ToArray(),
                totals = documents.Select(d => d.TotalMinor).ToArray(),
                taxes = documents.Select(d => d.TaxMinor).ToArray(),
                rates = documents.Select(d => d.TaxBasisPoints).ToArray(),
                documents = documents.Select(d => d.Document.ToJson()).ToArray(),
                recipients = documents.Select(d => d.Recipient?.ToJson()).ToArray(),
            },
            ct);
    }
}

/// <summary>A document before it has a number.</summary>
internal sealed record NewInvoice(
    Guid Id, Guid Cause, Guid? TransactionId, Guid? RefersTo, Guid BookingId, Guid BuyerId, long EventId, string Currency,
    long TotalMinor, long TaxMinor, int TaxBasisPoints, InvoiceDocument Document, InvoiceRecipient? Recipient);
