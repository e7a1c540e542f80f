using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Ticketing.Messaging.Data;

namespace Ticketing.Messaging.Auditing;

/// <summary>How long the audit log is kept, section <c>Ticketing:Audit</c>; checked at start.</summary>
public sealed class AuditOptions
{
    /// <summary>Where they stand in the configuration.</summary>
    public const string Section = "Ticketing:Audit";

    /// <summary>Days until an entry is deleted. The table's trigger keeps every entry for 30.</summary>
    [Range(31, 3_650)]
    public int RetentionDays { get; set; } = 730;

    /// <summary>Days until the network address of a log-in is forgotten.</summary>
    [Range(1, 365)]
    public int AddressDays { get; set; } = 30;
}

/// <summary>Deletes entries that are too old, and forgets addresses, an hour's worth at a time.</summary>
internal sealed partial class AuditRetention(
    Database database, IOptions<AuditOptions> options, TimeProvider time, ILogger<AuditRetention> logger) : BackgroundService
{
    private const int Batch = 1_000;

    private const string Delete =
        """
        DELETE FROM audit_log WHERE audit_id IN (
            SELECT audit_id FROM audit_log WHERE at < @Before ORDER BY at LIMIT @Batch FOR UPDATE SKIP LOCKED)
        """;

    private const string Forget =
        """
        UPDATE audit_log SET address = NULL WHERE audit_id IN (
            SELECT audit_id FROM audit_log WHERE at < @Before AND address IS NOT NULL
            ORDER BY at LIMIT @Batch FOR UPDATE SKIP LOCKED)
        """;

    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    /// <summary>One round: all that is due, in batches.</summary>
    internal async Task RunOnceAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        await RepeatAsync(Delete, now.AddDays(-options.Value.RetentionDays), cancellation);
        await RepeatAsync(Forget, now.AddDays(-options.Value.AddressDays), cancellation);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                try
                {
                    await RunOnceAsync(stoppingToken);
                }
                catch (Exception e) when (!stoppingToken.IsCancellationRequested)
                {
                    LogFailed(e);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping.
        }
    }

    private async Task RepeatAsync(string sql, DateTimeOffset before, CancellationToken cancellation)
    {
        while (await database.ExecuteAsync(sql, new { Before = before, Batch }, cancellation) == Batch)
        {
        }
    }

    [LoggerMessage(LogLevel.Warning, "Old audit entries could not be deleted; tried again in an hour")]
    private partial void LogFailed(Exception exception);
}
