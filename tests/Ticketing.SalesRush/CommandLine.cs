using System.Globalization;
using Ticketing.SystemKit.Rush;

namespace Ticketing.SalesRush;

/// <summary>What the caller asked for.</summary>
/// <param name="Plan">The rush.</param>
/// <param name="Gateway">A running system's origin; null starts a system of its own.</param>
/// <param name="PrivateKeyFile">The running system's signing key.</param>
internal sealed record CommandLine(RushPlan Plan, Uri? Gateway, string PrivateKeyFile)
{
    public const string Usage = """
        Sells every seat of a new event to many buyers at once, by HTTP, and proves that none was sold twice or lost.

        Usage: dotnet run --project tests/Ticketing.SalesRush -- (--start | --gateway URL) [options]

          --start            starts the whole system for it, with a data folder of its own, and stops it again
          --gateway URL      uses a system that ./run has started, for example http://localhost:5100
          --private-key FILE the signing key of that system (default .data/secrets/auth-private-key)
          --seats N          a multiple of 5000 (default 50000)
          --buyers N         people who buy at the same time (default 1000)
          --party MIN-MAX    seats of an order (default 1-4)
          --manual PERCENT   how many orders pick their seats on the map (default 20)

        The exit code is 0 when everything agrees. It takes ten minutes at most.
        """;

    public static CommandLine? TryParse(string[] args, out string? problem)
    {
        var plan = new RushPlan();
        Uri? gateway = null;
        var start = false;
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
                    default: throw new FormatException($"unknown argument '{args[i]}'");
                }
            }
        }
        catch (FormatException e)
        {
            problem = e.Message;
            return null;
        }

        problem = plan.Refusal ?? (start == (gateway is not null) ? "either --start or --gateway URL" : null);
        return problem is null ? new CommandLine(plan, gateway, keyFile) : null;
    }
}
