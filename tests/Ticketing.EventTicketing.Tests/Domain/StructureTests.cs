using System.Text.RegularExpressions;

namespace Ticketing.EventTicketing.Tests.Domain;

/// <summary>The house rules on who may know whom, read from the source.</summary>
public sealed partial class StructureTests
{
    private static readonly string Service = Path.Combine(Checkout.Root, "services", "Ticketing.EventTicketing");

    [Fact]
    public void Domain_knows_neither_database_nor_broker_nor_HTTP()
    {
        var files = Sources("Domain");

        files.Count.ShouldBeGreaterThan(5, "the rule must have something to look at");
        foreach (var (path, text) in files)
        {
            Usings(text).ShouldAllBe(
                name => name.StartsWith("System") || name.StartsWith("Ticketing.Contracts"), path);
        }
    }

    [Fact]
    public void A_use_case_never_references_another()
    {
        var files = Sources("Features");

        files.Count.ShouldBeGreaterThan(10, "the rule must have something to look at");
        foreach (var (path, text) in files)
        {
            var own = Path.GetFileName(Path.GetDirectoryName(path))!;
            text.ShouldContain($"namespace Ticketing.EventTicketing.Features.{own};");
            Usings(text).Where(name => name.Contains(".Features.")).ShouldBeEmpty(path);
        }
    }

    private static List<(string Path, string Text)> Sources(string folder) =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Service, folder), "*.cs", SearchOption.AllDirectories)
            .Select(path => (path, File.ReadAllText(path))),
    ];

    private static List<string> Usings(string text) => [.. Using().Matches(text).Select(m => m.Groups[1].Value)];

    [GeneratedRegex(@"^using (?:static )?([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Using();
}
