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
    private readonly List<Task> _following = [];

    private ResourceLogs(string folder) => Folder = folder;

    public string Folder { get; }

    public static ResourceLogs Follow(DistributedApplication app, string name)
    {
        var folder = Path.Combine(TestResults(), "logs", $"{name}-{DateTime.Now:HHmmss}");
        Directory.CreateDirectory(folder);
        var logs = new ResourceLogs(folder);
        var source = app.Services.GetRequiredService<ResourceLoggerService>();
        foreach (var resource in app.Services.GetRequiredService<DistributedApplicationModel>().Resources)
        {
            logs._following.Add(Task.Run(() => logs.FollowAsync(source, resource.Name)));
        }

        return logs;
    }

    private async Task FollowAsync(ResourceLoggerService source, string resource)
    {
        try
        {
            await using var file = new StreamWriter(Path.Combine(Folder, resource + ".log")) { AutoFlush = true };
            await foreach (var lines in source.WatchAsync(resource).WithCancellation(_stop.Token))
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
        await Task.WhenAll(_following);
        _stop.Dispose();
    }
}
