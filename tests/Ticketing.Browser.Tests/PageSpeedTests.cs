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
    private const int Visits = 3;

    /// <summary>Aimed for on a machine with nothing else to do: the largest paint of the median visit.</summary>
    private const double AimMs = 1_800;

    /// <summary>
    /// A shared machine is slower than itself; the fastest of the visits says what the page can do. On two cores that were
    /// busy with other tests the same pages took 1.4 to 1.9 s in one hour and 3.9 to 5.7 s in another, so what fails here
    /// is a page that does its work several times over; <c>npm run paints</c> in web/ gives ratios to an empty page.
    /// </summary>
    private const double NoiseFactor = 4;

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
            var visits = new List<(double Paint, double Shift, string Moved)>();
            for (var i = 0; i < Visits; i++)
            {
                visits.Add(await VisitAsync(path));
            }

            var (best, median) = (visits.Min(visit => visit.Paint), visits.Order().ElementAt(Visits / 2).Paint);
            var shift = visits.Select(visit => visit.Shift).Order().ElementAt(Visits / 2);
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{path}: largest paint {median:F0} ms (best {best:F0}), shift {shift:F3}"));
            if (best > AimMs * NoiseFactor || shift > MostShift)
            {
                slow.Add(string.Create(
                    CultureInfo.InvariantCulture, $"{path}: {best:F0} ms, shift {shift:F3} of {visits[^1].Moved}"));
            }
        }

        Assert.True(slow.Count == 0, string.Join('\n', slow));
    }

    private async Task<(double Paint, double Shift, string Moved)> VisitAsync(string path)
    {
        await using var visitor = await browser.VisitorAsync("Kai", 390, 844);
        await visitor.Page.AddInitScriptAsync(Observe);
        var devTools = await visitor.Page.Context.NewCDPSessionAsync(visitor.Page);
        await devTools.SendAsync("Emulation.setCPUThrottlingRate", new Dictionary<string, object> { ["rate"] = Slowdown });
        await visitor.OpenAsync(path);
        await Assertions.Expect(visitor.Page.Locator(".skeleton, .skeleton-block, main .loading"))
            .ToHaveCountAsync(0, new() { Timeout = Visitor.PatienceMs });
        await visitor.Page.EvaluateAsync(PicturesArePainted);
        var seen = (await visitor.Page.EvaluateAsync(
            "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(seen))))"))!.Value;
        return (
            seen.GetProperty("paint").GetDouble(), seen.GetProperty("shift").GetDouble(), seen.GetProperty("moved").ToString());
    }
}
