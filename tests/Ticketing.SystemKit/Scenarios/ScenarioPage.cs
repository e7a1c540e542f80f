using System.Globalization;
using System.Text;

namespace Ticketing.SystemKit.Scenarios;

/// <summary>The report for people: a Markdown page and its pictures.</summary>
public static class ScenarioPage
{
    private const int ProcessesShown = 6;
    private const int WholePercent = 100;

    /// <summary>Writes <c>NAME.md</c> and <c>NAME-*.svg</c>.</summary>
    public static void Write(ScenarioReport report, string folder)
    {
        Directory.CreateDirectory(folder);
        var name = report.Scenario.Name;
        foreach (var (picture, svg) in Pictures(report))
        {
            File.WriteAllText(Path.Combine(folder, $"{name}-{picture}.svg"), svg);
        }

        File.WriteAllText(Path.Combine(folder, $"{name}.md"), PageOf(report));
    }

    /// <summary>The page without its pictures.</summary>
    public static string Summary(ScenarioReport report)
    {
        var text = new StringBuilder();
        var seconds = report.Took.TotalSeconds;
        var (all, bots) = report.Requests;
        Row(text, "played", string.Create(CultureInfo.InvariantCulture, $"{DateTime.UtcNow:yyyy-MM-dd}"));
        var part = report.Scenario.Percent;
        Row(text, "people", Invariant($"{report.Scenario.People:N0}")
            + (part < WholePercent ? Invariant($" ({part} % of the sale: people and seats)") : ""));
        Row(text, "seats", Invariant($"{report.Seats:N0} of {report.Scenario.Shows:N0} events"));
        Row(text, "sold", Invariant($"{report.Sold:N0} seats in {report.Paid.Count:N0} orders, in {seconds:0.0} s")
            + (report.Payment.Count > 0 ? Invariant($", the last paid after {report.Payment.LastAt:0.0} s") : ""));
        if (report.Entered.Count > 0)
        {
            Row(text, "entering the waiting room", report.Entered.ToString());
            Row(text, "asked for its state", Invariant($"{report.Polls:N0} times"));
        }

        Row(text, "order request", report.Ordered.ToString());
        Row(text, "until seats are held", report.SeatsHeld.ToString());
        Row(text, "payment", report.Payment.ToString());
        Row(text, "requests", Invariant($"{all:N0}") + (bots > 0 ? Invariant($", {100.0 * bots / all:0} % by programs") : ""));
        Row(text, "outcomes", string.Join(", ", report.Outcomes.OrderBy(o => o.Key, StringComparer.Ordinal)
            .Select(o => Invariant($"{o.Key} {o.Value:N0}"))));
        foreach (var aim in report.Scenario.Aims)
        {
            var measured = aim.Measured(report);
            Row(text, $"aim: {aim.Name}",
                Invariant($"below {aim.AtMost:0.##}: {measured:0.##} ({(measured < aim.AtMost ? "reached" : "missed")})"));
        }

        Row(text, "compared at the end", report.Compared);
        Row(text, "disagreements", report.Disagreements.Count == 0 ? "0" : string.Join("; ", report.Disagreements.Take(20)));
        Row(text, "machine", report.Noise?.ToString() ?? "");
        return text.ToString();
    }

    private static string PageOf(ScenarioReport report)
    {
        var name = report.Scenario.Name;
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"# Sale: {name}").AppendLine()
            .AppendLine(report.Scenario.Story).AppendLine()
            .AppendLine(CultureInfo.InvariantCulture,
                $"Played by `dotnet run --project tests/Ticketing.SalesRush -- --start --scenario {name}{PartOf(report)}`,")
            .AppendLine("which wrote this page.").AppendLine()
            .AppendLine("| | |").AppendLine("|---|---|").Append(Summary(report)).AppendLine();
        foreach (var (picture, _) in Pictures(report))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"![{picture}]({name}-{picture}.svg)").AppendLine();
        }

        return text.ToString().TrimEnd() + Environment.NewLine;
    }

    private static string PartOf(ScenarioReport report) =>
        report.Scenario.Percent < WholePercent ? Invariant($" --percent {report.Scenario.Percent}") : "";

    private static IEnumerable<(string Name, string Svg)> Pictures(ScenarioReport report)
    {
        var moments = report.Moments;
        yield return ("seats", Chart.Draw("Seats, as the people know it",
        [
            new("sold", [.. moments.Select(m => (m.At, (double)m.Sold))]),
            new("held", [.. moments.Select(m => (m.At, (double)m.Held))]),
        ]));
        if (report.Ordered.Count > 0)
        {
            yield return ("latency", Chart.Draw("Order request, ms, by the second of its answer",
            [
                new("p50", report.Ordered.BySecond(50)),
                new("p99", report.Ordered.BySecond(99)),
            ]));
        }

        yield return ("queue", Chart.Draw("People who wait for an answer",
            [new("waiting", [.. moments.Select(m => (m.At, (double)m.Waiting))])]));
        if (report.Entered.Count > 0)
        {
            yield return ("room", Chart.Draw("People in the waiting room",
                [new("in the room", [.. moments.Select(m => (m.At, (double)m.InRoom))])]));
        }

        var processes = moments[^1].CpuSeconds.OrderByDescending(p => p.Value).Take(ProcessesShown).Select(p => p.Key).ToList();
        if (processes.Count > 0)
        {
            yield return ("cpu", Chart.Draw("CPU, cores",
                [.. processes.Select(process => new ChartLine(process, CoresOf(process, moments)))]));
        }
    }

    private static List<(double, double)> CoresOf(string process, List<Moment> moments) =>
    [
        .. moments.Zip(moments.Skip(1), (before, now) => (
            now.At,
            (now.CpuSeconds.GetValueOrDefault(process) - before.CpuSeconds.GetValueOrDefault(process))
                / Math.Max(0.001, now.At - before.At))),
    ];

    private static void Row(StringBuilder text, string name, string value) =>
        text.AppendLine(CultureInfo.InvariantCulture, $"| {name} | {value.Replace("|", "\\|", StringComparison.Ordinal)} |");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
