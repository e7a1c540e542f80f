using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Running;

/// <summary>
/// Ends the application when the <c>dotnet run</c> that started it is killed: nobody would be left to stop it. Only for
/// such a parent: a shell that started the AppHost in the background may well end before it.
/// </summary>
internal sealed class ParentWatch(IHostApplicationLifetime lifetime, ILogger<ParentWatch> logger) : BackgroundService
{
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }
        var parent = Native.GetParentProcessId();
        if (!IsDotnetRun(parent))
        {
            return;
        }
        using var timer = new PeriodicTimer(s_interval);
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
        {
            if (Native.GetParentProcessId() != parent)
            {
                logger.LogWarning("'dotnet run' is gone; stopping");
                lifetime.StopApplication();
                return;
            }
        }
    }

    private static bool IsDotnetRun(int pid)
    {
        try
        {
            // Arguments are separated by NUL: dotnet␀run␀--project␀…
            var arguments = File.ReadAllText($"/proc/{pid}/cmdline").Split('\0');
            return Path.GetFileName(arguments[0]) == "dotnet" && arguments.Contains("run");
        }
        catch (IOException)
        {
            return false;
        }
    }
}
