using System.ComponentModel;
using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Running;

/// <summary>One running process of a resource, in a process group of its own.</summary>
internal sealed class Replica
{
    // As long as the real orchestrator gives; what has not ended by then is killed.
    private static readonly TimeSpan s_stopLimit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_groupPoll = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan s_outputLimit = TimeSpan.FromSeconds(2);

    // Variables meant for the AppHost itself, which would mislead a child.
    private static readonly string[] s_notInherited =
    [
        "ASPNETCORE_URLS", "ASPNETCORE_HTTP_PORTS", "ASPNETCORE_HTTPS_PORTS", "ASPNETCORE_HTTPS_PORT",
        "DOTNET_LAUNCH_PROFILE", "DOTNET_RUN_PROJECT", "MSBuildSDKsPath", "MSBUILD_EXE_PATH", "MSBuildExtensionsPath",
        "DOTNET_ROOT_HOST_TRACING", "VSTEST_HOST_DEBUG", "ASPIRE_STANDIN_LOG_DIR",
    ];

    private static readonly string? s_setsid = OperatingSystem.IsWindows() ? null : Native.Find("setsid");

    private readonly Process _process;
    private readonly Watchdog _watchdog;
    private readonly LaunchPlan _plan;
    private readonly TaskCompletionSource<int> _exited = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly int _groupOrProcess;

    private Replica(Process process, LaunchPlan plan, Watchdog watchdog)
    {
        _process = process;
        _plan = plan;
        _watchdog = watchdog;
        // setsid makes the process the leader of a group that bears its own number.
        _groupOrProcess = s_setsid is null ? process.Id : -process.Id;
    }

    public int ProcessId => _process.Id;

    /// <summary>The exit code, once it has ended and its whole group with it.</summary>
    public Task<int> Exited => _exited.Task;

    /// <summary>True when we told it to end.</summary>
    public bool StopRequested { get; private set; }

    public static Replica Start(LaunchPlan plan, Watchdog watchdog, Action<string, bool> onLine, ILogger logger)
    {
        var start = new ProcessStartInfo(s_setsid ?? plan.FileName)
        {
            WorkingDirectory = plan.WorkingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        if (s_setsid is not null)
        {
            // setsid would report a missing program only by its exit code; say it better and sooner.
            start.ArgumentList.Add(Resolve(plan));
        }
        foreach (var argument in plan.Arguments)
        {
            start.ArgumentList.Add(argument);
        }
        foreach (var name in s_notInherited)
        {
            start.Environment.Remove(name);
        }
        foreach (var (key, value) in plan.Environment)
        {
            start.Environment[key] = value;
        }
        start.Environment[Watchdog.MarkerVariable] = watchdog.Marker;
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new DistributedApplicationException($"'{plan.FileName}' could not be started: {e.Message}", e);
        }
        var replica = new Replica(process, plan, watchdog);
        watchdog.Watch(replica._groupOrProcess);
        if (plan.Container is var (runtime, container))
        {
            watchdog.WatchContainer(runtime, container);
        }
        process.StandardInput.Close();
        _ = replica.FollowAsync(onLine, logger);
        return replica;
    }

    public async Task StopAsync(ILogger logger)
    {
        StopRequested = true;
        if (Exited.IsCompleted)
        {
            return;
        }
        if (OperatingSystem.IsWindows())
        {
            _process.Kill(entireProcessTree: true);
        }
        else
        {
            // The whole group, as Ctrl-C in a terminal does: the first process may be a shell that passes nothing on.
            _ = Native.Kill(_groupOrProcess, _plan.StopSignal);
        }
        try
        {
            await Exited.WaitAsync(s_stopLimit).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            logger.LogWarning(
                "Process {Pid} did not end within {Seconds} s and is killed", _process.Id, s_stopLimit.TotalSeconds);
            KillAll();
            await Exited.ConfigureAwait(false);
        }
    }

    private async Task FollowAsync(Action<string, bool> onLine, ILogger logger)
    {
        var output = ReadAsync(_process.StandardOutput, line => onLine(line, false));
        var errors = ReadAsync(_process.StandardError, line => onLine(line, true));
        var code = -1;
        try
        {
            await _process.WaitForExitOnlyAsync().ConfigureAwait(false);
            code = _process.ExitCode;
            // Whatever it left behind in its group goes too, and with that the pipes end.
            await LetGroupEndAsync().ConfigureAwait(false);
            KillAll();
            await Task.WhenAll(output, errors).WaitAsync(s_outputLimit).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            logger.LogDebug("Output of process {Pid} is still held open by a process outside its group", _process.Id);
        }
        finally
        {
            _watchdog.Forget(_groupOrProcess);
            _exited.TrySetResult(code);
        }
    }

    /// <summary>After a requested stop the rest of the group has the same time to end as its leader had.</summary>
    private async Task LetGroupEndAsync()
    {
        var since = TimeProvider.System.GetTimestamp();
        while (StopRequested && s_setsid is not null && Native.Kill(_groupOrProcess, 0) == 0
            && TimeProvider.System.GetElapsedTime(since) < s_stopLimit)
        {
            await Task.Delay(s_groupPoll).ConfigureAwait(false);
        }
    }

    private static async Task ReadAsync(StreamReader reader, Action<string> onLine)
    {
        try
        {
            while (await reader.ReadLineAsync().ConfigureAwait(false) is { } line)
            {
                onLine(line);
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // The pipe broke with the process: there is no more to read.
        }
    }

    private void KillAll()
    {
        if (s_setsid is not null)
        {
            _ = Native.Kill(_groupOrProcess, Native.SigKill);
        }
        else if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }
    }

    private static string Resolve(LaunchPlan plan)
    {
        var path = plan.FileName.Contains('/') ? Path.GetFullPath(plan.FileName, plan.WorkingDirectory)
            : Native.Find(plan.FileName);
        return path is not null && File.Exists(path) ? path : throw new DistributedApplicationException(
            $"'{plan.FileName}' is not installed{(plan.FileName.Contains('/') ? "" : " (it is not on PATH)")}.");
    }
}

internal static class ProcessWaiting
{
    /// <summary>Waits for the process alone; the framework's own wait also waits for the ends of its pipes.</summary>
    public static async Task WaitForExitOnlyAsync(this Process process)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        process.Exited += (_, _) => done.TrySetResult();
        process.EnableRaisingEvents = true;
        if (process.HasExited)
        {
            done.TrySetResult();
        }
        await done.Task.ConfigureAwait(false);
    }
}
