using System.Text;

namespace Ticketing.Benchmarks;

/// <summary>One line of the result.</summary>
/// <param name="Measure">What was measured.</param>
/// <param name="Median">With its unit.</param>
/// <param name="Baseline">What it is held against, with its median in the same run; empty for none.</param>
/// <param name="Ratio">Measure ÷ baseline, or empty.</param>
/// <param name="Aim">What was asked for.</param>
/// <param name="Bound">What bounds it, as far as the run itself shows.</param>
internal sealed record Result(
    string Measure, string Median, string Baseline, string Ratio, string Aim, string Bound);

/// <summary>The table that a run prints.</summary>
internal sealed class ResultTable
{
    private readonly List<Result> _results = [];

    public void AddRange(IEnumerable<Result> results) => _results.AddRange(results);

    public string ToMarkdown()
    {
        var text = new StringBuilder();
        text.AppendLine("| measure | median | baseline, same run | ratio | aim | bounded by |");
        text.AppendLine("|---|---|---|---|---|---|");
        foreach (var r in _results)
        {
            text.AppendLine($"| {r.Measure} | {r.Median} | {r.Baseline} | {r.Ratio} | {r.Aim} | {r.Bound} |");
        }

        return text.ToString();
    }
}

/// <summary>Medians and percentiles of few values.</summary>
internal static class Statistics
{
    public static double Median(this IReadOnlyCollection<double> values) => values.Percentile(50);

    /// <summary>The smallest value that at least <paramref name="percent"/> of all do not exceed.</summary>
    public static double Percentile(this IReadOnlyCollection<double> values, double percent)
    {
        var sorted = values.Order().ToArray();
        var rank = (int)Math.Ceiling(percent / 100 * sorted.Length);
        return sorted[Math.Clamp(rank - 1, 0, sorted.Length - 1)];
    }

    /// <summary>In thousands: <c>12.3 k/s</c>.</summary>
    public static string PerSecond(this double rate) =>
        rate >= 10_000 ? $"{rate / 1_000:F0} k/s" : $"{rate / 1_000:F1} k/s";

    public static string Ratio(double measure, double baseline) => $"{measure / baseline:F2}×";
}
