using Gherkin;
using Gherkin.Ast;

namespace Ticketing.System.Tests.Gherkin;

/// <summary>Reads the .feature files beside the tests.</summary>
public static class FeatureFiles
{
    private static readonly Lazy<IReadOnlyList<Scenario>> Loaded = new(Load);

    /// <summary>All scenarios of all files.</summary>
    public static IReadOnlyList<Scenario> Scenarios => Loaded.Value;

    private static List<Scenario> Load()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Features");
        return [.. Directory.EnumerateFiles(folder, "*.feature").Order(StringComparer.Ordinal).SelectMany(Read)];
    }

    private static IEnumerable<Scenario> Read(string file)
    {
        using var text = new StreamReader(file);
        var feature = new Parser().Parse(text).Feature;
        var background = feature.Children.OfType<Background>().SelectMany(b => b.Steps).ToList();
        foreach (var child in feature.Children)
        {
            if (child is global::Gherkin.Ast.Scenario scenario)
            {
                yield return Of(
                    feature.Name, scenario.Name, background.Concat(scenario.Steps), new Dictionary<string, string>());
            }
            else if (child is ScenarioOutline outline)
            {
                foreach (var row in outline.Examples.SelectMany(Rows))
                {
                    var name = $"{outline.Name} ({string.Join(", ", row.Values)})";
                    yield return Of(feature.Name, name, background.Concat(outline.Steps), row);
                }
            }
        }
    }

    private static Scenario Of(
        string feature, string name, IEnumerable<Step> steps, IReadOnlyDictionary<string, string> values) =>
        new(feature, name,
        [
            .. steps.Select(step => new ScenarioStep(
                step.Keyword.Trim(), Fill(step.Text, values),
                step.Argument is DataTable table ? Table(table, values) : null)),
        ]);

    private static string Fill(string text, IReadOnlyDictionary<string, string> values) =>
        values.Aggregate(text, (filled, value) => filled.Replace($"<{value.Key}>", value.Value));

    private static IEnumerable<Dictionary<string, string>> Rows(Examples examples) =>
        examples.TableBody.Select(row => Row(examples.TableHeader, row, new Dictionary<string, string>()));

    private static List<IReadOnlyDictionary<string, string>> Table(
        DataTable table, IReadOnlyDictionary<string, string> values)
    {
        var rows = table.Rows.ToList();
        return [.. rows.Skip(1).Select(row => Row(rows[0], row, values))];
    }

    private static Dictionary<string, string> Row(
        TableRow header, TableRow row, IReadOnlyDictionary<string, string> values) =>
        header.Cells.Zip(row.Cells).ToDictionary(pair => pair.First.Value, pair => Fill(pair.Second.Value, values));
}
