using System.Globalization;
using Microsoft.Extensions.FileProviders;
using Ticketing.Contracts;
using Ticketing.Contracts.Listings;

namespace Ticketing.Gateway.Pages;

/// <summary>
/// Answers people's addresses with the page of the front end: with the head of what it is about where that is public,
/// and with 404 where there is nothing.
/// </summary>
internal sealed class PublicPages(PageFactsClient facts, SiteOrigin site, PagesAhead ahead, TimeProvider clock)
{
    /// <summary>As long as a name may be, with its slashes written as three characters.</summary>
    private const int MaxPerformer = 300;

    public async Task AnswerAsync(HttpContext context, IFileProvider files)
    {
        var shell = files.GetFileInfo("index.html");
        var (answer, path) = await FindAsync(context.Request.Path, context.RequestAborted);
        if (!KnownPages.Has(context.Request.Path) || answer.IsUnknown)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }

        using var reader = new StreamReader(shell.CreateReadStream());
        var page = await reader.ReadToEndAsync(context.RequestAborted);
        if (context.Response.StatusCode == StatusCodes.Status200OK)
        {
            var isPlain = !context.Request.QueryString.HasValue;
            page = PageHead.Add(page, ahead.LinksOf(context.Request.Path, isPlain, answer.Value?.Picture));
            page = answer.Value is { } found
                ? PageHead.Write(
                    page, found, site.Of(context.Request), path, PageLanguage.Of(context.Request), clock.GetUtcNow())
                : page;
        }

        await context.Response.WriteAsync(page, context.RequestAborted);
    }

    /// <summary>What a page is about, and its own address; nothing for pages that are about nothing public.</summary>
    private async ValueTask<(PageAnswer<PageSubject> Answer, string Path)> FindAsync(PathString path, CancellationToken ct)
    {
        var parts = KnownPages.SegmentsOf(path.Value ?? "");
        return parts switch
        {
            ["event", var id, ..] => EventId.TryParse(id, CultureInfo.InvariantCulture, out var eventId)
                ? (await ReadEventAsync($"internal/event-pages/{eventId}", ct), $"/event/{eventId}")
                : (PageAnswer<PageSubject>.Unknown, ""),
            ["shows", var id] => Guid.TryParse(id, out var seriesId)
                ? (await ReadEventAsync($"internal/series-pages/{seriesId}", ct), $"/shows/{seriesId}")
                : (PageAnswer<PageSubject>.Unknown, ""),
            ["city", var id] when IsNumber(id, out var city) => (
                await ReadTopicAsync($"internal/city-pages/{city}", ct), $"/city/{city}"),
            ["city", var id, "film", var filmId] when IsNumber(id, out var city) && IsNumber(filmId, out var film) => (
                await ReadTopicAsync($"internal/film-pages/{city}/{film}", ct), $"/city/{city}/film/{film}"),
            ["place", var id] when IsNumber(id, out var place) => (
                await ReadTopicAsync($"internal/place-pages/{place}", ct), $"/place/{place}"),
            ["performer", var name] => await FindPerformerAsync(name, ct),
            ["city", ..] or ["place", ..] => (PageAnswer<PageSubject>.Unknown, ""),
            _ => (PageAnswer<PageSubject>.Away, ""),
        };
    }

    /// <summary>A path has its characters decoded, but for the slash, which parts it.</summary>
    private async ValueTask<(PageAnswer<PageSubject> Answer, string Path)> FindPerformerAsync(
        string segment, CancellationToken ct)
    {
        var name = Uri.EscapeDataString(segment.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase));
        return segment.Length <= MaxPerformer
            ? (await ReadTopicAsync($"internal/performer-pages?name={name}", ct), $"/performer/{name}")
            : (PageAnswer<PageSubject>.Unknown, "");
    }

    private static bool IsNumber(string text, out long number) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private async ValueTask<PageAnswer<PageSubject>> ReadEventAsync(string path, CancellationToken ct) =>
        (await facts.ReadAsync(path, PageFactsJson.Default.PageFacts, ct)).Select<PageSubject>(f => new EventSubject(f));

    private async ValueTask<PageAnswer<PageSubject>> ReadTopicAsync(string path, CancellationToken ct) =>
        (await facts.ReadAsync(path, PageFactsJson.Default.TopicFacts, ct)).Select<PageSubject>(f => new TopicSubject(f));
}
