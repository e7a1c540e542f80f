using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Ticketing.Browser.Tests;

/// <summary>
/// Goes through a page by Tab and keys. At each step it looks whether the focus can be seen (WCAG 2.4.7) and whether
/// something covers it wholly (2.4.11).
/// </summary>
internal sealed class KeyboardHand(IPage page)
{
    /// <summary>More stops than any of our pages has between two things that a buyer needs.</summary>
    private const int MostStops = 120;

    /// <summary>The focused element: its name as far as a program needs it, and what is wrong with its focus.</summary>
    private const string Look = """
        () => {
            const focused = document.activeElement;
            if (!focused || focused === document.body) return ['', ''];
            const name = focused.getAttribute('aria-label') ?? focused.labels?.[0]?.textContent
                ?? document.getElementById(focused.getAttribute('aria-labelledby') ?? '')?.textContent
                ?? focused.textContent;
            const box = focused.getBoundingClientRect();
            const outlined = element => {
                const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
                return (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
            };
            // A heading or region that was given the focus by the page need not show it; what can be used must.
            const isUsed = focused.tabIndex >= 0;
            const marked = [focused, focused.closest('label'), focused.nextElementSibling].some(e => e && outlined(e));
            const points = [0.1, 0.5, 0.9].flatMap(
                x => [0.15, 0.5, 0.85].map(y => [box.left + box.width * x, box.top + box.height * y]));
            const uncovered = points.some(([x, y]) => {
                const top = document.elementFromPoint(x, y);
                return top && (focused.contains(top) || (top.contains(focused) && top.matches('label')));
            });
            const wrong = !isUsed ? '' : !marked ? 'has no mark of the focus' : !uncovered ? 'is hidden' : '';
            const where = `${location.pathname}: ${focused.outerHTML.slice(0, 200)}`;
            return [name.trim().replace(/\s+/g, ' '), wrong && `${where} ${wrong}`];
        }
        """;

    /// <summary>What could not be seen while it had the focus.</summary>
    public List<string> Wrong { get; } = [];

    /// <summary>Tabs until something with this name has the focus. What is not there yet may come meanwhile.</summary>
    public async Task TabToAsync(string name)
    {
        var waited = Stopwatch.StartNew();
        var seen = new List<string>();
        while (waited.ElapsedMilliseconds < Visitor.PatienceMs && seen.Count < MostStops)
        {
            await page.Keyboard.PressAsync("Tab");
            var focused = await LookAsync();
            seen.Add(focused);
            if (Regex.IsMatch(focused, name))
            {
                return;
            }
        }

        throw new TimeoutException($"Tab does not come to '{name}', only to: {string.Join(" | ", seen)}");
    }

    /// <summary>Presses keys one after another.</summary>
    public async Task PressAsync(params string[] keys)
    {
        foreach (var key in keys)
        {
            await page.Keyboard.PressAsync(key);
            await LookAsync();
        }
    }

    private async Task<string> LookAsync()
    {
        var look = await page.EvaluateAsync<string[]>(Look);
        if (look[1].Length > 0)
        {
            Wrong.Add(look[1]);
        }

        return look[0];
    }
}
