namespace Ticketing.Architecture.Tests;

/// <summary>Documents can be read beside the code, and a decision has its four parts.</summary>
public sealed class DocumentsTests
{
    private const int MaxLineLength = 140;

    private static readonly string[] Parts = ["## Context", "## Options", "## Decision", "## Consequences"];

    private static readonly List<string> Documents = [.. Sources.All.Where(path => path.EndsWith(".md")
        && !path.StartsWith("docs/archive/") && !IsReport(path))];

    [Fact]
    public void Lines_of_documents_are_short()
    {
        Documents.ShouldContain("README.md");
        Documents.SelectMany(path => Sources.Lines(path).Select((line, i) => (Where: $"{path}:{i + 1}", line.Length)))
            .Where(line => line.Length > MaxLineLength).ShouldBeEmpty();
    }

    [Fact]
    public void Decision_has_context_options_decision_and_consequences()
    {
        var decisions = Documents.Where(path => path.StartsWith("docs/adr/0")).ToList();
        decisions.Count.ShouldBeGreaterThan(20);
        decisions.Where(path => !Sources.Lines(path).Where(line => line.StartsWith("## ")).SequenceEqual(Parts))
            .ShouldBeEmpty();
    }

    /// <summary>Pages that the named sales write (tests/Ticketing.SalesRush): tables with a line each.</summary>
    private static bool IsReport(string path) =>
        path.StartsWith("docs/scenarios/") && Path.GetFileName(path) != "README.md";
}
