using System.ComponentModel;
using System.Diagnostics;

namespace Ticketing.TestKit.Servers;

/// <summary>
/// A server under a watching shell. The shell holds a pipe from this process: when it closes, by <see
/// cref="StopAsync"/> or because this process died in whatever way, the shell ends the server by its pid and
/// removes the log's folder. So nothing is left behind.
/// </summary>
internal sealed class ServerProcess : IDisposable
{
    /// <summary>Arguments: signal, log file, command. Says the server's pid on its first line.</summary>
    private const string Watch = """
        signal=$1; log=$2; shift 2
        exec 3<&0
        "$@" </dev/null >>"$log" 2>&1 3<&- &
        server=$!
        echo "$server"
        exec >/dev/null 2>&1
        (
            cat <&3 >/dev/null
            touch "$log.stopped"
            kill -s "$signal" "$server" 2>/dev/null
            tries=0
            while kill -0 "$server" 2>/dev/null && [ $tries -lt 50 ]; do sleep 0.1; tries=$((tries + 1)); done
            kill -s KILL "$server" 2>/dev/null
        ) &
        watcher=$!
        exec 3<&-
        wait "$server"
        code=$?
        kill "$watcher" 2>/dev/null
        if [ -e "$log.stopped" ]; then rm -rf "$(dirname "$log")"; fi
        exit $code
        """;

    private readonly Process _shell;
    private readonly string _log;

    private ServerProcess(Process shell, int pid, string log)
    {
        _shell = shell;
        Pid = pid;
        _log = log;
    }

    /// <summary>The server's own pid.</summary>
    public int Pid { get; }

    /// <summary>True when the server ended by itself or was killed.</summary>
    public bool HasExited => _shell.HasExited;

    /// <summary>Starts <paramref name="command"/>.</summary>
    /// <param name="command">Program and arguments.</param>
    /// <param name="log">File that its output is added to.</param>
    /// <param name="stopSignal">What ends it, without <c>SIG</c>; KILL follows after 5 s.</param>
    /// <param name="environment">Added to ours.</param>
    public static async Task<ServerProcess> StartAsync(
        IEnumerable<string> command, string log, string stopSignal,
        IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo("/bin/sh")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            WorkingDirectory = Path.GetDirectoryName(log),
        };
        foreach (var argument in (string[])["-c", Watch, "watch", stopSignal, log, .. command])
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        var shell = Process.Start(start)!;
        var pid = int.Parse((await shell.StandardOutput.ReadLineAsync())!);
        return new ServerProcess(shell, pid, log);
    }

    /// <summary>Waits until the server answers.</summary>
    /// <exception cref="InvalidOperationException">It ended instead; the text ends with its log.</exception>
    /// <exception cref="TimeoutException">It neither answers nor ends; the text ends with its log.</exception>
    public async Task WaitUntilAsync(Func<Task<bool>> ready, string what)
    {
        try
        {
            await Eventually.TrueAsync(async () => HasExited || await ready(), what);
        }
        catch (TimeoutException e)
        {
            throw new TimeoutException(e.Message + LogTail(), e);
        }

        if (HasExited)
        {
            throw new InvalidOperationException($"It ended with code {_shell.ExitCode}: {what}{LogTail()}");
        }
    }

    /// <summary>Ends the server the polite way; returns when it is gone.</summary>
    public async Task StopAsync()
    {
        _shell.StandardInput.Close();
        await _shell.WaitForExitAsync().WaitAsync(Eventually.Patience);
    }

    /// <summary>Ends the server without warning, as a crash would.</summary>
    public async Task KillAsync()
    {
        await RunAsync("/bin/kill", ["-KILL", $"{Pid}"]);
        await _shell.WaitForExitAsync().WaitAsync(Eventually.Patience);
    }

    /// <summary>Runs a command to its end; true if it exists and succeeded.</summary>
    public static async Task<bool> SucceedsAsync(string program, params string[] arguments)
    {
        try
        {
            await RunAsync(program, arguments);
            return true;
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>Runs a command to its end.</summary>
    /// <exception cref="InvalidOperationException">Its exit code is not 0; the text has its output.</exception>
    public static async Task RunAsync(
        string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(Eventually.Patience);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException(
                $"{program} ended with code {process.ExitCode}: {await output}{await error}");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _shell.Dispose();

    private string LogTail() =>
        File.Exists(_log)
            ? Environment.NewLine + string.Join(Environment.NewLine, File.ReadLines(_log).TakeLast(20)) : "";
}
