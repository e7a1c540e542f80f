using System.Xml.Linq;
using Ticketing.SystemKit.Running;
using Ticketing.SystemKit.Scenarios;
using Ticketing.System.Tests.Running;
using Ticketing.TestKit.Servers;
using Xunit.Abstractions;

namespace Ticketing.System.Tests;

/// <summary>
/// The smallest of the named sales; large ones are <c>dotnet run --project tests/Ticketing.SalesRush -- --scenario NAME</c>.
/// </summary>
[Collection(MainCollection.Name)]
public sealed class ScenarioTests(MainSystem main, ITestOutputHelper output)
{
    private const int Percent = 5;
    private const int SmallestPercent = 1;

    [LocalFact]
    public async Task A_concert_sells_out_though_some_pay_too_late_and_its_report_has_pictures()
    {
        var scenario = ScenarioList.Find("concert", Percent)!;
        using var client = new TicketingClient(main.System.Gateway, main.System.Accounts, scenario.People);
        using var folder = new TemporaryFolder("report");

        var report = await ScenarioRun.PlayAsync(client, scenario, output.WriteLine, main.System);
        ScenarioPage.Write(report, folder.Path);

        output.WriteLine(ScenarioPage.Summary(report));
        Assert.Empty(report.Disagreements);
        Assert.Equal(report.Seats, report.Sold);
        Assert.Contains(report.Outcomes.Keys, outcome => outcome.StartsWith("paid too late", StringComparison.Ordinal));
        var pictures = Directory.GetFiles(folder.Path, "*.svg");
        Assert.True(pictures.Length >= 3);
        Assert.All(pictures, picture => Assert.Equal("svg", XDocument.Load(picture).Root!.Name.LocalName));
        Assert.Contains("| disagreements | 0 |", await File.ReadAllTextAsync(Path.Combine(folder.Path, "concert.md")));
    }

    [LocalFact]
    public async Task A_stadium_sells_out_behind_its_waiting_room_and_the_rest_learns_that_nothing_is_left()
    {
        var scenario = ScenarioList.Find("stadium", SmallestPercent)!;
        using var client = new TicketingClient(main.System.Gateway, main.System.Accounts, scenario.Connections);

        var report = await ScenarioRun.PlayAsync(client, scenario, output.WriteLine, main.System);

        output.WriteLine(ScenarioPage.Summary(report));
        Assert.Empty(report.Disagreements);
        Assert.Equal(report.Seats, report.Sold);
        Assert.Equal(scenario.People, report.Entered.Count);
        Assert.Equal(
            scenario.People,
            report.Paid.Count + report.Outcomes.GetValueOrDefault("found nothing")
                + report.Outcomes.GetValueOrDefault("learned in the waiting room that everything is sold"));
    }
}
