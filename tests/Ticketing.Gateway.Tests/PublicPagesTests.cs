using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Ticketing.Contracts.Listings;
using Ticketing.Contracts.Seating;
using Ticketing.Gateway.Pages;

namespace Ticketing.Gateway.Tests;

public partial class PublicPagesTests
{
    private static readonly PageFacts Tour = new(
        "Aurora </script><b>Tour", "Doors at 7 & more", "Dome", new DateTimeOffset(2027, 5, 1, 11, 0, 0, TimeSpan.Zero),
        null,
        "Asia/Taipei", SaleStatus.OnSale, "TWD", 150_000, 300_000, false, null,
        new DateTimeOffset(2027, 5, 1, 11, 0, 0, TimeSpan.Zero),
        new PictureFacts(Guid.Parse("0197a000-0000-7000-8000-000000000001"), "The band", 1_600, 800, [480, 1_600]));

    [Fact]
    public async Task An_events_page_says_in_its_head_what_it_is_about()
    {
        await using var upstream = await StartAsync();
        await using var gateway = Gateway(upstream);

        using var answer = await gateway.Client.GetAsync("/event/7/section/A");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var page = await answer.Content.ReadAsStringAsync();
        page.ShouldContain("<title>Aurora &lt;/script&gt;&lt;b&gt;Tour &#xB7; Ticketing</title>");
        page.ShouldNotContain("<title>Front end");
        page.ShouldContain("<link rel=\"canonical\" href=\"https://tickets.example/event/7\">");
        page.ShouldContain("content=\"https://tickets.example/pictures/0197a000-0000-7000-8000-000000000001/preview.jpg\"");
        page.ShouldNotContain("<b>Tour");
        var data = JsonNode.Parse(JsonLd().Match(page).Groups[1].Value)!;
        ((string)data["@type"]!, (string)data["name"]!).ShouldBe(("Event", "Aurora </script><b>Tour"));
        ((string)data["startDate"]!).ShouldBe("2027-05-01T19:00:00+08:00");
        var offer = data["offers"]!;
        ((string)offer["@type"]!, (string)offer["lowPrice"]!, (string)offer["highPrice"]!, (string)offer["priceCurrency"]!)
            .ShouldBe(("AggregateOffer", "1500", "3000", "TWD"));
        ((string)offer["availability"]!).ShouldBe("https://schema.org/InStock");
    }

    [Fact]
    public async Task A_page_names_what_it_needs_first()
    {
        await using var upstream = await StartAsync();
        await using var gateway = Gateway(upstream);
        const string Script = "<link rel=\"modulepreload\" href=\"/assets/EventPage-3c4d.js\">";
        const string Data = "<link rel=\"preload\" as=\"fetch\" crossorigin=\"anonymous\" href=\"";
        const string Picture = "<link rel=\"preload\" as=\"image\"";

        var page = await gateway.Client.GetStringAsync("/event/7");
        page.ShouldContain(Script);
        page.ShouldContain(Data + "/events/7\">");
        page.ShouldContain(Picture);
        page.ShouldContain("/pictures/0197a000-0000-7000-8000-000000000001/480.webp 480w, ");

        // With a query the page may ask for something else.
        page = await gateway.Client.GetStringAsync("/event/7?lang=zh-TW");
        page.ShouldContain(Script);
        page.ShouldNotContain(Data);

        (await gateway.Client.GetStringAsync("/")).ShouldContain(Data + "/search?kind=film&amp;limit=100\">");
        (await gateway.Client.GetStringAsync("/sign-in")).ShouldNotContain("preload");
        (await gateway.Client.GetStringAsync("/event/7/section/A")).ShouldNotContain("preload");
    }

    [Theory]
    [InlineData("/event/8")]
    [InlineData("/event/none")]
    public async Task What_is_not_there_names_nothing(string path)
    {
        await using var upstream = await StartAsync();
        await using var gateway = Gateway(upstream);

        using var answer = await gateway.Client.GetAsync(path);

        (await answer.Content.ReadAsStringAsync()).ShouldNotContain("preload");
    }

    /// <summary>Only numbers of the address come into the head's addresses.</summary>
    [Fact]
    public async Task A_name_in_the_address_is_asked_for_by_the_page_alone()
    {
        await using var gateway = new GatewayServer();

        var page = await gateway.Client.GetStringAsync("/performer/%22%3E%3Cscript%3E");

        page.ShouldContain("/assets/PerformerPage-5e6f.js");
        page.ShouldNotContain("/people/");
        page.ShouldNotContain("<script>");
    }

    [Theory]
    [InlineData("", "", "Sat 1 May 2027, 19:00 · Dome. Doors at 7 &amp; more", "en_US")]
    [InlineData("?lang=fr", "", "Sat 1 May 2027, 19:00 · Dome. Doors at 7 &amp; more", "en_US")]
    [InlineData("?lang=zh-TW", "?lang=zh-TW", "2027年5月1日 週六 19:00 · Dome。Doors at 7 &amp; more", "zh_TW")]
    public async Task A_head_is_in_the_language_of_its_address_and_names_the_others(
        string query, string canonical, string description, string locale)
    {
        await using var upstream = await StartAsync();
        await using var gateway = Gateway(upstream);

        var page = await gateway.Client.GetStringAsync("/event/7" + query);

        page.ShouldContain($"<link rel=\"canonical\" href=\"https://tickets.example/event/7{canonical}\">");
        page.ShouldContain("<link rel=\"alternate\" hreflang=\"x-default\" href=\"https://tickets.example/event/7\">");
        page.ShouldContain(
            "<link rel=\"alternate\" hreflang=\"zh-TW\" href=\"https://tickets.example/event/7?lang=zh-TW\">");
        WebUtility.HtmlDecode(page).ShouldContain(
            $"<meta name=\"description\" content=\"{WebUtility.HtmlDecode(description)}\">");
        page.ShouldContain($"<meta property=\"og:locale\" content=\"{locale}\">");
    }

