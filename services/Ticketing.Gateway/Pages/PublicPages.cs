using System.Globalization;
using Microsoft.Extensions.FileProviders;
using Ticketing.Contracts;
using Ticketing.Contracts.Listings;

namespace Ticketing.Gateway.Pages;

/// <summary>
/// Answers people's addresses with the page of the front end: with the head of what it is about where that is public,
/// and with 404 where there is nothing.
/// </summary>
internal sealed class PublicPages(PageFactsClient facts, SiteOrigin site, TimeProvider clock)
{
    public async Task AnswerAsync(HttpContext context, IFileProvider files)
    {
        var shell = files.GetFileInfo("index.html");
        var (answer, path) = await FindAsync(context.Request.Path, context.RequestAborted);
        if (!KnownPages.Has(context.Request.Path) || answer.IsUnknown)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }

        if (answer.Value is not { } found || context.Response.StatusCode != StatusCodes.Status200OK)
        {
            await context.Response.SendFileAsync(shell, context.RequestAborted);
            return;
        }

        using var reader = new StreamReader(shell.CreateReadStream());
        var page = PageHead.Write(
            await reader.ReadToEndAsync(context.RequestAborted), found, site.Of(context.Request), path,
            PageLanguage.Of(context.Request), clock.GetUtcNow());
        await context.Response.WriteAsync(page, context.RequestAborted);
    }

    /// <summary>What a page is about, and its own address; nothing for pages that are about nothing public.</summary>
    private async ValueTask<(PageAnswer<PageFacts> Answer, string Path)> FindAsync(PathString path, CancellationToken ct)
    {
        var parts = KnownPages.SegmentsOf(path.Value ?? "");
        return parts switch
        {
            ["event", var id, ..] => EventId.TryParse(id, CultureInfo.InvariantCulture, out var eventId)
                ? (await ReadAsync($"internal/event-pages/{eventId}", ct), $"/event/{eventId}")
                : (Unknown, ""),
            ["shows", var id] => Guid.TryParse(id, out var seriesId)
                ? (await ReadAsync($"internal/series-pages/{seriesId}", ct), $"/shows/{seriesId}")
                : (Unknown, ""),
            ["city", var city] => (await LookUpAsync("cities", city, ct), ""),
            ["city", var city, "film", var film] => (
                await LookUpAsync("cities", city, ct) is { IsUnknown: true } unknown
                    ? unknown : await LookUpAsync("productions", film, ct),
                ""),
            ["place", var place] => (await LookUpAsync("super-venues", place, ct), ""),
            _ => (PageAnswer<PageFacts>.Away, ""),
        };
    }

    /// <summary>Whether there is such a city, film or place. Its page has the plain head.</summary>
    private async ValueTask<PageAnswer<PageFacts>> LookUpAsync(string list, string id, CancellationToken ct)
    {
        var isId = long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        return !isId || (await facts.ReadAsync($"{list}/{number}", KnownPlaceJson.Default.KnownPlace, ct)).IsUnknown
            ? Unknown
            : PageAnswer<PageFacts>.Away;
    }

    private static PageAnswer<PageFacts> Unknown { get; } = new(null, IsUnknown: true);

    private ValueTask<PageAnswer<PageFacts>> ReadAsync(string path, CancellationToken ct) =>
        facts.ReadAsync(path, PageFactsJson.Default.PageFacts, ct);
}
