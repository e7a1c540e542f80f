using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Ticketing.Contracts.Listings;

namespace Ticketing.Gateway.Tests;

/// <summary>Heads of the pages of a city, a film, a place and a performer, and their part of the site map.</summary>
public partial class TopicPagesTests
{
    [Theory]
    [InlineData("/city/1", "/city/1", "City", "Taipei · Ticketing", "Films, concerts and matches in Taipei: Dune. ")]
    [InlineData("/city/1?lang=zh-TW", "/city/1?lang=zh-TW", "City", "臺北 · Ticketing", "臺北的電影、演唱會與賽事：Dune。")]
    [InlineData(
        "/city/1/film/5", "/city/1/film/5", "Movie", "Dune · Taipei · Ticketing",
        "Dune: all times in Taipei. Hall 1. Sand.")]
    [InlineData("/place/3", "/place/3", "MovieTheater", "Grand · Ticketing", "Grand · 1 Main St · Taipei: Dune. ")]
    [InlineData(
        "/performer/AC%2FDC%20%26%20co", "/performer/AC%2FDC%20%26%20co", "PerformingGroup", "AC/DC & co · Ticketing",
        "Tickets for AC/DC & co: Dune. ")]
    public async Task A_page_of_several_shows_says_what_it_is_about_and_lists_them(
        string address, string canonical, string type, string title, string description)
    {
        await using var upstream = await StartAsync();
        await using var gateway = Gateway(upstream);

        using var answer = await gateway.Client.GetAsync(address);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var page = await answer.Content.ReadAsStringAsync();
        WebUtility.HtmlDecode(page).ShouldContain($"<title>{title}</title>");
        WebUtility.HtmlDecode(page).ShouldContain($"<meta name=\"description\" content=\"{description.Trim()}\">");
        page.ShouldContain($"<link rel=\"canonical\" href=\"https://tickets.example{canonical}\">");
        page.ShouldContain("<meta property=\"og:title\"");
        var data = JsonNode.Parse(JsonLd().Match(page).Groups[1].Value)!;
        ((string)data["about"]!["@type"]!).ShouldBe(type);
        var show = data["mainEntity"]!["itemListElement"]![0]!["item"]!;
        ((string)show["@type"]!, (string)show["url"]!, (string)show["startDate"]!)
            .ShouldBe(("Event", "https://tickets.example/event/7", "2027-05-01T19:00:00+08:00"));
    }

    [Fact]
    public async Task The_site_map_names_them()
    {
        await using var upstream = await StartAsync();
        await using var gateway = Gateway(upstream);

        (await gateway.Client.GetStringAsync("/sitemap.xml"))
            .ShouldContain("<loc>https://tickets.example/sitemaps/topics.xml</loc>");
        var topics = await gateway.Client.GetStringAsync("/sitemaps/topics.xml");
        foreach (var path in new[] { "/city/1", "/city/1/film/5", "/place/3", "/performer/AC%2FDC%20%26%20co" })
        {
            topics.ShouldContain($"<loc>https://tickets.example{path}</loc>");
        }

        await using var alone = new GatewayServer();
        (await alone.Client.GetAsync("/sitemaps/topics.xml")).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
    }

    private static GatewayServer Gateway(Upstream upstream) => new(
        new Dictionary<string, string> { ["event-ticketing-service"] = upstream.Address },
        settings: new Dictionary<string, string> { ["Web:PublicUrl"] = "https://tickets.example/" });

    private static Task<Upstream> StartAsync() => Upstream.StartAsync(async context =>
    {
        switch (context.Request.Path.Value)
        {
            case "/internal/city-pages/1":
                await WriteAsync(context, TopicOf(TopicKind.City, "Taipei", ""));
                break;
            case "/internal/film-pages/1/5":
                await WriteAsync(context, TopicOf(TopicKind.Production, "Dune", "film") with { Description = "Sand." });
                break;
            case "/internal/place-pages/3":
                await WriteAsync(context, TopicOf(TopicKind.Place, "Grand", "cinema") with { Address = "1 Main St" });
                break;
            case "/internal/performer-pages" when context.Request.Query["name"] == "AC/DC & co":
                await WriteAsync(context, TopicOf(TopicKind.Performer, "AC/DC & co", ""));
                break;
            case "/internal/site-map/topics":
                await context.Response.WriteAsJsonAsync(
                    new SiteMapTopics([1], [new CityFilm(1, 5)], [3], ["AC/DC & co"]),
                    PageFactsJson.Default.SiteMapTopics);
                break;
            case "/internal/site-map":
                await context.Response.WriteAsJsonAsync(new SiteMapPages([0]), PageFactsJson.Default.SiteMapPages);
                break;
            default:
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                break;
        }
    });

    private static TopicFacts TopicOf(TopicKind kind, string name, string type) => new(
        kind, name, type, "", "Taipei", "臺北", "TW", "", null, null, 120, "", [], null,
        [new ListedShow(7, "Dune", "Hall 1", new DateTimeOffset(2027, 5, 1, 11, 0, 0, TimeSpan.Zero), "Asia/Taipei")]);

    private static Task WriteAsync(HttpContext context, TopicFacts facts) =>
        context.Response.WriteAsJsonAsync(facts, PageFactsJson.Default.TopicFacts);

    [GeneratedRegex("<script type=\"application/ld\\+json\">(.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex JsonLd();
}
