using Ticketing.Booking.Bookings;
using Ticketing.Messaging.Data;
using Ticketing.Messaging.Directory;

namespace Ticketing.Booking.Invoices;

/// <summary>
/// Issues what money moved: an invoice for a payment, a credit note for a refund. One transaction takes a seller's entries of
/// the queue, gives them numbers and writes their documents, so that a crash leaves all of it or nothing. Money that came
/// again has its document already and gets none.
/// </summary>
internal sealed class InvoiceIssuing(Database database, IEventDirectory directory, TimeProvider clock)
{
    /// <summary>Documents of one transaction, which keeps the seller's series locked.</summary>
    public const int MaxBatch = 100;

    // Money without a decision yet, such as a late payment whose seats are asked for again.
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromMinutes(1);

    private const string Lock = $"""
        SELECT {InvoiceSellerRow.Columns} FROM invoice_sellers s WHERE s.seller_id = @sellerId FOR UPDATE SKIP LOCKED
        """;

    // Payments first: a refund's invoice may be in the same batch.
    private const string Due = $"""
        SELECT {BookingRow.Columns}, t.id AS transaction_id, t.type AS transaction_type, t.amount_minor,
            t.seats AS given_seats,
            EXISTS (SELECT FROM invoices i WHERE i.transaction_id = t.id) AS is_issued,
            EXISTS (SELECT FROM transactions r WHERE r.associated_transaction_id = t.id AND r.type = 'REFUND'
                AND r.status = 'SUCCESS') AS is_refunded,
            (SELECT p.paid_transaction = m.id FROM transactions m JOIN bookings p ON p.id = m.booking_id
                WHERE m.id = coalesce(t.associated_transaction_id, t.id)) AS pays,
            q.tax_basis_points AS sold_tax_basis_points,
            (SELECT jsonb_build_object('name', p.name, 'address', p.address, 'taxNumber', p.tax_number)::text
                FROM invoice_recipients p WHERE p.booking_id IN (SELECT o.id FROM orders_of_party(b.id) o)
                ORDER BY p.updated_at DESC LIMIT 1) AS recipient
        FROM invoice_queue q JOIN transactions t ON t.id = q.transaction_id JOIN bookings b ON b.id = t.booking_id
        WHERE q.seller_id = @sellerId AND q.due_at <= @now
        ORDER BY t.type, t.updated_at, t.id LIMIT @limit
        FOR UPDATE OF q
        """;

    private const string Remove = "DELETE FROM invoice_queue WHERE transaction_id = ANY (@done)";

    private const string Postpone = "UPDATE invoice_queue SET due_at = @dueAt WHERE transaction_id = ANY (@later)";

    /// <summary>Issues up to <see cref="MaxBatch"/> documents of a seller; nothing while another replica does.</summary>
    /// <returns>How many entries of the queue were looked at.</returns>
    public async Task<int> IssueAsync(Guid sellerId, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await database.BeginAsync(ct);
        if (await transaction.FindAsync<InvoiceSellerRow>(Lock, new { sellerId }, ct) is not { } seller)
        {
            return 0;
        }
        var due = await transaction.QueryAsync<DueRow>(Due, new { sellerId, now, limit = MaxBatch }, ct);
        if (due.Count == 0)
        {
            return 0;
        }
        var balances = await ReadBalancesAsync(transaction, due, ct);
        var later = new List<Guid>();
        var invoices = new List<NewInvoice>();
        foreach (var payment in due.Where(d => !d.IsIssued && d.IsPayment))
        {
            if (payment.Pays)
            {
                var invoice = InvoiceOf(payment, seller, now);
                invoices.Add(invoice);
                balances[payment.Id] = BalanceOf(invoice);
            }
            else if (!payment.IsRefunded)
            {
                later.Add(payment.TransactionId);
            }
        }
        var credits = new List<NewInvoice>();
        foreach (var refund in due.Where(d => !d.IsIssued && !d.IsPayment))
        {
            if (refund.Pays && balances.GetValueOrDefault(refund.Id) is { } invoice)
            {
                credits.Add(CreditOf(refund, invoice, seller, now));
            }
            else if (refund.Pays)
            {
                later.Add(refund.TransactionId);
            }
        }
        await InvoiceNumbers.WriteAsync(transaction, sellerId, InvoiceKinds.Invoice, invoices, now, ct);
        await InvoiceNumbers.WriteAsync(transaction, sellerId, InvoiceKinds.CreditNote, credits, now, ct);
        await transaction.ExecuteAsync(
            Remove, new { done = due.Select(d => d.TransactionId).Except(later).ToArray() }, ct);
        await transaction.ExecuteAsync(Postpone, new { later = later.ToArray(), dueAt = now + LookAgainAfter }, ct);
        await transaction.CommitAsync(ct);
        return due.Count;
    }

