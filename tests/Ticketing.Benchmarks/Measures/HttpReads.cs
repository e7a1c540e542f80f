using System.Globalization;
using Ticketing.Benchmarks.Rig;

namespace Ticketing.Benchmarks.Measures;

/// <summary>
/// Reads of a running service process, and of Kestrel serving a constant of the same size, one after the other by the
/// same load generator.
/// </summary>
internal static class HttpReads
{
    private static readonly (string Name, string Path)[] Reads =
    [
        ("statistics", "/tickets/section/A/subsection/1"),
        ("section overview", "/sections/A"),
        ("seats of a subsection", "/tickets/section/A/subsection/1/seats"),
    ];

    public static async Task<IReadOnlyList<Result>> RunAsync(BenchmarkRig rig)
    {
        var services = await rig.ServicesAsync();
        var eventId = rig.NextEvent();
        await services.OpenAsync(rig, eventId);
        var window = TimeSpan.FromSeconds(rig.Options.Quick ? 0.3 : 1.0);
        var port = services.Replicas[0].Port;
        var results = new List<Result>();
        foreach (var (name, path) in Reads)
        {
            var url = string.Create(CultureInfo.InvariantCulture, $"/api/seat_reservation/{eventId}{path}");
            var size = (await HttpLoad.OneAsync(port, url)).BodyLength;
            await using var constant = await ServiceProcess.ConstantAsync(size);
            List<double> ours = [], theirs = [];
            for (var run = -1; run < rig.Options.Runs; run++)
            {
                var baseline = await HttpLoad.RateAsync(constant.Port, ConstantServer.Path, window);
                var rate = await HttpLoad.RateAsync(port, url, window);
                if (run >= 0)
                {
                    theirs.Add(baseline);
                    ours.Add(rate);
                }
            }

            results.Add(new Result(
                $"{name} over HTTP, {size} bytes", ours.Median().PerSecond(),
                $"Kestrel, constant: {theirs.Median().PerSecond()}",
                Statistics.Ratio(ours.Median(), theirs.Median()), "≥ 0.8; design: 100 k/s",
                "Kestrel and the load generator on the same cores"));
        }

        return results;
    }
}
