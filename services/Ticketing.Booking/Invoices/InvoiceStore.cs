using Ticketing.Booking.Bookings;
using Ticketing.Contracts;
using Ticketing.Messaging.Auditing;
using Ticketing.Messaging.Data;

namespace Ticketing.Booking.Invoices;

/// <summary>What stands on sellers' invoices, and what was issued.</summary>
internal sealed class InvoiceStore(Database database, TimeProvider clock)
{
    /// <summary>Documents of one order: an invoice, corrections, and a credit note for each refund.</summary>
    private const int MaxOfOrder = 200;

    private const string FindSeller = $"SELECT {InvoiceSellerRow.Columns} FROM invoice_sellers s WHERE s.seller_id = @sellerId";

    private const string SaveSeller = """
        INSERT INTO invoice_sellers (seller_id, legal_name, address, tax_number, tax_basis_points, updated_at)
        VALUES (@sellerId, @legalName, @address, @taxNumber, @taxBasisPoints, @now)
        ON CONFLICT (seller_id) DO UPDATE SET legal_name = @legalName, address = @address, tax_number = @taxNumber,
            tax_basis_points = @taxBasisPoints, updated_at = @now
        """;

    private const string OfOrder = $"""
        SELECT {InvoiceRow.Columns} FROM invoices i
        WHERE i.booking_id IN (SELECT o.id FROM orders_of_party(@bookingId) o)
        ORDER BY i.issued_at, i.id LIMIT @MaxOfOrder
        """;

    // What issuing will print: the newest of a party that moved.
    private const string RecipientOfOrder = """
        SELECT jsonb_build_object('name', p.name, 'address', p.address, 'taxNumber', p.tax_number)::text
        FROM invoice_recipients p WHERE p.booking_id IN (SELECT o.id FROM orders_of_party(@bookingId) o)
        ORDER BY p.updated_at DESC LIMIT 1
        """;

    private const string SellerInvoices = """
        SELECT EXISTS (
            SELECT FROM event_directory d JOIN invoice_sellers s ON s.seller_id = d.seller_id WHERE d.event_id = @eventId)
        """;

    private const string OfEvent = $"""
        SELECT {InvoiceRow.Columns} FROM invoices i
        WHERE i.event_id = @eventId AND i.seller_id = @sellerId AND (@cursor::uuid IS NULL OR i.id < @cursor)
        ORDER BY i.id DESC LIMIT @limit
        """;

    private const string ById = $"SELECT {InvoiceRow.Columns} FROM invoices i WHERE i.id = @id";

    public Task<InvoiceSellerRow?> FindSellerAsync(UserId seller, CancellationToken ct) =>
        database.FindAsync<InvoiceSellerRow>(FindSeller, new { sellerId = seller.Value }, ct);

    /// <summary>For documents from now on: those that were issued stay as they are.</summary>
    public async Task<InvoiceSellerRow> SaveSellerAsync(
        UserId seller, string legalName, string address, string taxNumber, int taxBasisPoints, AuditActor by,
        CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await database.ExecuteAuditedAsync(
            SaveSeller,
            new { sellerId = seller.Value, legalName, address, taxNumber, taxBasisPoints, now },
            new AuditEntry("invoicing-changed", by)
            {
                SellerId = seller.Value,
                Details = new Dictionary<string, string>
                {
                    ["tax_basis_points"] = taxBasisPoints.ToString(System.Globalization.CultureInfo.InvariantCulture),
                },
            },
            now, ct);
        return (await FindSellerAsync(seller, ct))!;
    }

    /// <summary>The documents of an order, and what the buyer may want to change of them.</summary>
    public async Task<InvoiceList> ListAsync(BookingRow booking, CancellationToken ct)
    {
        var rows = await OfOrderAsync(booking.Id, ct);
        var recipient = InvoiceRecipient.Parse(
            await database.FindAsync<string>(RecipientOfOrder, new { bookingId = booking.Id }, ct));
        var isSet = await database.FindAsync<bool>(SellerInvoices, new { eventId = booking.EventId }, ct);
        return new InvoiceList(
            [.. rows.Select(InvoiceResponse.Of)], InvoiceRecipientResponse.Of(recipient), isSet || rows.Count > 0);
    }

    public Task<IReadOnlyList<InvoiceRow>> OfOrderAsync(Guid bookingId, CancellationToken ct) =>
        database.QueryAsync<InvoiceRow>(OfOrder, new { bookingId, MaxOfOrder }, ct);

    /// <summary>A page, newest first: those whose id is less than the cursor.</summary>
    public Task<IReadOnlyList<InvoiceRow>> OfEventAsync(
        EventId eventId, UserId seller, Guid? cursor, int limit, CancellationToken ct) =>
        database.QueryAsync<InvoiceRow>(
            OfEvent, new { eventId = eventId.Value, sellerId = seller.Value, cursor, limit }, ct);

    public Task<InvoiceRow?> FindAsync(Guid id, CancellationToken ct) =>
        database.FindAsync<InvoiceRow>(ById, new { id }, ct);
}
