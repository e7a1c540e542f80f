using Ticketing.Contracts.Listings;

namespace Ticketing.Gateway.Pages;

/// <summary>What a public page is about, as its head says it.</summary>
internal abstract record PageSubject(PictureFacts? Picture)
{
    /// <summary>For people.</summary>
    public abstract string NameIn(PageLanguage language);

    /// <summary>A sentence or two, of any length and with any blanks.</summary>
    public abstract string DescriptionIn(PageLanguage language);

    /// <summary>The page as schema.org data. No name ends the element that the data stands in.</summary>
    /// <param name="origin">Scheme and host of the site.</param>
    /// <param name="url">Of the page, in the language.</param>
    /// <param name="language">Of the head.</param>
    /// <param name="now">What is to come is told from what is over by it.</param>
    public abstract string JsonLd(string origin, string url, PageLanguage language, DateTimeOffset now);
}

/// <summary>An event or a series.</summary>
internal sealed record EventSubject(PageFacts Facts) : PageSubject(Facts.Picture)
{
    public override string NameIn(PageLanguage language) => Facts.Name;

    public override string DescriptionIn(PageLanguage language) =>
        $"{language.Time(VenueClock.At(Facts.StartsAt, Facts.TimeZone))} · {Facts.Venue}{language.SentenceEnd}"
        + Facts.Description;

    public override string JsonLd(string origin, string url, PageLanguage language, DateTimeOffset now) =>
        EventJsonLd.Write(Facts, origin, url, now);
}

/// <summary>A city, a production in a city, a place or a performer.</summary>
internal sealed record TopicSubject(TopicFacts Facts) : PageSubject(Facts.Picture)
{
    /// <summary>A description names so many of its shows.</summary>
    private const int NamedShows = 5;

    public override string NameIn(PageLanguage language) => Facts.Kind switch
    {
        TopicKind.City => CityIn(language),
        TopicKind.Production => $"{Facts.Name} · {CityIn(language)}",
        _ => Facts.Name,
    };

    public override string DescriptionIn(PageLanguage language)
    {
        var (isChinese, city) = (language == PageLanguage.TraditionalChinese, CityIn(language));
        var lead = Facts.Kind switch
        {
            TopicKind.City => isChinese ? $"{city}的電影、演唱會與賽事" : $"Films, concerts and matches in {city}",
            TopicKind.Production => isChinese ? $"{Facts.Name}在{city}的場次" : $"{Facts.Name}: all times in {city}",
            TopicKind.Place => $"{Facts.Name} · {Facts.Address} · {city}",
            _ => isChinese ? $"{Facts.Name}的演出場次與門票" : $"Tickets for {Facts.Name}",
        };
        var names = string.Join(isChinese ? "、" : ", ", Facts.Kind == TopicKind.Production
            ? Facts.Shows.Select(show => show.Venue).Distinct().Take(NamedShows)
            : Facts.Shows.Select(show => show.Name).Distinct().Take(NamedShows));
        var more = names.Length == 0 ? "" : (isChinese ? "：" : Facts.Kind == TopicKind.Production ? ". " : ": ") + names;
        return $"{lead}{more}{language.SentenceEnd}{Facts.Description}";
    }

    public override string JsonLd(string origin, string url, PageLanguage language, DateTimeOffset now) =>
        TopicJsonLd.Write(Facts, NameIn(language), CityIn(language), origin, url);

    /// <summary>In Chinese as people there write it, where that is in Chinese characters.</summary>
    private string CityIn(PageLanguage language) =>
        language == PageLanguage.TraditionalChinese && Facts.CityLocalName.Length > 0 && Facts.CityLocalName.All(IsHan)
            ? Facts.CityLocalName
            : Facts.City;

    private static bool IsHan(char c) => c is >= '\u4e00' and <= '\u9fff';
}
