using System.Text;
using System.Text.Encodings.Web;

namespace Ticketing.Gateway.Pages;

/// <summary>Writes the head of a page of the front end: title, description, address, previews, structured data.</summary>
internal static class PageHead
{
    private const string SiteName = "Ticketing";

    /// <summary>Search engines show about as much.</summary>
    private const int MaxDescription = 200;

    private static readonly HtmlEncoder Html = HtmlEncoder.Default;

    /// <summary>The shell with the head of a public page.</summary>
    /// <param name="shell">The front end's page.</param>
    /// <param name="subject">What it is about.</param>
    /// <param name="origin">Scheme and host of the site.</param>
    /// <param name="path">Address of the page; other addresses may show the same.</param>
    /// <param name="named">The language that the address names; null is English at the address without one.</param>
    /// <param name="now">What is to come is told from what is over by it.</param>
    public static string Write(
        string shell, PageSubject subject, string origin, string path, PageLanguage? named, DateTimeOffset now)
    {
        var plainUrl = origin + path;
        var url = named?.UrlOf(plainUrl) ?? plainUrl;
        var language = named ?? PageLanguage.English;
        var name = subject.NameIn(language);
        var title = $"{name} · {SiteName}";
        var description = Shortened(subject.DescriptionIn(language));
        var head = new StringBuilder();
        Meta(head, "name", "description", description);
        head.Append("<link rel=\"canonical\" href=\"").Append(Html.Encode(url)).Append("\">");
        Alternate(head, "x-default", plainUrl);
        foreach (var each in PageLanguage.All)
        {
            Alternate(head, each.Tag, each.UrlOf(plainUrl));
        }

        Meta(head, "property", "og:locale", language.OpenGraph);
        Meta(head, "property", "og:type", "website");
        Meta(head, "property", "og:site_name", SiteName);
        Meta(head, "property", "og:title", name);
        Meta(head, "property", "og:description", description);
        Meta(head, "property", "og:url", url);
        if (subject.Picture is { } picture)
        {
            Meta(head, "property", "og:image", origin + picture.PreviewPath);
            Meta(head, "property", "og:image:alt", picture.Alt);
        }

        Meta(head, "name", "twitter:card", subject.Picture is null ? "summary" : "summary_large_image");

        // Data, not a script: the content security policy does not run it. Its JSON has no "<", so nothing ends it early.
        head.Append("<script type=\"application/ld+json\">")
            .Append(subject.JsonLd(origin, url, language, now)).Append("</script>");
        return Insert(InLanguage(shell, language), title, head.ToString());
    }

    /// <summary>The shell with more at the end of its head.</summary>
    public static string Add(string shell, string head)
    {
        var end = shell.IndexOf("</head>", StringComparison.OrdinalIgnoreCase);

        // A page without a head has its parts at the top (HTML lets both tags be left out).
        return end >= 0 ? shell.Insert(end, head) : InsertAfterDoctype(shell, head);
    }

    /// <summary>The front end writes its own language there too, once it runs.</summary>
    private static string InLanguage(string shell, PageLanguage language) =>
        shell.Replace("<html lang=\"en\">", $"<html lang=\"{language.Tag}\">", StringComparison.Ordinal);

    private static void Alternate(StringBuilder head, string language, string url) => head
        .Append("<link rel=\"alternate\" hreflang=\"").Append(language)
        .Append("\" href=\"").Append(Html.Encode(url)).Append("\">");

    private static string Insert(string shell, string title, string head)
    {
        shell = Without(shell, "<title>", "</title>");
        shell = Without(shell, "<meta name=\"description\"", ">");
        return Add(shell, $"<title>{Html.Encode(title)}</title>{head}");
    }

    private static string InsertAfterDoctype(string shell, string start)
    {
        var hasDoctype = shell.StartsWith("<!doctype", StringComparison.OrdinalIgnoreCase);
        var end = hasDoctype ? shell.IndexOf('>', StringComparison.Ordinal) : -1;
        return shell.Insert(end + 1, start);
    }

    private static string Without(string shell, string from, string to)
    {
        var start = shell.IndexOf(from, StringComparison.OrdinalIgnoreCase);
        var end = start < 0 ? -1 : shell.IndexOf(to, start, StringComparison.OrdinalIgnoreCase);
        return end < 0 ? shell : shell.Remove(start, end + to.Length - start);
    }

    private static void Meta(StringBuilder head, string kind, string name, string content) => head
        .Append("<meta ").Append(kind).Append("=\"").Append(name).Append("\" content=\"")
        .Append(Html.Encode(content)).Append("\">");

    /// <summary>In one line, as long as search engines show it.</summary>
    private static string Shortened(string description)
    {
        var text = string.Join(' ', description.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text.Length <= MaxDescription ? text : string.Concat(text.AsSpan(0, CutAt(text)), "…");
    }

    /// <summary>Not between the two halves of a character.</summary>
    private static int CutAt(string text) =>
        char.IsHighSurrogate(text[MaxDescription - 1]) ? MaxDescription - 1 : MaxDescription;
}
