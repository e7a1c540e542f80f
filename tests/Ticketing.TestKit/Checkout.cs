namespace Ticketing.TestKit;

/// <summary>Finds the checkout that the running tests were built from.</summary>
public static class Checkout
{
    /// <summary>The folder with <c>global.json</c> above the test's binaries.</summary>
    /// <exception cref="DirectoryNotFoundException">The tests do not run inside a checkout.</exception>
    public static string Root { get; } = Ancestors(AppContext.BaseDirectory)
        .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "global.json")))
        ?? throw new DirectoryNotFoundException($"No checkout above {AppContext.BaseDirectory}.");

    /// <summary><paramref name="folder"/> itself, its parent and so on.</summary>
    public static IEnumerable<string> Ancestors(string folder)
    {
        for (var current = new DirectoryInfo(folder); current is not null; current = current.Parent)
        {
            yield return current.FullName;
        }
    }
}
