using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;

namespace Ticketing.SystemKit.Running;

/// <summary>
/// Writes what each resource says to a file of its own, for whoever looks into a failed test.
/// </summary>
internal sealed class ResourceLogs : IAsyncDisposable
{
    private const int LinesOfAnEnd = 12;

    private readonly CancellationTokenSource _stop = new();
    private Task _watching = Task.CompletedTask;

    private ResourceLogs(string folder) => Folder = folder;

    public string Folder { get; }

    public static ResourceLogs Follow(DistributedApplication app, string name)
    {
        var folder = Path.Combine(TestResults(), "logs", $"{name}-{DateTime.Now:HHmmss}");
        Directory.CreateDirectory(folder);
        var logs = new ResourceLogs(folder);
        logs._watching = Task.Run(() => logs.WatchAsync(app));
        return logs;
    }

    /// <summary>
    /// The orchestrator keeps a log for each instance under an id of its own (<c>gateway-nyxyhegm</c>), which is known once
    /// the instance is.
    /// </summary>
    private async Task WatchAsync(DistributedApplication app)
    {
        var source = app.Services.GetRequiredService<ResourceLoggerService>();
        var seen = new HashSet<string>();
        var following = new List<Task>();
        try
        {
            await foreach (var e in app.ResourceNotifications.WatchAsync(_stop.Token))
            {
                if (seen.Add(e.ResourceId))
                {
                    following.Add(Task.Run(() => FollowAsync(source, e.ResourceId)));
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The system has stopped.
        }

        await Task.WhenAll(following);
    }

    private async Task FollowAsync(ResourceLoggerService source, string instance)
    {
        try
        {
            await using var file = new StreamWriter(Path.Combine(Folder, instance + ".log")) { AutoFlush = true };
            await foreach (var lines in source.WatchAsync(instance).WithCancellation(_stop.Token))
            {
                foreach (var line in lines)
                {
                    await file.WriteLineAsync(line.Content);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The system has stopped.
        }
    }

    /// <summary>The last lines of every log, once nobody writes to it any more.</summary>
    public string Ends() => string.Concat(
        Directory.EnumerateFiles(Folder).Order(StringComparer.Ordinal).Select(file => (
            Name: Path.GetFileNameWithoutExtension(file), Lines: File.ReadLines(file).TakeLast(LinesOfAnEnd).ToList()))
            .Where(log => log.Lines.Count > 0)
            .Select(log => $"{Environment.NewLine}--- {log.Name}{Environment.NewLine}"
                + string.Join(Environment.NewLine, log.Lines)));

    /// <summary>True if a program says in these lines that another one listens on its port.</summary>
    public static bool TellOfATakenPort(string lines) =>
        lines.Contains("address already in use", StringComparison.OrdinalIgnoreCase)
        || lines.Contains("is in use by another program", StringComparison.Ordinal);

    /// <summary>TestResults at the root of the checkout, where ./test collects everything.</summary>
    private static string TestResults()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "global.json")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder?.FullName ?? AppContext.BaseDirectory, "TestResults");
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _watching;
        _stop.Dispose();
    }
}
