namespace Ticketing.Booking.Invoices;

/// <summary>What stands on a seller's invoices.</summary>
internal sealed class InvoiceSellerRow
{
    public const string Columns = "s.seller_id, s.legal_name, s.address, s.tax_number, s.tax_basis_points, s.updated_at";

    public required Guid SellerId { get; init; }
    public required string LegalName { get; init; }
    public required string Address { get; init; }
    public required string TaxNumber { get; init; }

    /// <summary>Hundredths of a percent that prices include.</summary>
    public required int TaxBasisPoints { get; init; }
    public required DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>A document that was issued.</summary>
internal sealed class InvoiceRow
{
    public const string Columns = """
        i.id, i.seller_id, i.kind, i.year, i.number, i.cause, i.transaction_id, i.refers_to, i.booking_id, i.buyer_id,
        i.event_id, i.currency, i.total_minor, i.tax_minor, i.tax_basis_points, i.document, i.recipient, i.issued_at,
        (SELECT r.year FROM invoices r WHERE r.id = i.refers_to) AS refers_to_year,
        (SELECT r.number FROM invoices r WHERE r.id = i.refers_to) AS refers_to_number
        """;

    public required Guid Id { get; init; }
    public required Guid SellerId { get; init; }
    public required string Kind { get; init; }
    public required int Year { get; init; }
    public required int Number { get; init; }

    /// <summary>The transaction or the correction that it was issued for.</summary>
    public required Guid Cause { get; init; }
    public Guid? TransactionId { get; init; }
    public Guid? RefersTo { get; init; }
    public required Guid BookingId { get; init; }
    public required Guid BuyerId { get; init; }
    public required long EventId { get; init; }
    public required string Currency { get; init; }
    public required long TotalMinor { get; init; }
    public required long TaxMinor { get; init; }
    public required int TaxBasisPoints { get; init; }
    public required string Document { get; init; }
    public string? Recipient { get; init; }
    public required DateTimeOffset IssuedAt { get; init; }
    public int? RefersToYear { get; init; }
    public int? RefersToNumber { get; init; }

    public string NumberText => InvoiceKinds.NumberOf(Kind, Year, Number);

    /// <summary>Of the invoice that a credit note is about.</summary>
    public string? RefersToText => (RefersToYear, RefersToNumber) is ({ } year, { } number)
        ? InvoiceKinds.NumberOf(InvoiceKinds.Invoice, year, number)
        : null;
}

/// <summary>An invoice and what was credited of it.</summary>
internal sealed class InvoiceBalance
{
    // Of each party the newest invoice: the one before was corrected, and is credited in full.
    public const string OfBookings = """
        SELECT DISTINCT ON (w.booking_id) i.id, w.booking_id, i.total_minor, i.tax_minor, i.tax_basis_points, i.recipient,
            coalesce(c.total_minor, 0) AS credited_minor, coalesce(c.tax_minor, 0) AS credited_tax_minor, i.document,
            (SELECT count(*) FROM invoices n WHERE n.kind = 'INVOICE'
                AND n.booking_id IN (SELECT p.id FROM orders_of_party(w.booking_id) p))::int AS invoices
        FROM unnest(@bookings) AS w (booking_id) CROSS JOIN LATERAL orders_of_party(w.booking_id) o
        JOIN invoices i ON i.booking_id = o.id AND i.kind = 'INVOICE'
        LEFT JOIN LATERAL (
            SELECT sum(n.total_minor)::bigint AS total_minor, sum(n.tax_minor)::bigint AS tax_minor
            FROM invoices n WHERE n.refers_to = i.id) c ON true
        ORDER BY w.booking_id, i.year DESC, i.number DESC
        """;

    public required Guid Id { get; init; }
    public required Guid BookingId { get; init; }
    public required long TotalMinor { get; init; }
    public required long TaxMinor { get; init; }
    public required int TaxBasisPoints { get; init; }
    public required string Document { get; init; }
    public string? Recipient { get; init; }
    public long CreditedMinor { get; set; }
    public long CreditedTaxMinor { get; set; }

    /// <summary>Invoices of the booking, the corrected ones included.</summary>
    public int Invoices { get; init; }

    public long LeftMinor => TotalMinor - CreditedMinor;
}
