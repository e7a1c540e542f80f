using System.Text.Json;
using Ticketing.Contracts.Money;

namespace Ticketing.Architecture.Tests;

/// <summary>The pages format amounts by a copy of the server's table of currencies.</summary>
public class MinorUnitsTests
{
    private const string Copy = "web/src/shared/money/minorUnits.json";

    [Fact]
    public void Pages_and_services_have_the_same_decimals()
    {
        var copy = JsonSerializer.Deserialize<Dictionary<string, int>>(File.ReadAllText(Sources.Full(Copy)))!;

        copy.Count.ShouldBeGreaterThan(100);
        Lines(copy).ShouldBe(Lines(Currency.MinorDigits), $"{Copy} is the copy of Currency.MinorDigits");
    }

    private static IEnumerable<string> Lines(IEnumerable<KeyValuePair<string, int>> table) =>
        table.Select(entry => $"{entry.Key} {entry.Value}").Order(StringComparer.Ordinal);
}
