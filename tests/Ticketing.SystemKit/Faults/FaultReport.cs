using System.Globalization;
using System.Text;

namespace Ticketing.SystemKit.Faults;

/// <summary>What a fault run survived.</summary>
/// <param name="seed">Of the run.</param>
/// <param name="steps">The rows of its table.</param>
public sealed class FaultReport(int seed, IReadOnlyList<SagaStep> steps)
{
    private readonly Dictionary<(SagaStep Step, string Victim), int> _survived = [];

    /// <summary>Kills after which everything agreed again.</summary>
    public int Kills { get; private set; }

    /// <summary>Bookings that were made around them.</summary>
    public int Bookings { get; set; }

    /// <summary>How the bookings ended, in words.</summary>
    public string Ends { get; set; } = "";

    /// <summary>What was captured and given back in all, minor units.</summary>
    public (long Captured, long Refunded) Money { get; set; }

    /// <summary>Counts kills that were checked.</summary>
    public void Survived(IEnumerable<FaultCell> cells)
    {
        foreach (var cell in cells)
        {
            _survived[(cell.Step, cell.Victim)] = _survived.GetValueOrDefault((cell.Step, cell.Victim)) + 1;
            Kills++;
        }
    }

    /// <summary>The table of steps and processes, and the sums.</summary>
    public override string ToString()
    {
        var victims = _survived.Keys.Select(key => key.Victim).Distinct().Order(StringComparer.Ordinal).ToList();
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{"kills survived",-31}").AppendLine(string.Join("  ", victims));
        foreach (var step in steps)
        {
            var counts = victims.Select(
                victim => (_survived.TryGetValue((step, victim), out var n) ? $"{n}" : "-").PadLeft(victim.Length));
            text.Append(CultureInfo.InvariantCulture, $"{step,-31}").AppendLine(string.Join("  ", counts));
        }

        text.AppendLine(CultureInfo.InvariantCulture,
            $"survived {Kills} kills (seed {seed}); {Bookings} bookings: {Ends}");
        text.Append(CultureInfo.InvariantCulture,
            $"captured {Money.Captured} - refunded {Money.Refunded} = value of live tickets, booking by booking");
        return text.ToString();
    }
}
