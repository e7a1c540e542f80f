using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Ticketing.Messaging.Data;
using Ticketing.Messaging.Publishing;

namespace Ticketing.Messaging.Outboxes;

/// <summary>
/// When the broker lost its log, everything sent within the retention is sent again: rows become unsent in
/// one transaction with the new cluster id, so that each loss is answered once, whichever replica notices.
/// Consumers are idempotent.
/// </summary>
internal sealed partial class LostLogRecovery(
    Database database, BrokerIdentity broker, OutboxSignal signal, MessagingOptions options, TimeProvider clock,
    ILogger<LostLogRecovery> logger) : BackgroundService
{
    private static readonly TimeSpan CheckInterval = TimeSpan.FromSeconds(1);

    private string? _known;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (broker.ClusterId is { } current && current != _known)
                {
                    await RecoverAsync(current, stoppingToken);
                    _known = current;
                }
            }
            catch (Exception e) when (e is NpgsqlException or TimeoutException or IOException)
            {
                LogFailed(e);
            }

            await Task.Delay(CheckInterval, clock, stoppingToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task RecoverAsync(string current, CancellationToken cancellation)
    {
        await using var transaction = await database.BeginAsync(cancellation);
        var stored = await transaction.FindAsync<string>(
            "SELECT cluster_id FROM broker_state FOR UPDATE", null, cancellation);
        if (stored == current)
        {
            return;
        }

        await transaction.ExecuteAsync(
            """
            INSERT INTO broker_state (only_row, cluster_id) VALUES (true, @Current)
            ON CONFLICT (only_row) DO UPDATE SET cluster_id = excluded.cluster_id, changed_at = now()
            """,
            new { Current = current },
            cancellation);
        var again = stored is null ? 0 : await transaction.ExecuteAsync(
            "UPDATE outbox SET sent_at = NULL WHERE sent_at > now() - @Retention",
            new { Retention = options.OutboxRetention },
            cancellation);
        await transaction.CommitAsync(cancellation);
        if (stored is not null)
        {
            LogLost(stored, current, again);
            signal.Wake();
        }
    }

    [LoggerMessage(
        LogLevel.Warning, "The broker is {New}, it was {Old}: its log is lost, {Count} messages are sent again")]
    private partial void LogLost(string old, string @new, int count);

    [LoggerMessage(LogLevel.Warning, "Could not check for a lost log; trying again")]
    private partial void LogFailed(Exception exception);
}
