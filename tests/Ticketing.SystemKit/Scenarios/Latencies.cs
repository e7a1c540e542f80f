using System.Collections.Concurrent;
using System.Globalization;

namespace Ticketing.SystemKit.Scenarios;

/// <summary>How long answers took, and when they came.</summary>
public sealed class Latencies
{
    private readonly ConcurrentQueue<(double At, double Ms)> _all = [];

    /// <summary>How many.</summary>
    public int Count => _all.Count;

    /// <summary>When the last one came, in seconds of the sale; 0 where there are none.</summary>
    public double LastAt => _all.IsEmpty ? 0 : _all.Max(one => one.At);

    /// <summary>An answer that came <paramref name="at"/> after the sale began.</summary>
    public void Add(TimeSpan at, TimeSpan took) => _all.Enqueue((at.TotalSeconds, took.TotalMilliseconds));

    /// <summary>Milliseconds; 0 where there are none.</summary>
    public double Percentile(double percent) => Percentile([.. _all.Select(one => one.Ms)], percent);

    /// <summary>Second by second: (second, milliseconds).</summary>
    public IReadOnlyList<(double At, double Ms)> BySecond(double percent) =>
    [
        .. _all.GroupBy(one => Math.Floor(one.At)).OrderBy(second => second.Key)
            .Select(second => (second.Key, Percentile([.. second.Select(one => one.Ms)], percent))),
    ];

    /// <inheritdoc/>
    public override string ToString() => Count == 0 ? "none" : string.Create(CultureInfo.InvariantCulture,
        $"p50 {Percentile(50):0} ms, p95 {Percentile(95):0} ms, p99 {Percentile(99):0} ms, max {Percentile(100):0} ms "
            + $"({Count:N0})");

    private static double Percentile(double[] values, double percent)
    {
        Array.Sort(values);
        return values.Length == 0 ? 0 : values[(int)Math.Min(values.Length - 1, values.Length * percent / 100)];
    }
}
