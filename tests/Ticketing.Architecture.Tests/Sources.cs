using System.Diagnostics;
using Ticketing.TestKit;

namespace Ticketing.Architecture.Tests;

/// <summary>The files of the repository, with paths from its root and forward slashes.</summary>
internal static class Sources
{
    private static readonly string[] Ignored =
        [".git", "bin", "obj", ".packages", "node_modules", "TestResults", ".data", "dist", "artifacts"];

    /// <summary>What git tracks or would track; where there is no git, all but what builds leave behind.</summary>
    public static IReadOnlyList<string> All { get; } = [.. (FromGit() ?? Walk(Checkout.Root))
        .Where(path => File.Exists(Full(path))).Order(StringComparer.Ordinal)];

    /// <summary>C# of the product: services, defaults and AppHost.</summary>
    public static IReadOnlyList<string> Product { get; } = [.. All.Where(path => path.EndsWith(".cs")
        && (path.StartsWith("services/") || path.StartsWith("Ticketing.")))];

    /// <summary>C# of the product and of its tests, without what is generated.</summary>
    public static IReadOnlyList<string> ProductAndTests { get; } =
        [.. Product, .. All.Where(path =>
            path.EndsWith(".cs") && !path.EndsWith(".g.cs") && path.StartsWith("tests/"))];

    /// <summary>TypeScript of the front end, without what <c>npm run generate</c> makes.</summary>
    public static IReadOnlyList<string> Web { get; } = [.. All.Where(path => path.StartsWith("web/src/")
        && !path.Contains("/generated/") && Path.GetExtension(path) is ".ts" or ".tsx")];

    public static string Full(string path) => Path.Combine(Checkout.Root, path);

    public static string[] Lines(string path) => File.ReadAllLines(Full(path));

    private static List<string>? FromGit()
    {
        if (!Path.Exists(Full(".git")))
        {
            return null;
        }

        var start = new ProcessStartInfo("git", ["ls-files", "--cached", "--others", "--exclude-standard"])
        {
            WorkingDirectory = Checkout.Root,
            RedirectStandardOutput = true,
        };
        using var git = Process.Start(start)!;
        var paths = git.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).ToList();
        git.WaitForExit();
        return git.ExitCode == 0 ? paths : null;
    }

    private static IEnumerable<string> Walk(string folder) =>
        Directory.GetFiles(folder).Select(file => Path.GetRelativePath(Checkout.Root, file).Replace('\\', '/'))
        .Concat(Directory.GetDirectories(folder).Where(d => !Ignored.Contains(Path.GetFileName(d))).SelectMany(Walk));
}
