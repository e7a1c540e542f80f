using System.Globalization;

namespace Ticketing.Booking.Notifications.Mail;

/// <summary>Money and times in words, without the machine's own languages: servers often have none
/// installed.</summary>
internal static class MailFormats
{
    private static readonly string[] NoMinor =
    [
        "JPY", "KRW", "VND", "CLP", "ISK", "UGX", "XAF", "XOF", "XPF", "PYG", "RWF", "VUV", "KMF", "GNF", "DJF", "BIF",
    ];

    private static readonly string[] ThreeMinor = ["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"];

    private static readonly Dictionary<string, string> Symbols = new()
    {
        ["TWD"] = "NT$", ["USD"] = "US$", ["HKD"] = "HK$", ["EUR"] = "€", ["GBP"] = "£", ["JPY"] = "¥",
    };

    private static readonly string[] ChineseDays = ["日", "一", "二", "三", "四", "五", "六"];

    /// <summary>For example <c>NT$3,000.00</c>: minor digits as ISO 4217 has them.</summary>
    public static string Money(long minor, string currency)
    {
        var digits = NoMinor.Contains(currency) ? 0 : ThreeMinor.Contains(currency) ? 3 : 2;
        var amount = minor / (decimal)Math.Pow(10, digits);
        return Symbols.GetValueOrDefault(currency, currency + " ")
            + amount.ToString("N" + digits, CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// For example <c>Sat 21 Nov 2026, 19:30 (Asia/Taipei)</c>: in the venue's zone, which is named. A zone that
    /// this machine does not know is shown in UTC, and says so.
    /// </summary>
    public static string Time(DateTimeOffset time, string zone, string locale)
    {
        var known = TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found);
        var local = known ? TimeZoneInfo.ConvertTime(time, found!) : time.ToUniversalTime();
        var name = known ? zone : "UTC";
        return locale == MailTemplates.TraditionalChinese
            ? string.Create(CultureInfo.InvariantCulture,
                $"{local:yyyy'年'M'月'd'日'}（{ChineseDays[(int)local.DayOfWeek]}）{local:HH:mm}（{name}）")
            : string.Create(CultureInfo.InvariantCulture, $"{local:ddd d MMM yyyy, HH:mm} ({name})");
    }
}