    [Theory]
    [InlineData("/event/8")]
    [InlineData("/event/none")]
    [InlineData("/nowhere")]
    [InlineData("/event/7/nowhere")]
    [InlineData("/organiser/nowhere")]
    [InlineData("/city/9")]
    [InlineData("/city/Taipei")]
    [InlineData("/city/1/film/9")]
    [InlineData("/city/9/film/5")]
    [InlineData("/place/9")]
    [InlineData("/place/Arena")]
    [InlineData("/performer/Nobody")]
    public async Task What_is_not_there_is_404_and_still_the_page(string path)
    {
        await using var upstream = await StartAsync();
        await using var gateway = Gateway(upstream);

        using var answer = await gateway.Client.GetAsync(path);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("<title>Front end</title>");
    }

    [Fact]
    public async Task While_event_ticketing_is_away_the_page_is_the_plain_one()
    {
        await using var gateway = new GatewayServer();

        using var answer = await gateway.Client.GetAsync("/event/7");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("<title>Front end</title>");
    }

    [Fact]
    public async Task A_crowd_asks_event_ticketing_once()
    {
        var asked = 0;
        await using var upstream = await StartAsync(() => Interlocked.Increment(ref asked));
        await using var gateway = Gateway(upstream);

        for (var i = 0; i < 20; i++)
        {
            (await gateway.Client.GetAsync("/event/7")).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        asked.ShouldBe(1);
    }

    [Fact]
    public async Task Robots_and_the_site_map_name_public_events()
    {
        await using var upstream = await StartAsync();
        await using var gateway = Gateway(upstream);

        (await gateway.Client.GetStringAsync("/robots.txt")).ShouldContain("Sitemap: https://tickets.example/sitemap.xml");
        (await gateway.Client.GetStringAsync("/sitemap.xml"))
            .ShouldContain("<loc>https://tickets.example/sitemaps/events-0.xml</loc>");
        (await gateway.Client.GetStringAsync("/sitemaps/events-0.xml"))
            .ShouldContain("<loc>https://tickets.example/event/7</loc>");
        (await gateway.Client.GetAsync("/sitemaps/events-1.xml")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await using var alone = new GatewayServer();
        (await alone.Client.GetAsync("/sitemap.xml")).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public void The_gateway_knows_every_route_of_the_front_end_and_no_other()
    {
        var app = File.ReadAllText(Path.Combine(RootOfCheckout(), "web", "src", "app", "App.tsx"));
        var routes = Route().Matches(app).Select(match => match.Groups[1].Value).Where(path => path != "*").ToList();
        routes.Count.ShouldBeGreaterThan(10);

        KnownPages.Routes.ShouldBe([.. routes, ""], ignoreOrder: true);
    }

    [Theory]
    [InlineData("door-worker.js")]
    [InlineData("tickets-worker.js")]
    public void What_a_page_keeps_for_a_time_without_a_network_is_a_page(string file)
    {
        var worker = File.ReadAllText(Path.Combine(RootOfCheckout(), "web", "public", file));

        var shell = worker.Split("shell: '")[1].Split('\'')[0];

        KnownPages.Has(shell).ShouldBeTrue($"{shell} would be answered with 404, and the page would not open offline");
    }

    private static string RootOfCheckout()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Ticketing.Aspire.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }

    private static GatewayServer Gateway(Upstream upstream) => new(
        new Dictionary<string, string> { ["event-ticketing-service"] = upstream.Address },
        settings: new Dictionary<string, string> { ["Web:PublicUrl"] = "https://tickets.example/" });

    private static Task<Upstream> StartAsync(Action? asked = null) => Upstream.StartAsync(async context =>
    {
        switch (context.Request.Path.Value)
        {
            case "/internal/event-pages/7":
                asked?.Invoke();
                await context.Response.WriteAsJsonAsync(Tour, PageFactsJson.Default.PageFacts);
                break;
            case "/internal/site-map":
                await context.Response.WriteAsJsonAsync(new SiteMapPages([0]), PageFactsJson.Default.SiteMapPages);
                break;
            case "/internal/site-map/0":
                await context.Response.WriteAsJsonAsync(new SiteMapEvents([7]), PageFactsJson.Default.SiteMapEvents);
                break;
            case "/internal/site-map/1":
                await context.Response.WriteAsJsonAsync(new SiteMapEvents([]), PageFactsJson.Default.SiteMapEvents);
                break;
            default:
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                break;
        }
    });

    [GeneratedRegex("<script type=\"application/ld\\+json\">(.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex JsonLd();

    [GeneratedRegex("path=\"([^\"]*)\"")]
    private static partial Regex Route();
}