    /// <summary>By booking; bookings of one party have one balance.</summary>
    private static async Task<Dictionary<Guid, InvoiceBalance>> ReadBalancesAsync(
        DatabaseTransaction transaction, IReadOnlyList<DueRow> due, CancellationToken ct)
    {
        var rows = await transaction.QueryAsync<InvoiceBalance>(
            InvoiceBalance.OfBookings, new { bookings = due.Select(d => d.Id).Distinct().ToArray() }, ct);
        var byInvoice = rows.GroupBy(row => row.Id).ToDictionary(group => group.Key, group => group.First());
        return rows.ToDictionary(row => row.BookingId, row => byInvoice[row.Id]);
    }

    private NewInvoice InvoiceOf(DueRow payment, InvoiceSellerRow seller, DateTimeOffset now)
    {
        var entry = directory.Find(new EventId(payment.EventId));
        var rate = payment.SoldTaxBasisPoints ?? InvoiceTax.BasisPointsOf(entry, seller.TaxBasisPoints);
        return new NewInvoice(
            Guid.CreateVersion7(now), payment.TransactionId, payment.TransactionId, null, payment.Id, payment.BuyerId,
            payment.EventId, payment.Currency, payment.AmountMinor, InvoiceTax.Within(payment.AmountMinor, rate), rate,
            DocumentOf(seller, entry, payment, InvoiceLines.OfOrder(payment, entry, payment.AmountMinor)),
            InvoiceRecipient.Parse(payment.Recipient));
    }

    /// <summary>With the recipient of its invoice, whoever a later one is made out to.</summary>
    private NewInvoice CreditOf(DueRow refund, InvoiceBalance invoice, InvoiceSellerRow seller, DateTimeOffset now)
    {
        var entry = directory.Find(new EventId(refund.EventId));
        var tax = InvoiceTax.WithinNextCredit(invoice, refund.AmountMinor);
        invoice.CreditedMinor += refund.AmountMinor;
        invoice.CreditedTaxMinor += tax;
        return new NewInvoice(
            Guid.CreateVersion7(now), refund.TransactionId, refund.TransactionId, invoice.Id, refund.Id, refund.BuyerId,
            refund.EventId, refund.Currency, refund.AmountMinor, tax, invoice.TaxBasisPoints,
            DocumentOf(seller, entry, refund, InvoiceLines.OfRefund(refund, entry, refund.GivenSeats, refund.AmountMinor)),
            InvoiceRecipient.Parse(invoice.Recipient));
    }

    private static InvoiceDocument DocumentOf(
        InvoiceSellerRow seller, Contracts.Seating.EventDirectoryEntry? entry, DueRow money,
        IReadOnlyList<InvoiceLine> lines) => new(
        seller.LegalName, seller.Address, seller.TaxNumber, entry?.Name ?? $"Event {money.EventId}", entry?.Venue ?? "",
        entry?.PromisedStart ?? money.PromisedStartsAt, entry?.TimeZone ?? "UTC", lines);

    private static InvoiceBalance BalanceOf(NewInvoice invoice) => new()
    {
        Id = invoice.Id,
        BookingId = invoice.BookingId,
        TotalMinor = invoice.TotalMinor,
        TaxMinor = invoice.TaxMinor,
        TaxBasisPoints = invoice.TaxBasisPoints,
        Document = invoice.Document.ToJson(),
        Recipient = invoice.Recipient?.ToJson(),
        Invoices = 1,
    };

    /// <summary>A booking with the money of it that waits for its document.</summary>
    private sealed record DueRow : BookingRow
    {
        public required Guid TransactionId { get; init; }
        public required string TransactionType { get; init; }
        public required long AmountMinor { get; init; }

        /// <summary>
        /// The payment, or the one that the refund gives back, pays an order. A late payment whose seats were gone pays none.
        /// </summary>
        public bool Pays { get; init; }

        /// <summary>The rate when the money moved; null where nobody had said it yet.</summary>
        public int? SoldTaxBasisPoints { get; init; }
        public string? GivenSeats { get; init; }
        public bool IsIssued { get; init; }

        /// <summary>Of a payment: money of it went back.</summary>
        public bool IsRefunded { get; init; }
        public string? Recipient { get; init; }

        public bool IsPayment => TransactionType == "PAYMENT";
    }
}
