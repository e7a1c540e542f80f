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
            await reader.ReadToEndAsync(context.RequestAborted), found, site.Of(context.Request), path, clock.GetUtcNow());
        await context.Response.WriteAsync(page, context.RequestAborted);
    }

    /// <summary>What a page is about, and its own address; nothing for pages that are about nothing public.</summary>
    private async ValueTask<(PageAnswer<PageFacts> Answer, string Path)> FindAsync(PathString path, CancellationToken ct)
    {
        var parts = KnownPages.SegmentsOf(path.Value ?? "");
        return parts switch
        {
            ["event", var id, ..] => EventId.TryParse(id, CultureInfo.InvariantCulture, out var eventId)
                ? (await ReadAsync($"event-pages/{eventId}", ct), $"/event/{eventId}")
                : (Unknown, ""),
            ["shows", var id] => Guid.TryParse(id, out var seriesId)
                ? (await ReadAsync($"series-pages/{seriesId}", ct), $"/shows/{seriesId}")
                : (Unknown, ""),
            _ => (PageAnswer<PageFacts>.Away, ""),
        };
    }

    private static PageAnswer<PageFacts> Unknown { get; } = new(null, IsUnknown: true);

    private ValueTask<PageAnswer<PageFacts>> ReadAsync(string path, CancellationToken ct) =>
        facts.ReadAsync(path, PageFactsJson.Default.PageFacts, ct);
}
