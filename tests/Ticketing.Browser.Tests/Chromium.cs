using Microsoft.Playwright;

namespace Ticketing.Browser.Tests;

/// <summary>The machine's own Chromium, driven by Playwright; nothing is downloaded.</summary>
internal static class Chromium
{
    private static readonly string[] Names =
        ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome.exe", "msedge.exe"];

    // No sandbox, because CI runs as root; no shared memory, because a container's may be too small for a page; nothing
    // that talks to the outside.
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    /// <summary>Starts it without a window.</summary>
    public static Task<IBrowser> LaunchAsync(IPlaywright playwright) =>
        playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Find(),
            Args = Arguments,
            Headless = true,
            Timeout = Visitor.PatienceMs,
        });

    /// <summary>
    /// From CHROMIUM_PATH or the PATH; null lets Playwright use a browser of its own, if one is installed.
    /// </summary>
    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("CHROMIUM_PATH") is { Length: > 0 } given)
        {
            return given;
        }

        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return Names.SelectMany(name => folders.Select(folder => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
    }
}
