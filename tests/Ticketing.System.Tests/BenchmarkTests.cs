using System.Diagnostics;

namespace Ticketing.System.Tests;

/// <summary>The benchmarks still run and check what they measure. Says nothing about speed.</summary>
public sealed class BenchmarkTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(8);

    [Fact]
    public async Task A_quick_run_prints_its_rows_and_checks_every_reservation()
    {
        var (code, output) = await RunAsync("--quick", "--broker", "embedded", "--only", "broker");

        Assert.True(code == 0, output);
        var rows = output.Split('\n').Where(line => line.StartsWith("| reservations, ", StringComparison.Ordinal))
            .ToList();
        Assert.Equal(6, rows.Count); // single seats and parties, each against the raw script and PostgreSQL twice
        Assert.All(rows, row => Assert.Matches(@"\d k/s \|.*×.*CPU, µs|as above", row));
        // a warm-up and a timed run of 4,000 singles and 1,000 parties
        Assert.Contains("10000 reservations checked", output);
    }

    [Fact]
    public async Task Arguments_that_make_no_sense_are_explained()
    {
        var (code, output) = await RunAsync("--broker", "neither");

        Assert.Equal(2, code);
        Assert.Contains("--broker kafka|embedded", output);
    }

    private static async Task<(int Code, string Output)> RunAsync(params string[] arguments)
    {
        // …/tests/Ticketing.System.Tests/bin/Debug/net10.0, and the other project beside it.
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var tests = output.Parent!.Parent!.Parent!.Parent!.FullName;
        var program = Path.Combine(
            tests, "Ticketing.Benchmarks", "bin", output.Parent.Name, output.Name, "Ticketing.Benchmarks.dll");
        using var process = Process.Start(new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var streams = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(); // what it started ends with it
            throw;
        }

        return (process.ExitCode, string.Concat(await streams));
    }
}
