using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Ticketing.Browser.Tests;

/// <summary>
/// The map of a venue, used as people do who look at the line below it: it says what is under the pointer.
/// </summary>
internal sealed class VenueMap(Visitor visitor)
{
    private const int Steps = 24;
    private const int LooksWhileItMoves = 6;

    /// <summary>The drawing.</summary>
    public ILocator Canvas => visitor.Page.GetByRole(AriaRole.Application, new() { NameRegex = new Regex("^Map of ") });

    private ILocator Hint => visitor.Page.Locator(".venue-hint");

    /// <summary>Comes near a section, and picks seats around one that is free.</summary>
    public async Task PickAsync(string section)
    {
        await ComeNearAsync(section);
        await PickNearAsync(section);
    }

    /// <summary>Comes near a section.</summary>
    /// <param name="section">Its name.</param>
    /// <param name="look">Runs when the pointer is there, and while the map moves.</param>
    public async Task ComeNearAsync(string section, Func<Task>? look = null)
    {
        await Canvas.ScrollIntoViewIfNeededAsync();
        await PointAtAsync(new Regex($"^Section {section} · "));
        await LookAsync(look, 1);
        await ClickAsync();
        await LookAsync(look, LooksWhileItMoves);
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Whole venue" })).ToBeEnabledAsync();
    }

    /// <summary>Picks seats around one that is free in a section that is near.</summary>
    /// <param name="section">Its name.</param>
    /// <param name="look">Runs when the pointer is on a free seat.</param>
    public async Task PickNearAsync(string section, Func<Task>? look = null)
    {
        await PointAtAsync(new Regex($"^{section} · Row .* available"));
        await LookAsync(look, 1);
        await ClickAsync();
    }

    /// <summary>Finds a free seat of a section on a map that shows seats at once, because the venue is small.</summary>
    public async Task FindSeatAsync(string section)
    {
        await Canvas.ScrollIntoViewIfNeededAsync();
        await PointAtAsync(new Regex($"^{section} · Row .* available"));
    }

    private static async Task LookAsync(Func<Task>? look, int times)
    {
        for (var time = 0; look is not null && time < times; time++)
        {
            await look();
        }
    }

    private async Task ClickAsync()
    {
        await visitor.Page.Mouse.DownAsync();
        await visitor.Page.Mouse.UpAsync();
    }

    /// <summary>Moves over the map, again and again while it still moves or loads, until the line says this.</summary>
    private async Task PointAtAsync(Regex hint)
    {
        var waited = Stopwatch.StartNew();
        while (waited.ElapsedMilliseconds < Visitor.PatienceMs)
        {
            var box = await Canvas.BoundingBoxAsync() ?? throw new InvalidOperationException("There is no map.");
            for (var step = 0; step < Steps * Steps; step++)
            {
                var (x, y) = ((step % Steps) + 0.5f, (step / Steps) + 0.5f);
                await visitor.Page.Mouse.MoveAsync(box.X + (box.Width * x / Steps), box.Y + (box.Height * y / Steps));
                if (hint.IsMatch(await Hint.InnerTextAsync()))
                {
                    return;
                }
            }
        }

        throw new TimeoutException($"Nothing on the map is '{hint}'; the last was '{await Hint.InnerTextAsync()}'.");
    }
}
