using System.Globalization;
using Ticketing.Contracts.Money;

namespace Ticketing.Booking.Notifications.Mail;

/// <summary>Formats money and times without the machine's cultures, which servers often lack.</summary>
internal static class MailFormats
{
    private static readonly Dictionary<string, string> Symbols = new()
    {
        ["TWD"] = "NT$", ["USD"] = "US$", ["HKD"] = "HK$", ["EUR"] = "€", ["GBP"] = "£", ["JPY"] = "¥",
    };

    private static readonly string[] ChineseDays = ["日", "一", "二", "三", "四", "五", "六"];

    /// <summary>
    /// For example <c>NT$3,000.00</c>, with the decimals of its currency; Chinese leaves out decimals that are all zero.
    /// </summary>
    public static string Money(long minor, string currency, string locale)
    {
        var units = Currency.ToUnits(minor, currency);
        var dropsZeros = locale == MailTemplates.TraditionalChinese && units == decimal.Truncate(units);
        return Symbols.GetValueOrDefault(currency, currency + " ")
            + units.ToString("N" + (dropsZeros ? 0 : Currency.DigitsOf(currency)), CultureInfo.InvariantCulture);
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
                $"{local:yyyy'年'M'月'd'日'} 週{ChineseDays[(int)local.DayOfWeek]} {local:HH:mm}（{name}）")
            : string.Create(CultureInfo.InvariantCulture, $"{local:ddd d MMM yyyy, HH:mm} ({name})");
    }
}
