using Ticketing.System.Tests.Gherkin;

namespace Ticketing.System.Tests;

/// <summary>The .feature files and the methods behind them fit together; needs no running system.</summary>
public sealed class FeatureFileTests
{
    [Fact]
    public void Every_step_is_defined_exactly_once()
    {
        Assert.NotEmpty(FeatureFiles.Scenarios);
        Assert.All(FeatureFiles.Scenarios.SelectMany(s => s.Steps), step => StepBindings.Find(step));
    }

    [Fact]
    public void Every_binding_is_used()
    {
        var used = FeatureFiles.Scenarios.SelectMany(s => s.Steps).Select(StepBindings.Find).ToHashSet();
        Assert.DoesNotContain(StepBindings.All, binding => !used.Contains(binding));
    }

    [Fact]
    public void Scenarios_have_names_of_their_own() =>
        Assert.Distinct(FeatureFiles.Scenarios.Select(s => (s.Feature, s.Name)));
}
