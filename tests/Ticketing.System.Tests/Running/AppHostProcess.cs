using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Ticketing.SystemKit;
using Ticketing.TestKit.Servers;

namespace Ticketing.System.Tests.Running;

/// <summary>The AppHost as <c>dotnet run</c> starts it: a process with arguments, a console and an exit code.</summary>
internal sealed class AppHostProcess : IDisposable
{
    private const int Sigterm = 15;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);
    private static readonly TimeSpan CleanUpPatience = TimeSpan.FromSeconds(30);

    /// <summary>In its own folder, with what only it needs; built in the configuration of the tests.</summary>
    private static readonly string Program = Path.GetFullPath(Path.Combine(
        AppContext.BaseDirectory, "..", "..", "..", "..", "..", "Ticketing.AppHost", "bin",
        Directory.GetParent(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar))!.Name, "net10.0",
        "Ticketing.AppHost.dll"));

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();

    private AppHostProcess(Process process) => _process = process;

    /// <summary>Everything it has printed until now.</summary>
    public string Output => string.Join(Environment.NewLine, _lines);

    /// <param name="data">Its data folder.</param>
    /// <param name="arguments">As after <c>dotnet run --</c>.</param>
    public static AppHostProcess Start(string data, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList =
            {
                Program,
                "--Ticketing:Infrastructure=local", $"--Ticketing:DataDirectory={data}",
            },
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        var host = new AppHostProcess(new Process { StartInfo = start });
        host._process.OutputDataReceived += host.Keep;
        host._process.ErrorDataReceived += host.Keep;
        host._process.Start();
        host._process.BeginOutputReadLine();
        host._process.BeginErrorReadLine();
        return host;
    }

    /// <summary>Waits for its end.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="TimeoutException">It did not end; the text has its output.</exception>
    public async Task<int> EndAsync()
    {
        using var deadline = new CancellationTokenSource(Patience);
        try
        {
            await _process.WaitForExitAsync(deadline.Token);
            return _process.ExitCode;
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"The AppHost did not end in {Patience}:{Environment.NewLine}{Output}");
        }
    }

    /// <summary>Waits until it has printed the text.</summary>
    /// <exception cref="InvalidOperationException">It ended before that; the text has its output.</exception>
    public async Task PrintsAsync(string text)
    {
        await Ticketing.SystemKit.Eventually.TrueAsync(
            _ => Task.FromResult(_process.HasExited || Output.Contains(text, StringComparison.Ordinal)),
            $"the AppHost prints '{text}'", Patience);
        if (!Output.Contains(text, StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"The AppHost ended:{Environment.NewLine}{Output}");
        }
    }

    /// <summary>Ctrl-C of a terminal, or a supervisor's wish.</summary>
    public Task<int> StopAsync() => SignalAsync(Sigterm);

    private async Task<int> SignalAsync(int signal)
    {
        using var kill = Process.Start("kill",
            [$"-{signal}", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        return await EndAsync();
    }

    /// <summary>
    /// Waits until no process has the folder in its environment. The orchestrator ends what the AppHost had started, and
    /// a process that was just starting may end some seconds after the AppHost.
    /// </summary>
    public static Task NothingIsLeftAsync(TemporaryFolder data) => Eventually.GetAsync(
        _ => Task.FromResult(ProcessesOf(data)), left => left.Count == 0, "every process of the run has ended",
        CleanUpPatience, left => string.Join(", ", left));

    /// <summary>Command lines of processes that have to do with a data folder.</summary>
    private static IReadOnlyList<string> ProcessesOf(TemporaryFolder data) =>
    [
        .. Directory.EnumerateDirectories("/proc")
            .Where(folder => int.TryParse(Path.GetFileName(folder), out _))
            .Where(folder => Read($"{folder}/environ").Contains(data.Path, StringComparison.Ordinal))
            .Select(folder => Read($"{folder}/cmdline").Replace('\0', ' ')).Where(line => line.Length > 0),
    ];

    private static string Read(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return ""; // It ended meanwhile, or is somebody else's.
        }
    }

    private void Keep(object sender, DataReceivedEventArgs e)
    {
        if (e.Data is { } line)
        {
            _lines.Enqueue(line);
        }
    }

    /// <summary>A test that failed in between leaves nothing behind: the orchestrator ends with the AppHost.</summary>
    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }
}
