using System.Diagnostics;
using System.Globalization;

namespace Ticketing.SystemKit.Scenarios;

/// <summary>
/// How steady the machine is: the same loop timed some times, and the share of CPU that a host took away meanwhile.
/// </summary>
/// <param name="LoopMs">Of each time, sorted.</param>
/// <param name="StolenPercent">Of all CPU time during the sale; null where the system does not tell.</param>
public sealed record MachineNoise(IReadOnlyList<double> LoopMs, double? StolenPercent)
{
    private const int Times = 15;
    private const int Rounds = 20_000_000;
    private const int StealField = 7;

    /// <summary>Times the loop; half a second on a quiet machine.</summary>
    public static MachineNoise Measure()
    {
        var times = new List<double>();
        for (var i = 0; i < Times; i++)
        {
            var started = Stopwatch.GetTimestamp();
            var x = 1u;
            for (var n = 0; n < Rounds; n++)
            {
                x = (x * 1_664_525) + 1_013_904_223;
            }

            GC.KeepAlive(x);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        return new MachineNoise([.. times.Order()], null);
    }

    /// <summary>Ticks of all processors, and those taken away, since the machine started; null elsewhere than on Linux.</summary>
    public static (long All, long Stolen)? Ticks()
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        var fields = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1)
            .Select(text => long.Parse(text, CultureInfo.InvariantCulture)).ToArray();
        return (fields.Sum(), fields.Length > StealField ? fields[StealField] : 0);
    }

    /// <summary>With what was taken away since <paramref name="before"/>.</summary>
    public MachineNoise Since((long All, long Stolen)? before) => before is { } then && Ticks() is { } now
        ? this with { StolenPercent = 100.0 * (now.Stolen - then.Stolen) / Math.Max(1, now.All - then.All) }
        : this;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Environment.ProcessorCount} cores, people and system on the same; a fixed loop took {LoopMs[LoopMs.Count / 2]:0} ms "
            + $"({LoopMs[0]:0} to {LoopMs[^1]:0})")
        + (StolenPercent is { } stolen
            ? string.Create(CultureInfo.InvariantCulture, $", {stolen:0.0} % of the CPU was taken away by the host") : "");
}
