using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Ticketing.Foundation.Tests.Support;

/// <summary>Keeps log lines with the scopes they were written in.</summary>
internal sealed class ScopedLog : ILoggerProvider, ISupportExternalScope
{
    private IExternalScopeProvider _scopes = new LoggerExternalScopeProvider();

    public ConcurrentQueue<(string Text, IReadOnlyDictionary<string, object?> Scope)> Lines { get; } = new();

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

    public ILogger CreateLogger(string categoryName) => new Writer(this);

    public void Dispose()
    {
    }

    private sealed class Writer(ScopedLog log) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => log._scopes.Push(state);

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, Microsoft.Extensions.Logging.EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter)
        {
            var scope = new Dictionary<string, object?>();
            log._scopes.ForEachScope(
                (value, into) =>
                {
                    foreach (var (key, id) in value as IEnumerable<KeyValuePair<string, object?>> ?? [])
                    {
                        into[key] = id;
                    }
                },
                scope);
            log.Lines.Enqueue((formatter(state, exception), scope));
        }
    }
}
