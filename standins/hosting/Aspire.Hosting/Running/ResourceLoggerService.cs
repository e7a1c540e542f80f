using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Aspire.Hosting.Running;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.ApplicationModel;

public readonly record struct LogLine(int LineNumber, string Content, bool IsErrorMessage);

/// <summary>Keeps the last lines of every resource and hands new ones to watchers, the console and files.</summary>
public class ResourceLoggerService : IDisposable
{
    // Enough to see how a resource came up and what it said last; about 1 MB a resource at worst.
    private const int MaxKeptLines = 5000;

    // A watcher that does not read must not hold everything back in memory.
    private const int MaxQueuedLines = 10_000;

    private readonly ConcurrentDictionary<string, Backlog> _backlogs = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, ILogger> _loggers = new(StringComparer.OrdinalIgnoreCase);

    internal event Action<string, LogLine>? LineAdded;

    public ILogger GetLogger(IResource resource) => GetLogger(resource.Name);

    public ILogger GetLogger(string resourceName)
        => _loggers.GetOrAdd(resourceName, name => new ResourceLogger(this, name));

    /// <summary>The kept lines of a resource, of all its replicas when the plain name is given.</summary>
    public async IAsyncEnumerable<IReadOnlyList<LogLine>> GetAllAsync(string resourceName)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        foreach (var (name, backlog) in _backlogs)
        {
            if (ReplicaNames.Matches(name, resourceName))
            {
                yield return backlog.Copy();
            }
        }
    }

    public IAsyncEnumerable<IReadOnlyList<LogLine>> GetAllAsync(IResource resource) => GetAllAsync(resource.Name);

    public IAsyncEnumerable<IReadOnlyList<LogLine>> WatchAsync(IResource resource) => WatchAsync(resource.Name);

    /// <summary>The kept lines, then each new one, until the enumeration is cancelled.</summary>
    public IAsyncEnumerable<IReadOnlyList<LogLine>> WatchAsync(string resourceName) => Watch(resourceName, default);

    public void ClearBacklog(string resourceName) => _backlogs.TryRemove(resourceName, out _);

    public void Complete(IResource resource) => Complete(resource.Name);

    public void Complete(string name) => ArgumentNullException.ThrowIfNull(name);

    public void Dispose()
    {
        GC.SuppressFinalize(this);
        LineAdded = null;
    }

    internal void Add(string resourceName, string content, bool isError)
    {
        var line = _backlogs.GetOrAdd(resourceName, _ => new Backlog()).Add(content, isError);
        LineAdded?.Invoke(resourceName, line);
    }

    private async IAsyncEnumerable<IReadOnlyList<LogLine>> Watch(
        string resourceName, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var channel = Channel.CreateBounded<LogLine>(
            new BoundedChannelOptions(MaxQueuedLines) { FullMode = BoundedChannelFullMode.DropOldest });
        void Take(string name, LogLine line)
        {
            if (ReplicaNames.Matches(name, resourceName))
            {
                channel.Writer.TryWrite(line);
            }
        }
        LineAdded += Take;
        try
        {
            await foreach (var kept in GetAllAsync(resourceName).WithCancellation(cancellation).ConfigureAwait(false))
            {
                yield return kept;
            }
            await foreach (var line in channel.Reader.ReadAllAsync(cancellation).ConfigureAwait(false))
            {
                yield return [line];
            }
        }
        finally
        {
            LineAdded -= Take;
        }
    }

    private sealed class Backlog
    {
        private readonly Queue<LogLine> _lines = new();
        private int _count;

        public LogLine Add(string content, bool isError)
        {
            lock (_lines)
            {
                var line = new LogLine(++_count, content, isError);
                _lines.Enqueue(line);
                if (_lines.Count > MaxKeptLines)
                {
                    _lines.Dequeue();
                }
                return line;
            }
        }

        public LogLine[] Copy()
        {
            lock (_lines)
            {
                return [.. _lines];
            }
        }
    }

    private sealed class ResourceLogger(ResourceLoggerService service, string name) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter)
        {
            var text = formatter(state, exception);
            service.Add(name, exception is null ? text : $"{text} {exception}", logLevel >= LogLevel.Error);
        }
    }
}
