using Ticketing.SystemKit.Faults;
using Ticketing.System.Tests.Running;
using Xunit.Abstractions;

namespace Ticketing.System.Tests;

/// <summary>
/// A few cells of the fault table; all of it is <c>dotnet run --project tests/Ticketing.FaultRun</c>.
/// </summary>
[Collection(MainCollection.Name)]
public sealed class FaultTests(MainSystem main, ITestOutputHelper output)
{
    private const int Seed = 20_261_121;
    private const int Kills = 5;

    [LocalFact]
    public async Task Money_tickets_and_seats_agree_after_kills_at_steps_of_the_saga()
    {
        using var run = new FaultRun(main.System, new FaultPlan(Seed, Kills: Kills), output.WriteLine);
        var report = await run.RunAsync();

        output.WriteLine(report.ToString());
        Assert.Equal(Kills, report.Kills);
        Assert.True(report.Money.Captured > report.Money.Refunded, "Nothing was sold: the run proves nothing.");
    }
}
