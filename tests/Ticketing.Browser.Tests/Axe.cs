using Microsoft.Playwright;

namespace Ticketing.Browser.Tests;

/// <summary>The checker of accessibility that the front end's packages bring along.</summary>
internal static class Axe
{
    /// <summary>What a page of ours has to meet: WCAG 2.2, levels A and AA, and what the checker holds good practice.</summary>
    private const string Run = """
        async only => {
            const options = only.length > 0 ? { runOnly: only } : {
                runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
            };
            const { violations } = await axe.run(document, { ...options, resultTypes: ['violations'] });
            return violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) =>
                `${id}: ${html.slice(0, 200)} ${failureSummary}`));
        }
        """;

    /// <summary>Loads the checker into the page. Evaluated, because our pages allow no inline script.</summary>
    public static async Task LoadAsync(IPage page) => await page.EvaluateAsync(await File.ReadAllTextAsync(
        Path.Combine(WebFolder(), "node_modules", "axe-core", "axe.min.js")));

    /// <summary>What is wrong with the page as it is now; of some rules only, if any are named.</summary>
    public static Task<string[]> ViolationsAsync(IPage page, params string[] only) => page.EvaluateAsync<string[]>(Run, only);

    /// <summary>The folder of the front end in the sources.</summary>
    public static string WebFolder()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "global.json")))
        {
            root = root.Parent;
        }

        return Path.Combine(root!.FullName, "web");
    }
}
