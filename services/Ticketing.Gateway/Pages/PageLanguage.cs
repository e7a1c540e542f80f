using System.Globalization;

namespace Ticketing.Gateway.Pages;

/// <summary>
/// The language of a page's head, by the address alone (<c>?lang=zh-TW</c>): crawlers and previews follow addresses. The
/// front end chooses its own by the browser too, so a head without <c>lang</c> may be in another language than its page.
/// </summary>
/// <param name="Tag">As the page and <c>?lang=</c> write it (RFC 5646).</param>
/// <param name="OpenGraph">As Open Graph writes it, with a country.</param>
/// <param name="SentenceEnd">After a sentence.</param>
internal sealed record PageLanguage(string Tag, string OpenGraph, string SentenceEnd)
{
    private static readonly string[] ChineseDays = ["日", "一", "二", "三", "四", "五", "六"];

    public static PageLanguage English { get; } = new("en", "en_US", ". ");

    public static PageLanguage TraditionalChinese { get; } = new("zh-TW", "zh_TW", "。");

    public static IReadOnlyList<PageLanguage> All { get; } = [English, TraditionalChinese];

    /// <summary>The language that the address names, if the pages have it; null for an address without one.</summary>
    public static PageLanguage? Of(HttpRequest request)
    {
        var named = request.Query["lang"].ToString();
        return All.FirstOrDefault(language => string.Equals(language.Tag, named, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The address of a page in this language.</summary>
    public string UrlOf(string url) => $"{url}?lang={Tag}";

    /// <summary>
    /// <c>Mon 30 Nov 2026, 19:30</c>, or <c>2026年11月30日 週一 19:30</c>: without the machine's cultures, which servers often
    /// lack.
    /// </summary>
    public string Time(DateTimeOffset time) => this == TraditionalChinese
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"{time:yyyy'年'M'月'd'日'} 週{ChineseDays[(int)time.DayOfWeek]} {time:HH:mm}")
        : time.ToString("ddd d MMM yyyy, HH:mm", CultureInfo.InvariantCulture);
}
