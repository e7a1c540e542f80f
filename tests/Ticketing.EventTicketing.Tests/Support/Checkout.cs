namespace Ticketing.EventTicketing.Tests.Support;

/// <summary>The checkout that the tests were built in.</summary>
public static class Checkout
{
    /// <summary>Its top folder.</summary>
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "global.json")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("No checkout above the test's folder.");
    }
}
