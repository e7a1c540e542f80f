using System.Diagnostics;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Standin.Tests;

/// <summary>The smoke AppHost as a process of its own, as a person would start it.</summary>
internal sealed partial class AppHostProcess : IAsyncDisposable
{
    private readonly string _mark = Guid.NewGuid().ToString("N");
    private readonly Process _process;
    private readonly int _pid;
    private readonly List<string> _lines = [];
    private readonly HashSet<string> _replicas = [];

    public AppHostProcess(params string[] args)
    {
        // A shell that runs the tests in the background lets them ignore SIGINT, and so would every process that they
        // start. A person's Ctrl-C is not ignored, and it is what is tested.
        var start = new ProcessStartInfo("env")
        {
            ArgumentList = { "--default-signal=INT", "dotnet", typeof(Projects.Smoke_AppHost).Assembly.Location },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // Every child inherits it, which is how the test finds them all.
            Environment = { ["SMOKE_MARK"] = _mark },
        };
        foreach (var arg in args)
        {
            start.ArgumentList.Add(arg);
        }
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, e) => Add(e.Data);
        _process.ErrorDataReceived += (_, e) => Add(e.Data);
        _process.Start();
        _pid = _process.Id;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lines)
            {
                return [.. _lines];
            }
        }
    }

    public async Task<int> ExitAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(RunningApp.Patience);
        return _process.ExitCode;
    }

    /// <summary>Waits until the store (two processes), slow, both replicas of web and the watchdog are there.</summary>
    public Task AllUpAsync() => Until.TrueAsync(async () =>
    {
        var address = Lines.Select(l => l.Trim().Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .FirstOrDefault(words => words is ["web", "http", ..])?[2];
        if (address is null || Children().Count < 6)
        {
            Assert.False(_process.HasExited, string.Join('\n', Lines));
            return false;
        }
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(2) };
        try
        {
            // A connection of its own each time: it takes two replicas to answer by two numbers.
            _replicas.Add(await client.GetStringAsync(new Uri(address)));
            return _replicas.Count == 2;
        }
        catch (Exception e) when (e is HttpRequestException or SocketException or TaskCanceledException)
        {
            return false;
        }
    }, "the smoke application is up");

    public void Signal(int signal) => Assert.Equal(0, Kill(_pid, signal));

    /// <summary>Processes that carry this run's mark, the AppHost itself and the dead left out.</summary>
    public List<int> Children() => [.. Directory.GetDirectories("/proc")
        .Select(folder => int.TryParse(Path.GetFileName(folder), out var pid) ? pid : 0)
        .Where(pid => pid > 0 && pid != _pid && IsMarked(pid))];

    public Task NoneLeftAsync() => Until.TrueAsync(() => Task.FromResult(Children().Count == 0), "all children are gone");

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }
        foreach (var pid in Children())
        {
            _ = Kill(pid, 9);
        }
        _process.Dispose();
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int pid, int signal);

    private bool IsMarked(int pid)
    {
        try
        {
            // The watchdog carries it too: it has to go as well.
            return File.ReadAllText($"/proc/{pid}/environ").Contains($"SMOKE_MARK={_mark}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private void Add(string? line)
    {
        if (line is not null)
        {
            lock (_lines)
            {
                _lines.Add(line);
            }
        }
    }
}
