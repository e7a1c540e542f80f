using Ticketing.Contracts.Seating;

namespace Ticketing.Booking.Invoices;

/// <summary>Tax that is part of a price.</summary>
internal static class InvoiceTax
{
    /// <summary>A rate of 100 % in basis points.</summary>
    private const int Whole = 10_000;

    /// <summary>
    /// The rate of an event's tickets in hundredths of a percent, of now: for what was sold before anybody had said it. What is
    /// sold later has its rate in the queue (<c>tax_when_sold</c>).
    /// </summary>
    /// <param name="entry">The event; null where this service does not know it any more.</param>
    /// <param name="ofSeller">The seller's rate, for events without one of their own.</param>
    public static int BasisPointsOf(EventDirectoryEntry? entry, int ofSeller) =>
        entry?.Pricing is { TaxBasisPoints: > 0 } pricing ? pricing.TaxBasisPoints : ofSeller;

    /// <summary>The tax within an amount, rounded to the nearest minor unit: 19 % within 119 is 19.</summary>
    public static long Within(long totalMinor, int basisPoints) =>
        (long)Math.Round((decimal)totalMinor * basisPoints / (Whole + basisPoints), MidpointRounding.AwayFromZero);

    /// <summary>
    /// The tax within the next part of an invoice that is credited. Parts add up: crediting all of an invoice, in however
    /// many parts, credits exactly its tax.
    /// </summary>
    public static long WithinNextCredit(InvoiceBalance invoice, long amountMinor)
    {
        if (invoice.CreditedMinor + amountMinor >= invoice.TotalMinor)
        {
            return invoice.TaxMinor - invoice.CreditedTaxMinor;
        }
        var upTo = Within(invoice.CreditedMinor + amountMinor, invoice.TaxBasisPoints);
        return Math.Clamp(
            upTo - invoice.CreditedTaxMinor, 0, Math.Min(amountMinor, invoice.TaxMinor - invoice.CreditedTaxMinor));
    }
}
