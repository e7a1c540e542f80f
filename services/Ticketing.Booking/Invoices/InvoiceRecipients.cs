using Ticketing.Booking.Bookings;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Invoices;

/// <summary>
/// To whom an order's invoice is made out. Before it is issued the buyer's wish is kept; an invoice that was issued is
/// corrected: a credit note of what is left of it, and a new invoice of the same amount, in one transaction.
/// </summary>
internal sealed class InvoiceRecipients(Database database, TimeProvider clock)
{
    /// <summary>Invoices of one order: each correction takes two numbers of its seller's.</summary>
    public const int MaxInvoices = 6;

    private const string Save = """
        INSERT INTO invoice_recipients (booking_id, buyer_id, name, address, tax_number, updated_at)
        VALUES (@bookingId, @buyerId, @name, @address, @taxNumber, @now)
        ON CONFLICT (booking_id) DO UPDATE SET name = @name, address = @address, tax_number = @taxNumber, updated_at = @now
        """;

    // Documents of a seller are made one after another: the worker takes the same lock. By the event's seller, because an
    // invoice that the worker is just writing is not seen yet: then it is waited for, and corrected.
    private const string LockSeller = $"""
        SELECT {InvoiceSellerRow.Columns} FROM invoice_sellers s
        WHERE s.seller_id = coalesce(
            (SELECT i.seller_id FROM invoices i
             WHERE i.booking_id IN (SELECT o.id FROM orders_of_party(@bookingId) o) LIMIT 1),
            (SELECT d.seller_id FROM event_directory d WHERE d.event_id = @eventId))
        FOR UPDATE
        """;

    /// <summary>Saves the recipient; the refusal where nothing is left to invoice.</summary>
    public async Task<Refusal?> ChangeAsync(BookingRow booking, InvoiceRecipient recipient, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await database.BeginAsync(ct);
        var seller = await transaction.FindAsync<InvoiceSellerRow>(
            LockSeller, new { bookingId = booking.Id, eventId = booking.EventId }, ct);
        var issued = (await transaction.QueryAsync<InvoiceBalance>(
            InvoiceBalance.OfBookings, new { bookings = new[] { booking.Id } }, ct)).SingleOrDefault();
        if (issued is null ? !CanBeInvoiced(booking) : issued.LeftMinor <= 0)
        {
            return InvoiceErrors.NothingToInvoice;
        }
        await transaction.ExecuteAsync(
            Save,
            new
            {
                bookingId = booking.Id, buyerId = booking.BuyerId, name = recipient.Name, address = recipient.Address,
                taxNumber = recipient.TaxNumber, now,
            },
            ct);
        if (issued is not null && InvoiceRecipient.Parse(issued.Recipient) != recipient)
        {
            if (seller is null || issued.Invoices >= MaxInvoices)
            {
                return InvoiceErrors.TooManyCorrections;
            }
            await CorrectAsync(transaction, booking, issued, recipient, seller, now, ct);
        }
        await transaction.CommitAsync(ct);
        return null;
    }

    private static bool CanBeInvoiced(BookingRow booking) =>
        booking.State is BookingStatus.Processing or BookingStatus.PendingPayment
        || (booking.State == BookingStatus.Paid && booking.TotalMinor > 0);

    private static async Task CorrectAsync(
        DatabaseTransaction transaction, BookingRow booking, InvoiceBalance wrong, InvoiceRecipient recipient,
        InvoiceSellerRow seller, DateTimeOffset now, CancellationToken ct)
    {
        var was = InvoiceDocument.Parse(wrong.Document);
        var left = wrong.LeftMinor;
        // Both have the tax that is left of the wrong one, so that they cancel each other out to the last minor unit.
        var credit = new NewInvoice(
            Guid.CreateVersion7(now), Guid.CreateVersion7(now), null, wrong.Id, booking.Id, booking.BuyerId,
            booking.EventId, booking.Currency, left, wrong.TaxMinor - wrong.CreditedTaxMinor, wrong.TaxBasisPoints,
            was with
            {
                Lines = [new InvoiceLine("Correction of the recipient", 1, left, left, "更正買受人")],
                Note = InvoiceWords.CorrectionNote,
            },
            InvoiceRecipient.Parse(wrong.Recipient));
        var invoice = credit with
        {
            Id = Guid.CreateVersion7(now),
            Cause = Guid.CreateVersion7(now),
            RefersTo = null,
            Document = was with
            {
                SellerName = seller.LegalName,
                SellerAddress = seller.Address,
                SellerTaxNumber = seller.TaxNumber,
                Lines = left == wrong.TotalMinor
                    ? was.Lines
                    : [.. was.Lines, new InvoiceLine("Given back before", 1, left - wrong.TotalMinor, left - wrong.TotalMinor)],
            },
            Recipient = recipient,
        };
        await InvoiceNumbers.WriteAsync(transaction, seller.SellerId, InvoiceKinds.CreditNote, [credit], now, ct);
        await InvoiceNumbers.WriteAsync(transaction, seller.SellerId, InvoiceKinds.Invoice, [invoice], now, ct);
    }
}
