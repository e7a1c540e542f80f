namespace Ticketing.EventTicketing.Accounts;

/// <summary>The languages the system writes to people in.</summary>
internal static class Locales
{
    /// <summary>English; also for everybody whose language is not here.</summary>
    public const string English = "en";

    /// <summary>Traditional Chinese.</summary>
    public const string TraditionalChinese = "zh-Hant";

    /// <summary>True for the exact names.</summary>
    public static bool IsKnown(string? locale) => locale is English or TraditionalChinese;

    /// <summary>
    /// The first of a browser's languages (Accept-Language, best first) that we have. Any Chinese is answered in
    /// Traditional Chinese, the only Chinese we have.
    /// </summary>
    public static string FirstKnown(IEnumerable<string> languages)
    {
        foreach (var language in languages)
        {
            var primary = language.Split('-')[0];
            if (string.Equals(primary, "zh", StringComparison.OrdinalIgnoreCase))
            {
                return TraditionalChinese;
            }

            if (string.Equals(primary, "en", StringComparison.OrdinalIgnoreCase))
            {
                return English;
            }
        }

        return English;
    }
}
