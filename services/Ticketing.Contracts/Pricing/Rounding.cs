namespace Ticketing.Contracts.Pricing;

/// <summary>
/// How parts of a price are rounded: to whole minor units of the currency, half up. Minor units are what the currency
/// has (yen: none, euro: cents, dinar: mils), so one rule does for all.
/// </summary>
public static class Rounding
{
    /// <summary>Basis points in the whole: 10,000 are 100 percent.</summary>
    public const int Whole = 10_000;

    /// <summary>So many basis points of an amount that is not negative.</summary>
    public static long PartOf(long minor, int basisPoints) =>
        checked((long)((((Int128)minor * basisPoints) + (Whole / 2)) / Whole));

    /// <summary>The tax that an amount which includes it has in it, at a rate of so many basis points.</summary>
    public static long TaxIn(long grossMinor, int basisPoints)
    {
        var divisor = Whole + basisPoints;
        return checked((long)((((Int128)grossMinor * basisPoints * 2) + divisor) / (2 * divisor)));
    }
}
