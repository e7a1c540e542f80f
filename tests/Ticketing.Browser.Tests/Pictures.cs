namespace Ticketing.Browser.Tests;

/// <summary>Where pictures of pages go.</summary>
internal static class Pictures
{
    /// <summary>Set to 1 to write the README's pictures, docs/screenshots, too.</summary>
    private const string ForReadme = "TICKETING_README_SCREENSHOTS";

    /// <summary>The file of a picture for whoever looks at a test run.</summary>
    public static string OfRun(string name) =>
        Path.Combine(Folder("TestResults", "screenshots"), name + ".png");

    /// <summary>
    /// The file of a picture: in docs/screenshots when asked for, else among the test's results.
    /// </summary>
    public static string OfReadme(string name) => Environment.GetEnvironmentVariable(ForReadme) == "1"
        ? Path.Combine(Folder("docs", "screenshots"), name + ".png")
        : OfRun(name);

    private static string Folder(params string[] parts)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "global.json")))
        {
            root = root.Parent;
        }

        var path = Path.Combine([root?.FullName ?? AppContext.BaseDirectory, .. parts]);
        return Directory.CreateDirectory(path).FullName;
    }
}
