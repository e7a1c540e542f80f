namespace Ticketing.System.Tests.Gherkin;

/// <summary>One thing a customer expects: its steps with those of the background before them.</summary>
/// <param name="Feature">Title of the feature.</param>
/// <param name="Name">Title; the rows of an outline have their values behind it.</param>
/// <param name="Steps">In order.</param>
public sealed record Scenario(string Feature, string Name, IReadOnlyList<ScenarioStep> Steps);

/// <summary>One sentence and the table under it.</summary>
/// <param name="Keyword">Given, When, Then, And or But.</param>
/// <param name="Text">The sentence.</param>
/// <param name="Table">Rows by column title; null without a table.</param>
public sealed record ScenarioStep(
    string Keyword, string Text, IReadOnlyList<IReadOnlyDictionary<string, string>>? Table);
