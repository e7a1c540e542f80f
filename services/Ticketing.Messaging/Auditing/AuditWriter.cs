using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Ticketing.Messaging.Data;

namespace Ticketing.Messaging.Auditing;

/// <summary>Where queued entries go: the service's own database, or event-ticketing.</summary>
public interface IAuditSink
{
    /// <summary>Writes all of them, or throws.</summary>
    Task WriteAsync(IReadOnlyList<AuditEntry> entries, CancellationToken cancellation);
}

/// <summary>
/// Writes entries that belong to no transaction, in the background: log-ins, refusals and operators' requests. Bounded:
/// when it is full, or the sink fails, entries are lost, counted, and logged. One key (an account, an address) has at
/// most <see cref="MaxPerKey"/> entries a minute, so that nobody fills the log.
/// </summary>
public sealed partial class AuditWriter(IAuditSink sink, TimeProvider time, ILogger<AuditWriter> logger) : BackgroundService
{
    /// <summary>Entries of one key in a minute.</summary>
    public const int MaxPerKey = 10;

    private const int Capacity = 1_000;
    private const int MaxBatch = 100;

    /// <summary>Keys remembered in a minute; more are limited together.</summary>
    private const int MaxKeys = 10_000;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Channel<AuditEntry> _queue = Channel.CreateBounded<AuditEntry>(
        new BoundedChannelOptions(Capacity) { SingleReader = true });

    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private DateTimeOffset _windowEnds = DateTimeOffset.MinValue;
    private long _lost;

    /// <summary>Queues the entry, unless <paramref name="key"/> had its share of this minute.</summary>
    public void Offer(AuditEntry entry, string key)
    {
        if (IsWithinShare(key) && !_queue.Writer.TryWrite(entry))
        {
            Interlocked.Increment(ref _lost);
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var batch = new List<AuditEntry>(MaxBatch);
        try
        {
            while (await _queue.Reader.WaitToReadAsync(stoppingToken))
            {
                batch.Clear();
                while (batch.Count < MaxBatch && _queue.Reader.TryRead(out var entry))
                {
                    batch.Add(entry);
                }

                await TryWriteAsync(batch, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping.
        }
    }

    private async Task TryWriteAsync(List<AuditEntry> batch, CancellationToken cancellation)
    {
        try
        {
            await sink.WriteAsync(batch, cancellation);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            Interlocked.Add(ref _lost, batch.Count);
            LogFailed(e);
        }

        if (Interlocked.Exchange(ref _lost, 0) is var lost and > 0)
        {
            LogLost(lost);
        }
    }

    private bool IsWithinShare(string key)
    {
        var now = time.GetUtcNow();
        lock (_lock)
        {
            if (now >= _windowEnds)
            {
                _counts.Clear();
                _windowEnds = now + Window;
            }

            var counted = _counts.Count < MaxKeys || _counts.ContainsKey(key) ? key : "";
            _counts[counted] = _counts.GetValueOrDefault(counted) + 1;
            return _counts[counted] <= MaxPerKey;
        }
    }

    [LoggerMessage(LogLevel.Warning, "Audit entries could not be written")]
    private partial void LogFailed(Exception exception);

    [LoggerMessage(LogLevel.Warning, "{Count} audit entries of log-ins, refusals or operators were lost")]
    private partial void LogLost(long count);
}

/// <summary>The service's own table.</summary>
internal sealed class DatabaseAuditSink(Database database, TimeProvider time) : IAuditSink
{
    public async Task WriteAsync(IReadOnlyList<AuditEntry> entries, CancellationToken cancellation)
    {
        await using var transaction = await database.BeginAsync(cancellation);
        foreach (var entry in entries)
        {
            await transaction.AppendAsync(entry, time.GetUtcNow(), cancellation);
        }

        await transaction.CommitAsync(cancellation);
    }
}
