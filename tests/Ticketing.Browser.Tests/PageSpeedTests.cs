using System.Globalization;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace Ticketing.Browser.Tests;

/// <summary>
/// How soon the pages of a visitor are there on a phone that is four times slower than this machine, and that nothing
/// moves under the finger. The size of the scripts is checked by the build (web/vite.config.ts).
/// </summary>
[Collection(BrowserCollection.Name)]
public sealed class PageSpeedTests(BrowserSystem browser, ITestOutputHelper output)
{
    private const int Slowdown = 4;

    /// <summary>A busy machine is slower than itself; the fastest of the visits says what the page can do.</summary>
    private const int MostVisits = 5;

    /// <summary>Aimed for on a machine with nothing else to do.</summary>
    private const double AimMs = 1_800;

    /// <summary>
    /// What <see cref="Work"/> takes where <see cref="AimMs"/> is aimed at. It is done before each visit, slowed down as the
    /// page is, so a machine that is slower or busy allows the page as much more. Two cores took 1,000 to 2,000 with nothing
    /// else to do, by the hour, and 2,400 to 5,000 beside other tests. Pages took 0.8 to 1.9 times as long as the work, in
    /// the middle 1.5; more than 2.4 is a page that does its own work twice.
    /// </summary>
    private const double WorkMs = 750;

    private const double MostShift = 0.02;

    private const string Observe = """
        window.seen = { paint: 0, shift: 0, moved: [] };
        new PerformanceObserver(list => list.getEntries().forEach(({ startTime }) => { seen.paint = startTime; }))
            .observe({ type: 'largest-contentful-paint', buffered: true });
        new PerformanceObserver(list => list.getEntries().filter(shift => !shift.hadRecentInput).forEach(({ value, sources }) => {
            seen.shift += value;
            seen.moved.push(...sources.map(({ node }) => node?.outerHTML?.slice(0, 120) ?? 'gone'));
        })).observe({ type: 'layout-shift', buffered: true });
        """;

    /// <summary>Work of the kind that pages do, always as much: objects from text, elements, their places, two frames.</summary>
    private const string Work = """
        () => new Promise(done => {
            const started = performance.now();
            for (let i = 0; i < 10; i++) {
                const seats = JSON.stringify(Array.from({ length: 400 }, (_, seat) => ({ seat, name: 'Seat ' + seat })));
                const list = document.createElement('ul');
                JSON.parse(seats).forEach(({ seat, name }) => {
                    const item = list.appendChild(document.createElement('li'));
                    item.className = 'row-' + seat % 20;
                    item.textContent = name;
                });
                document.body.replaceChildren(list);
                list.getBoundingClientRect();
            }
            requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - started)));
        })
        """;

    private const string PicturesArePainted = """
        () => Promise.all([...document.images].filter(image => !image.complete && image.loading !== 'lazy')
            .map(image => new Promise(done => { image.onload = image.onerror = done; })))
        """;

    [Fact]
    public async Task Pages_are_painted_soon_and_stay_where_they_are()
    {
        var scene = await browser.CatalogueAsync();
        var slow = new List<string>();
        foreach (var path in new[]
        {
            "/", "/find?kind=film", $"/city/{scene.CityId}", $"/city/{scene.CityId}/film/{scene.FilmId}",
            $"/place/{scene.PlaceId}", $"/event/{scene.ConcertId}", $"/event/{scene.SoldOutId}", $"/shows/{scene.SeriesId}",
        })
        {
            var visits = new List<Visit>();
            do
            {
                visits.Add(await VisitAsync(path));
            }
            while (!visits[^1].IsGood && visits.Count < MostVisits);

            output.WriteLine($"{path}: {string.Join("; ", visits)}");
            if (!visits[^1].IsGood)
            {
                slow.Add($"{path}: {string.Join("; ", visits)}");
            }
        }

        Assert.True(slow.Count == 0, string.Join('\n', slow));
    }

    private async Task<Visit> VisitAsync(string path)
    {
        await using var visitor = await browser.VisitorAsync("Kai", 390, 844);
        await visitor.Page.AddInitScriptAsync(Observe);
        var devTools = await visitor.Page.Context.NewCDPSessionAsync(visitor.Page);
        await devTools.SendAsync("Emulation.setCPUThrottlingRate", new Dictionary<string, object> { ["rate"] = Slowdown });
        var work = await visitor.Page.EvaluateAsync<double>(Work);
        await visitor.OpenAsync(path);
        await Assertions.Expect(visitor.Page.Locator(".skeleton, .skeleton-block, main .loading"))
            .ToHaveCountAsync(0, new() { Timeout = Visitor.PatienceMs });
        await visitor.Page.EvaluateAsync(PicturesArePainted);
        var seen = (await visitor.Page.EvaluateAsync(
            "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(seen))))"))!.Value;
        return new Visit(
            work, seen.GetProperty("paint").GetDouble(), seen.GetProperty("shift").GetDouble(),
            seen.GetProperty("moved").ToString());
    }

    /// <summary>What was measured of one visit, times in milliseconds.</summary>
    private sealed record Visit(double Work, double Paint, double Shift, string Moved)
    {
        public bool IsGood => Paint > 0 && Paint <= AimMs * Math.Max(1, Work / WorkMs) && Shift <= MostShift;

        public override string ToString() => string.Create(
            CultureInfo.InvariantCulture,
            $"{Paint:F0} ms where the work takes {Work:F0}, shift {Shift:F3}{(Shift > MostShift ? $" of {Moved}" : "")}");
    }
}
