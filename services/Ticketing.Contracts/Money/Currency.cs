using System.Collections.Frozen;

namespace Ticketing.Contracts.Money;

/// <summary>
/// Currencies and how many decimals their amounts have. The one table for server, mails, documents and pages
/// (<c>web/src/shared/money/minorUnits.json</c> is its copy, which a test compares): browsers and operating systems have
/// tables of their own, which differ for HUF, IDR, PKR, COP and IQD.
/// </summary>
/// <remarks>Source: ISO 4217, list one, of 2026.</remarks>
public static class Currency
{
    private const int UsualDigits = 2;

    private const string WithTwo =
        "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC "
        + "CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD "
        + "KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO "
        + "NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL "
        + "THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG";

    private const string WithNone = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF";

    private const string WithThree = "BHD IQD JOD KWD LYD OMR TND";

    /// <summary>Decimals by code: 100 minor units of EUR are one euro, 1 of JPY is one yen, 1,000 of KWD one dinar.</summary>
    public static FrozenDictionary<string, int> MinorDigits { get; } =
        WithTwo.Split(' ').Select(code => KeyValuePair.Create(code, UsualDigits))
            .Concat(WithNone.Split(' ').Select(code => KeyValuePair.Create(code, 0)))
            .Concat(WithThree.Split(' ').Select(code => KeyValuePair.Create(code, 3)))
            .ToFrozenDictionary();

    /// <summary>True for a code of money that can be paid with, upper case.</summary>
    public static bool IsKnown(string? code) => code is not null && MinorDigits.ContainsKey(code);

    /// <summary>Decimals of a code; 2 for one that is not in the table (an event from before it was checked).</summary>
    public static int DigitsOf(string code) => MinorDigits.GetValueOrDefault(code, UsualDigits);

    /// <summary>The amount in whole units, for example 3000.00 for 300000 minor units of TWD.</summary>
    public static decimal ToUnits(long minor, string code)
    {
        var divisor = 1m;
        for (var digit = DigitsOf(code); digit > 0; digit--)
        {
            divisor *= 10;
        }

        return minor / divisor;
    }
}
