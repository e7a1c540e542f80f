using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Ticketing.Architecture.Tests;

/// <summary>A function fits on a screen.</summary>
public sealed class FunctionLengthTests
{
    private const int MaxLines = 70;

    /// <summary>The statements of a program's top level list its parts, one after the other; they are no function.</summary>
    [Fact]
    public void Function_has_at_most_70_lines()
    {
        var functions = Sources.ProductAndTests.SelectMany(LengthsIn).ToList();

        functions.Count.ShouldBeGreaterThan(3_000);
        functions.Where(f => f.Lines > MaxLines).Select(f => $"{f.Place}: {f.Lines} lines").ShouldBeEmpty();
    }

    [Fact]
    public void A_function_of_71_lines_is_found()
    {
        var body = string.Concat(Enumerable.Repeat("        Call();\n", MaxLines - 2));
        LengthsOf($"class A\n{{\n    void Ok()\n    {{\n{body}    }}\n}}\n").ShouldBe([("Ok", MaxLines + 1)]);
    }

    private static IEnumerable<(string Place, int Lines)> LengthsIn(string path) =>
        LengthsOf(File.ReadAllText(Sources.Full(path))).Select(f => ($"{path} {f.Name}", f.Lines));

    private static IEnumerable<(string Name, int Lines)> LengthsOf(string text) =>
        from node in CSharpSyntaxTree.ParseText(text).GetRoot().DescendantNodes()
        let name = node switch
        {
            MethodDeclarationSyntax method => method.Identifier.Text,
            ConstructorDeclarationSyntax constructor => constructor.Identifier.Text,
            LocalFunctionStatementSyntax local => local.Identifier.Text,
            AccessorDeclarationSyntax accessor => accessor.Keyword.Text,
            OperatorDeclarationSyntax => "operator",
            _ => null,
        }
        where name is not null
        let lines = node.GetLocation().GetLineSpan()
        select (name, lines.EndLinePosition.Line - lines.StartLinePosition.Line + 1);
}
