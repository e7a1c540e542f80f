using System.Globalization;
using System.Security;
using System.Text;
using Ticketing.Contracts.Listings;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Gateway.Pages;

/// <summary>
/// <c>/robots.txt</c> and <c>/sitemap.xml</c> with its pages (sitemaps.org): events that are still to begin and neither
/// ended nor cancelled, and the pages of cities, films, places and performers with such events.
/// </summary>
internal static class SiteMap
{
    private const string Xmlns = "http://www.sitemaps.org/schemas/sitemap/0.9";

    private const string TopicsPath = "/sitemaps/topics.xml";

    /// <summary>Crawlers come back in days.</summary>
    private const string Cached = "public, max-age=3600";

    /// <summary>What shows nothing without signing in.</summary>
    private static readonly string[] Private =
        ["/account", "/booking/", "/door/", "/doors", "/my-bookings", "/operator", "/organiser", "/teams"];

    public static void MapSiteMap(this IEndpointRouteBuilder app)
    {
        app.MapGet("/robots.txt", (HttpContext context, SiteOrigin site) => Answer(
            context,
            $"User-agent: *\n{string.Concat(Private.Select(path => $"Disallow: {path}\n"))}\n"
            + $"Sitemap: {site.Of(context.Request)}/sitemap.xml\n",
            "text/plain"));
        app.MapGet("/sitemap.xml", IndexAsync);
        app.MapGet("/sitemaps/events-{page:int}.xml", PageAsync);
        app.MapGet(TopicsPath, TopicsAsync);
    }

    private static async Task<IResult> IndexAsync(
        HttpContext context, PageFactsClient facts, SiteOrigin site, CancellationToken ct)
    {
        var answer = await facts.ReadAsync("internal/site-map", PageFactsJson.Default.SiteMapPages, ct);
        if (answer.Value is not { } index)
        {
            return Problems.TemporarilyUnavailable(context);
        }

        var origin = SecurityElement.Escape(site.Of(context.Request));
        var xml = new StringBuilder($"""<?xml version="1.0" encoding="UTF-8"?><sitemapindex xmlns="{Xmlns}">""");
        foreach (var page in index.Pages)
        {
            xml.Append(CultureInfo.InvariantCulture, $"<sitemap><loc>{origin}/sitemaps/events-{page}.xml</loc></sitemap>");
        }

        xml.Append(CultureInfo.InvariantCulture, $"<sitemap><loc>{origin}{TopicsPath}</loc></sitemap>");
        return Answer(context, xml.Append("</sitemapindex>").ToString(), "application/xml");
    }

    private static async Task<IResult> PageAsync(
        int page, HttpContext context, PageFactsClient facts, SiteOrigin site, CancellationToken ct)
    {
        var answer = page < 0
            ? new PageAnswer<SiteMapEvents>(null, IsUnknown: true)
            : await facts.ReadAsync(
                string.Create(CultureInfo.InvariantCulture, $"internal/site-map/{page}"),
                PageFactsJson.Default.SiteMapEvents, ct);
        if (answer.IsUnknown || answer.Value is { Events.Count: 0 })
        {
            return Problems.Of(StatusCodes.Status404NotFound, "not-found", "There is nothing at this address.");
        }

        if (answer.Value is not { } found)
        {
            return Problems.TemporarilyUnavailable(context);
        }

        var origin = SecurityElement.Escape(site.Of(context.Request));
        var xml = new StringBuilder($"""<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="{Xmlns}">""");
        foreach (var id in found.Events)
        {
            xml.Append(CultureInfo.InvariantCulture, $"<url><loc>{origin}/event/{id}</loc></url>");
        }

        return Answer(context, xml.Append("</urlset>").ToString(), "application/xml");
    }

    private static async Task<IResult> TopicsAsync(
        HttpContext context, PageFactsClient facts, SiteOrigin site, CancellationToken ct)
    {
        var answer = await facts.ReadAsync("internal/site-map/topics", PageFactsJson.Default.SiteMapTopics, ct);
        if (answer.Value is not { } topics)
        {
            return Problems.TemporarilyUnavailable(context);
        }

        IEnumerable<FormattableString> paths =
        [
            .. topics.Cities.Select(id => (FormattableString)$"/city/{id}"),
            .. topics.Films.Select(film => (FormattableString)$"/city/{film.CityId}/film/{film.ProductionId}"),
            .. topics.Places.Select(id => (FormattableString)$"/place/{id}"),
            .. topics.Performers.Select(name => (FormattableString)$"/performer/{Uri.EscapeDataString(name)}"),
        ];
        var origin = SecurityElement.Escape(site.Of(context.Request));
        var xml = new StringBuilder($"""<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="{Xmlns}">""");
        foreach (var path in paths)
        {
            xml.Append("<url><loc>").Append(origin)
                .Append(SecurityElement.Escape(path.ToString(CultureInfo.InvariantCulture))).Append("</loc></url>");
        }

        return Answer(context, xml.Append("</urlset>").ToString(), "application/xml");
    }

    private static IResult Answer(HttpContext context, string text, string type)
    {
        context.Response.Headers.CacheControl = Cached;
        return Results.Text(text, type, Encoding.UTF8);
    }
}
