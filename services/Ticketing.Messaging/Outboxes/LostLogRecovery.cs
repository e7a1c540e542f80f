using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Ticketing.Messaging.Publishing;

namespace Ticketing.Messaging.Outboxes;

/// <summary>
/// When the broker lost its log, everything sent within the retention is sent again: rows become unsent in
/// one transaction with the new cluster id, so that each loss is answered once, whichever replica notices.
/// Consumers are idempotent.
/// </summary>
internal sealed partial class LostLogRecovery(
    NpgsqlDataSource database, BrokerIdentity broker, OutboxSignal signal, MessagingOptions options, TimeProvider clock,
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
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using var read =
            new NpgsqlCommand("SELECT cluster_id FROM broker_state FOR UPDATE", connection, transaction);
        var stored = await read.ExecuteScalarAsync(cancellation) as string;
        if (stored == current)
        {
            return;
        }

        await using var write = new NpgsqlCommand(
            """
            INSERT INTO broker_state (only_row, cluster_id) VALUES (true, @current)
            ON CONFLICT (only_row) DO UPDATE SET cluster_id = excluded.cluster_id, changed_at = now()
            """,
            connection, transaction);
        write.Parameters.AddWithValue("current", current);
        await write.ExecuteNonQueryAsync(cancellation);
        var again = stored is null ? 0 : await SendAgainAsync(connection, transaction, cancellation);
        await transaction.CommitAsync(cancellation);
        if (stored is not null)
        {
            LogLost(stored, current, again);
            signal.Wake();
        }
    }

    private async Task<int> SendAgainAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            "UPDATE outbox SET sent_at = NULL WHERE sent_at > now() - @retention", connection, transaction);
        command.Parameters.AddWithValue("retention", options.OutboxRetention);
        return await command.ExecuteNonQueryAsync(cancellation);
    }

    [LoggerMessage(
        LogLevel.Warning, "The broker is {New}, it was {Old}: its log is lost, {Count} messages are sent again")]
    private partial void LogLost(string old, string @new, int count);

    [LoggerMessage(LogLevel.Warning, "Could not check for a lost log; trying again")]
    private partial void LogFailed(Exception exception);
}
