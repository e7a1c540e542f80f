namespace Ticketing.Benchmarks;

/// <summary>What the command line asks for.</summary>
/// <param name="Broker"><c>kafka</c>, <c>embedded</c>, or null for Kafka where it is installed.</param>
/// <param name="Only">Part of a measure's name, or null for all.</param>
/// <param name="Quick">Small sizes: shows that everything runs, not how fast.</param>
/// <param name="Replicas">Processes of the seat reservation service.</param>
/// <param name="TimedRuns">Of each measure.</param>
/// <param name="Priced">Orders also with categories, a fee and a code, in turns with plain ones.</param>
internal sealed record BenchmarkOptions(
    string? Broker, string? Only, bool Quick, int Replicas, int TimedRuns, bool Priced = false)
{
    public const string Usage = """
        Usage: dotnet run -c Release --project tests/Ticketing.Benchmarks -- [OPTION...]
          --broker kafka|embedded  default: Apache Kafka if KAFKA_HOME (or ../shared/kafka) and java are there
          --only NAME              only measures whose name contains NAME: broker, scale, engine, best-available, reads,
                                   initialise, live, orders, holds, attacks, log-ins, waiting, search
          --replicas N             processes of the seat reservation service, default 2
          --runs N                 timed runs of each measure, default 5
          --priced                 orders: plain ones and ones with categories, a fee and a code, in turns, instead
          --quick                  small sizes and one run: does everything run?
        """;

    /// <summary>Timed runs of each measure; the table has their medians.</summary>
    public int Runs => Quick ? 1 : TimedRuns;

    /// <summary>Null when the arguments make no sense.</summary>
    public static BenchmarkOptions? Parse(string[] arguments)
    {
        var options = new BenchmarkOptions(null, null, false, 2, 5);
        for (var i = 0; i < arguments.Length; i++)
        {
            var value = i + 1 < arguments.Length ? arguments[i + 1] : null;
            switch (arguments[i])
            {
                case "--quick":
                    options = options with { Quick = true };
                    continue;
                case "--priced":
                    options = options with { Priced = true };
                    continue;
                case "--broker" when value is "kafka" or "embedded":
                    options = options with { Broker = value };
                    break;
                case "--only" when value is not null:
                    options = options with { Only = value };
                    break;
                case "--replicas" when int.TryParse(value, out var replicas) && replicas is >= 1 and <= 8:
                    options = options with { Replicas = replicas };
                    break;
                case "--runs" when int.TryParse(value, out var runs) && runs is >= 1 and <= 100:
                    options = options with { TimedRuns = runs };
                    break;
                default:
                    return null;
            }

            i++;
        }

        return options;
    }
}
