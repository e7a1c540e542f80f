using System.Globalization;
using Ticketing.SystemKit.Rush;
using Ticketing.SystemKit.Scenarios;

namespace Ticketing.SalesRush;

/// <summary>What the caller asked for.</summary>
/// <param name="Plan">The rush.</param>
/// <param name="Gateway">A running system's origin; null starts a system of its own.</param>
/// <param name="PrivateKeyFile">The running system's signing key.</param>
internal sealed record CommandLine(RushPlan Plan, Uri? Gateway, string PrivateKeyFile)
{
    private const int WholePercent = 100;

    public static string Usage { get; } = $"""
        Sells an event to many buyers at once, by HTTP, and proves that no seat was sold twice or lost.

        Usage: dotnet run --project tests/Ticketing.SalesRush -- (--start | --gateway URL) [options]

          --start            starts the whole system for it, with a data folder of its own, and stops it again
          --gateway URL      uses a system that ./run has started, for example http://localhost:5100
          --private-key FILE the signing key of that system (default .data/secrets/auth-private-key)

        A sale of any size:
          --seats N          a multiple of 5000 (default 50000)
          --buyers N         people who buy at the same time (default 1000)
          --party MIN-MAX    seats of an order (default 1-4)
          --manual PERCENT   how many orders pick their seats on the map (default 20)

        A named sale (docs/scenarios) instead:
          --scenario NAME    {string.Join(", ", ScenarioList.Names)}
          --percent N        of its people and seats (default 100)
          --report FOLDER    where NAME.md and its pictures go (default TestResults/scenarios)

        The exit code is 0 when everything agrees. A sale of any size takes ten minutes at most.
        """;

    /// <summary>A named sale, or null.</summary>
    public Scenario? Scenario { get; private init; }

    /// <summary>Where its report goes.</summary>
    public string ReportFolder { get; private init; } = Path.Combine("TestResults", "scenarios");

    public static CommandLine? TryParse(string[] args, out string? problem)
    {
        var plan = new RushPlan();
        Uri? gateway = null;
        string? scenario = null;
        var percent = WholePercent;
        var start = false;
        var report = Path.Combine("TestResults", "scenarios");
        var keyFile = Path.Combine(".data", "secrets", "auth-private-key");
        problem = null;
        try
        {
            for (var i = 0; i < args.Length; i++)
            {
                string Value() =>
                    ++i < args.Length ? args[i] : throw new FormatException($"{args[i - 1]} needs a value");
                int Number() => int.Parse(Value(), NumberStyles.None, CultureInfo.InvariantCulture);
                switch (args[i])
                {
                    case "--start": start = true; break;
                    case "--gateway": gateway = new Uri(Value(), UriKind.Absolute); break;
                    case "--private-key": keyFile = Value(); break;
                    case "--seats": plan = plan with { Seats = Number() }; break;
                    case "--buyers": plan = plan with { Buyers = Number() }; break;
                    case "--manual": plan = plan with { ManualPercent = Number() }; break;
                    case "--party":
                        var party = Value().Split('-');
                        plan = plan with { PartyMin = int.Parse(party[0]), PartyMax = int.Parse(party[^1]) };
                        break;
                    case "--scenario": scenario = Value(); break;
                    case "--percent": percent = Number(); break;
                    case "--report": report = Value(); break;
                    default: throw new FormatException($"unknown argument '{args[i]}'");
                }
            }
        }
        catch (FormatException e)
        {
            problem = e.Message;
            return null;
        }

        var named = scenario is null ? null : ScenarioList.Find(scenario, percent);
        problem = plan.Refusal
            ?? (start == (gateway is not null) ? "either --start or --gateway URL" : null)
            ?? (percent is < 1 or > WholePercent ? "percent must be 1 to 100" : null)
            ?? (scenario is not null && named is null ? $"scenarios are {string.Join(", ", ScenarioList.Names)}" : null);
        return problem is null
            ? new CommandLine(plan, gateway, keyFile) { Scenario = named, ReportFolder = report }
            : null;
    }
}
