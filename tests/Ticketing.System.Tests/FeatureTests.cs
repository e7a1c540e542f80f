using Ticketing.SystemKit.Checks;
using Ticketing.System.Tests.Gherkin;
using Ticketing.System.Tests.Running;
using Ticketing.System.Tests.Steps;
using Xunit.Abstractions;

namespace Ticketing.System.Tests;

/// <summary>Carries out the .feature files.</summary>
[Collection(MainCollection.Name)]
public sealed class FeatureTests(MainSystem main, ITestOutputHelper output)
{
    /// <summary>Feature and scenario of each scenario.</summary>
    public static TheoryData<string, string> Scenarios
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var scenario in FeatureFiles.Scenarios)
            {
                data.Add(scenario.Feature, scenario.Name);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Scenario(string feature, string name)
    {
        output.WriteLine($"on {main.System.Options.Broker}");
        var world = new World(main.System.Client);
        var scenario = FeatureFiles.Scenarios.Single(s => s.Feature == feature && s.Name == name);

        await StepBindings.RunAsync(scenario, world, output.WriteLine);

        // Whatever a scenario is about: tickets, seat bits, counters and orders must agree after it.
        await SeatAgreement.ReachedAsync(world.Client, world.Event.EventId, async () => await world.OrdersAsync());
    }
}
