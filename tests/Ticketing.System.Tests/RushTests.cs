using Ticketing.SystemKit.Rush;
using Ticketing.SystemKit.Running;
using Ticketing.System.Tests.Running;
using Xunit.Abstractions;

namespace Ticketing.System.Tests;

/// <summary>
/// A short sales rush; the long one is <c>dotnet run --project tests/Ticketing.SalesRush</c>.
/// </summary>
[Collection(MainCollection.Name)]
public sealed class RushTests(MainSystem main, ITestOutputHelper output)
{
    private const int Buyers = 200;

    [Fact]
    public async Task Five_thousand_seats_are_sold_once_each()
    {
        using var client = new TicketingClient(main.System.Gateway, main.System.Accounts, Buyers);
        var report = await SellOut.RunAsync(client, new RushPlan(Seats: 5_000, Buyers: Buyers), output.WriteLine);

        output.WriteLine(report.ToString());
        Assert.Empty(report.Disagreements);
        Assert.Equal(5_000, report.SeatsSold);
    }
}
