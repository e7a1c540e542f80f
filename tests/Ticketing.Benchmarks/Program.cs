using Ticketing.Benchmarks;
using Ticketing.Benchmarks.Measures;
using Ticketing.Benchmarks.Rig;

if (args is [ConstantServer.Verb, var port, var size])
{
    return await ConstantServer.RunAsync(int.Parse(port), int.Parse(size));
}

if (args is [PushServer.Verb, var pushPort, var frameSize, var intervalMs])
{
    return await PushServer.RunAsync(int.Parse(pushPort), int.Parse(frameSize), int.Parse(intervalMs));
}

if (BenchmarkOptions.Parse(args) is not { } options)
{
    Console.Error.WriteLine(BenchmarkOptions.Usage);
    return 2;
}

await using var rig = await BenchmarkRig.StartAsync(options);
Console.WriteLine(rig.Description);
var table = new ResultTable();
try
{
    foreach (var (name, measure) in MeasureList.All)
    {
        if (options.Only is null || name.Contains(options.Only, StringComparison.OrdinalIgnoreCase))
        {
            var started = System.Diagnostics.Stopwatch.GetTimestamp();
            table.AddRange(await measure(rig));
            Console.Error.WriteLine(
                $"{name}: {System.Diagnostics.Stopwatch.GetElapsedTime(started).TotalSeconds:F0} s");
        }
    }
}
finally
{
    // Also when a measure fails: what the others found is not lost.
    Console.WriteLine();
    Console.WriteLine(table.ToMarkdown());
    Console.WriteLine($"{Burst.Checked} reservations checked: each got its seats, none went to two.");
}

return 0;
