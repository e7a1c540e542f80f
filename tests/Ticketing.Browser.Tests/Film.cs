using System.Globalization;
using Microsoft.Playwright;

namespace Ticketing.Browser.Tests;

/// <summary>
/// The frames of the README's short film. Written only when asked for (TICKETING_README_FILM=1), to TestResults/film;
/// <c>node web/scripts/animate.mjs TestResults/film docs/screenshots/party-of-four.png</c> joins them.
/// </summary>
internal sealed class Film
{
    private const string ForReadme = "TICKETING_README_FILM";

    /// <summary>Screenshots show no pointer, so the page draws one.</summary>
    private const string DrawPointer = """
        () => {
            const pointer = document.createElement('div');
            Object.assign(pointer.style, {
                position: 'fixed', zIndex: 99, width: '22px', height: '22px', margin: '-11px', borderRadius: '50%',
                border: '3px solid #d97706', background: '#d9770644', pointerEvents: 'none', left: '-99px', top: '0',
            });
            document.documentElement.append(pointer);
            addEventListener('pointermove', ({ clientX, clientY }) => {
                pointer.style.left = `${clientX}px`;
                pointer.style.top = `${clientY}px`;
            }, true);
        }
        """;

    private readonly IPage? _page;
    private readonly string _folder;
    private int _frames;

    private Film(IPage? page, string folder)
    {
        _page = page;
        _folder = folder;
    }

    /// <summary>A film of a page that stays in one document; without a frame unless it is asked for.</summary>
    public static async Task<Film> OfAsync(IPage page)
    {
        if (Environment.GetEnvironmentVariable(ForReadme) != "1")
        {
            return new Film(null, "");
        }

        var folder = Path.Combine(Path.GetDirectoryName(Pictures.OfRun("x"))!, "..", "film");
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        Directory.CreateDirectory(folder);
        await page.EvaluateAsync(DrawPointer);
        return new Film(page, folder);
    }

    /// <summary>The page as it is, shown for so long.</summary>
    public async Task FrameAsync(int shownMs)
    {
        if (_page is not null)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{_frames++:000}-{shownMs}.png");
            await _page.ScreenshotAsync(new() { Path = Path.Combine(_folder, name) });
        }
    }

    /// <summary>Moves the pointer to the middle of something.</summary>
    public async Task GoToAsync(ILocator what)
    {
        if (_page is not null)
        {
            await what.HoverAsync();
        }
    }
}
