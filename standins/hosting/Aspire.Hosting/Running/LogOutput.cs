using System.Collections.Concurrent;
using System.Threading.Channels;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Running;

/// <summary>Shows every resource's lines with its name before them; under test they go to the logger instead.</summary>
internal sealed class LogOutput : IAsyncDisposable
{
    /// <summary>Names a folder that gets one <c>name.log</c> a replica.</summary>
    public const string FolderVariable = "ASPIRE_STANDIN_LOG_DIR";

    // A terminal that stands still must not stop the services; what does not fit is counted and left out.
    private const int MaxWaitingLines = 20_000;

    private readonly ResourceLoggerService _logs;
    private readonly ILoggerFactory? _loggers;
    private readonly string? _folder = Environment.GetEnvironmentVariable(FolderVariable);
    private readonly Channel<(string Name, string Line)> _lines = Channel.CreateBounded<(string, string)>(
        new BoundedChannelOptions(MaxWaitingLines) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });
    private readonly ConcurrentDictionary<string, StreamWriter> _files = [];
    private readonly Task _writing;
    private int _leftOut;

    public LogOutput(ResourceLoggerService logs, ILoggerFactory? loggers)
    {
        _logs = logs;
        _loggers = loggers;
        _writing = Task.Run(WriteAsync);
        logs.LineAdded += Add;
    }

    /// <summary>A line of the AppHost's own.</summary>
    public void Say(string line)
    {
        if (_loggers is null)
        {
            _lines.Writer.TryWrite(("", line));
        }
    }

    public async ValueTask DisposeAsync()
    {
        _logs.LineAdded -= Add;
        _lines.Writer.TryComplete();
        await _writing.ConfigureAwait(false);
        foreach (var file in _files.Values)
        {
            await file.DisposeAsync().ConfigureAwait(false);
        }
    }

    private void Add(string name, LogLine line)
    {
        if (!_lines.Writer.TryWrite((name, line.Content)))
        {
            Interlocked.Increment(ref _leftOut);
        }
    }

    private async Task WriteAsync()
    {
        var reader = _lines.Reader;
        while (await reader.WaitToReadAsync().ConfigureAwait(false))
        {
            while (reader.TryRead(out var item))
            {
                Write(item.Name, item.Line);
            }
            if (Interlocked.Exchange(ref _leftOut, 0) is > 0 and var count)
            {
                Write("apphost", $"{count} lines of output were left out because they came too fast");
            }
            foreach (var file in _files.Values)
            {
                await file.FlushAsync().ConfigureAwait(false);
            }
        }
    }

    private void Write(string name, string line)
    {
        if (_loggers is not null)
        {
#pragma warning disable CA1848, CA2254, CA1873 // A foreign line has no template of its own.
            _loggers.CreateLogger($"Resources.{name}").LogInformation("{Line}", line);
#pragma warning restore CA1848, CA2254, CA1873
        }
        else
        {
            Console.Out.WriteLine(name.Length == 0 ? line : $"[{name}] {line}");
        }
        if (_folder is { Length: > 0 } && name.Length > 0)
        {
            _files.GetOrAdd(name, n =>
            {
                Directory.CreateDirectory(_folder);
                return new StreamWriter(Path.Join(_folder, $"{n}.log"), append: true);
            }).WriteLine(line);
        }
    }
}
