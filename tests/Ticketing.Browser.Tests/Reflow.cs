using Microsoft.Playwright;

namespace Ticketing.Browser.Tests;

/// <summary>Whether a page fits the width that it has.</summary>
internal static class Reflow
{
    /// <summary>
    /// What people use or read and that reaches beyond the screen's sides, with nothing around it that scrolls. A drawing
    /// with two dimensions may scroll both ways (1.4.10 excepts maps), in a frame of its own.
    /// </summary>
    private const string Lost = """
        () => {
            const scrolls = element => {
                for (let at = element.parentElement; at; at = at.parentElement) {
                    const { overflowX, clipPath, position } = getComputedStyle(at);
                    if (overflowX === 'auto' || overflowX === 'scroll' || clipPath !== 'none') return true;
                    if (position === 'fixed') return false;
                }
                return false;
            };
            const isSeen = element => {
                const { width, height } = element.getBoundingClientRect();
                const { visibility, clipPath } = getComputedStyle(element);
                return width > 1 && height > 1 && visibility === 'visible' && clipPath === 'none';
            };
            const used = 'a, button, input, select, summary, p, li, h1, h2, h3, label, td, th';
            const wide = [...document.querySelectorAll(used)]
                .filter(element => {
                    const { left, right } = element.getBoundingClientRect();
                    const isOut = left < -1 || right > document.documentElement.clientWidth + 1;
                    return isOut && isSeen(element) && !element.matches('.skip') && !scrolls(element);
                })
                .map(element => `beyond the side: ${element.outerHTML.slice(0, 160)}`);
            const { scrollWidth, clientWidth } = document.documentElement;
            return scrollWidth > clientWidth ? [`the page is ${scrollWidth} wide on ${clientWidth}`, ...wide] : wide;
        }
        """;

    /// <summary>What does not fit.</summary>
    public static Task<string[]> LostAsync(IPage page) => page.EvaluateAsync<string[]>(Lost);
}
