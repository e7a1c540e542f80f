namespace Ticketing.EventTicketing.Accounts;

/// <summary>
/// What a person calls the browser of a session: <c>Firefox on Windows</c>. The rest of a User-Agent would tell more
/// about them than a list of sessions needs.
/// </summary>
internal static class DeviceName
{
    /// <summary>Longest name that is stored.</summary>
    public const int MaxLength = 60;

    private const string Unknown = "Unknown device";

    /// <summary>The first that is found: Edge says that it is Chrome too, and Chrome that it is Safari.</summary>
    private static readonly (string Mark, string Name)[] Browsers =
    [
        ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("Firefox/", "Firefox"),
        ("FxiOS/", "Firefox"), ("CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
    ];

    private static readonly (string Mark, string Name)[] Systems =
    [
        ("Windows", "Windows"), ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("CrOS", "ChromeOS"),
        ("Mac OS X", "macOS"), ("Linux", "Linux"),
    ];

    /// <summary>The name for a header User-Agent, which may hold anything.</summary>
    public static string Of(string? userAgent)
    {
        var text = userAgent ?? "";
        if (NameIn(text, Browsers) is { } browser)
        {
            return NameIn(text, Systems) is { } system ? $"{browser} on {system}" : browser;
        }

        // A program: its first word, such as curl of "curl/8.5.0".
        var product = new string([.. text.TakeWhile(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_')]);
        return product.Length is 0 or > MaxLength ? Unknown : product;
    }

    private static string? NameIn(string text, (string Mark, string Name)[] known) =>
        known.FirstOrDefault(entry => text.Contains(entry.Mark, StringComparison.Ordinal)).Name;
}
