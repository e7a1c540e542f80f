using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.FileProviders;
using Ticketing.Contracts.Listings;

namespace Ticketing.Gateway.Pages;

/// <summary>What a page of the front end needs first, as its build says.</summary>
/// <param name="Page">Its route, such as <c>event/:eventId</c>.</param>
/// <param name="Scripts">Paths of the scripts that only pages like it load.</param>
/// <param name="Data">Paths of the requests it makes, with the names of the route's parts in them.</param>
internal sealed record PageAhead(string Page, IReadOnlyList<string> Scripts, IReadOnlyList<string> Data);

/// <summary>
/// Names in a page's head what the page will ask for, so that scripts, data and the picture are on their way while the
/// first script still runs (web/pagesAhead.ts). Without <c>pages.json</c> of the build a page has no such links.
/// </summary>
internal sealed class PagesAhead
{
    private const string FileName = "pages.json";

    /// <summary>As <c>web/src/features/events/EventFacts.tsx</c> says, so that the browser chooses the same form.</summary>
    private const string PictureSizes = "(max-width: 48rem) 100vw, 36rem";

    private static readonly HtmlEncoder Html = HtmlEncoder.Default;

    private readonly (string[] Route, PageAhead Page)[] _pages;

    public PagesAhead(IFileProvider? files)
    {
        _pages = files?.GetFileInfo(FileName) is { Exists: true } file
            ? [.. Read(file).Select(page => (KnownPages.SegmentsOf(page.Page), page))]
            : [];
    }

    /// <summary>The links of the page at this path; empty for pages that name nothing.</summary>
    /// <param name="path">Without a query, which pages read too: with one the data is another.</param>
    /// <param name="isPlain">False if the address has a query.</param>
    /// <param name="picture">The largest picture of an event's page.</param>
    public string LinksOf(PathString path, bool isPlain, PictureFacts? picture)
    {
        var parts = KnownPages.SegmentsOf(path.Value ?? "");
        var (route, page) = Array.Find(_pages, known => KnownPages.Fits(known.Route, parts));
        if (page is null)
        {
            return "";
        }

        var links = new StringBuilder();
        if (picture is not null && page.Page == "event/:eventId")
        {
            AddPicture(links, picture);
        }

        foreach (var script in page.Scripts)
        {
            links.Append("<link rel=\"modulepreload\" href=\"").Append(Html.Encode(script)).Append("\">");
        }

        foreach (var data in isPlain ? page.Data : [])
        {
            if (WithNumbers(data, route, parts) is { } address)
            {
                // As fetch() asks by itself: with the mode "cors", so that it takes this answer.
                links.Append("<link rel=\"preload\" as=\"fetch\" crossorigin=\"anonymous\" href=\"")
                    .Append(Html.Encode(address)).Append("\">");
            }
        }

        return links.ToString();
    }

    private static void AddPicture(StringBuilder links, PictureFacts picture)
    {
        var forms = picture.Widths.Select(width =>
            string.Create(CultureInfo.InvariantCulture, $"/pictures/{picture.PictureId}/{width}.webp {width}w"));
        links.Append("<link rel=\"preload\" as=\"image\" fetchpriority=\"high\" imagesrcset=\"")
            .Append(Html.Encode(string.Join(", ", forms)))
            .Append("\" imagesizes=\"").Append(PictureSizes).Append("\">");
    }

    /// <summary>The address with the parts of the path in it; null if one of them is no number.</summary>
    private static string? WithNumbers(string data, string[] route, string[] parts)
    {
        for (var i = 0; i < route.Length; i++)
        {
            if (!route[i].StartsWith(':') || !data.Contains(route[i], StringComparison.Ordinal))
            {
                continue;
            }

            if (!parts[i].All(char.IsAsciiDigit))
            {
                return null;
            }

            data = data.Replace(route[i], parts[i], StringComparison.Ordinal);
        }

        return data;
    }

    private static IReadOnlyList<PageAhead> Read(IFileInfo file)
    {
        using var content = file.CreateReadStream();
        return JsonSerializer.Deserialize(content, PagesAheadJson.Default.IReadOnlyListPageAhead) ?? [];
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(IReadOnlyList<PageAhead>))]
internal sealed partial class PagesAheadJson : JsonSerializerContext;
