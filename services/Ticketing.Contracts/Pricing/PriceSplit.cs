namespace Ticketing.Contracts.Pricing;

/// <summary>
/// What an amount is made of, in minor units: what the seats cost without tax, the fees without tax, and the tax of both.
/// The three are exactly the amount, and none of them is negative.
/// </summary>
public readonly record struct PriceSplit(long NetMinor, long FeeMinor, long TaxMinor)
{
    /// <summary>The whole.</summary>
    public long TotalMinor => NetMinor + FeeMinor + TaxMinor;

    /// <summary>
    /// Of one ticket. Tax is rounded ticket by ticket, so that the splits of some tickets of an order, and of the others,
    /// are together that of the order.
    /// </summary>
    public static PriceSplit Of(long priceMinor, long feeMinor, int taxBasisPoints)
    {
        var fee = feeMinor - Rounding.TaxIn(feeMinor, taxBasisPoints);
        var tax = Rounding.TaxIn(priceMinor, taxBasisPoints);
        return new PriceSplit(priceMinor - tax - fee, fee, tax);
    }

    /// <summary>Both together.</summary>
    public static PriceSplit operator +(PriceSplit a, PriceSplit b) =>
        new(a.NetMinor + b.NetMinor, a.FeeMinor + b.FeeMinor, a.TaxMinor + b.TaxMinor);
}
