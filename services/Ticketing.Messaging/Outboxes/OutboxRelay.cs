using System.Data;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Ticketing.Messaging.Data;
using Ticketing.Messaging.Publishing;

namespace Ticketing.Messaging.Outboxes;

/// <summary>
/// Sends outbox rows in order of their ids and marks them sent after the broker's delivery reports. One replica of a
/// service relays at a time (an advisory lock that ends with its connection), because two would mix the order of a key.
/// A crash between delivery and mark sends a message twice; consumers drop the second by its id.
/// </summary>
internal sealed partial class OutboxRelay(
    NpgsqlDataSource database, KafkaPublisher publisher, TopicProvisioner topics, BrokerIdentity broker,
    OutboxSignal signal, TimeProvider clock, MessagingOptions options, ILogger<OutboxRelay> logger) : BackgroundService
{
    /// <summary>An arbitrary constant; advisory locks are per database, and each service has its own.</summary>
    private const long LockKey = 0x0771CE71;

    /// <summary>How long a row written by another replica, or one whose signal was lost, waits at most.</summary>
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(50);

    /// <summary>A replica that is not the relay asks this often whether the place is free.</summary>
    private static readonly TimeSpan StandbyInterval = TimeSpan.FromMilliseconds(500);

    private static readonly TimeSpan FailurePause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan CleaningInterval = TimeSpan.FromSeconds(30);

    /// <summary>
    /// A round costs its statements and a record a key, whatever is in it: under a rush, that many orders more share them.
    /// </summary>
    private readonly Pace _pace = new(TimeSpan.FromMilliseconds(40));

    private readonly HashSet<string> _madeTopics = [];
    private string? _madeAt;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RelayWhileLockedAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is NpgsqlException or PublishException or IOException or TimeoutException
                or Confluent.Kafka.KafkaException or InvalidOperationException)
            {
                LogFailed(e);
                await Task.Delay(FailurePause, clock, stoppingToken);
            }
        }
    }

    private async Task RelayWhileLockedAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (!await TryLockAsync(connection, cancellation))
        {
            await Task.Delay(StandbyInterval, clock, cancellation);
            return;
        }

        try
        {
            await RelayAsync(connection, cancellation);
        }
        finally
        {
            await UnlockAsync(connection);
        }
    }

    private async Task RelayAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var nextCleaning = clock.GetUtcNow();
        while (!cancellation.IsCancellationRequested)
        {
            var sent = await SendBatchAsync(connection, cancellation);
            if (clock.GetUtcNow() >= nextCleaning)
            {
                await OutboxRows.CleanAsync(connection, options.OutboxRetention, cancellation);
                nextCleaning = clock.GetUtcNow() + CleaningInterval;
            }

            if (sent == 0)
            {
                await signal.WaitAsync(PollInterval, cancellation);
            }
            else
            {
                await _pace.WaitAsync(cancellation);
            }
        }
    }

    /// <summary>
    /// By hand, because a connection that goes back to the pool keeps its lock until somebody takes it out again. A broken
    /// connection has lost it anyway.
    /// </summary>
    private static async Task UnlockAsync(NpgsqlConnection connection)
    {
        if (connection.State != ConnectionState.Open)
        {
            return;
        }

        await connection.WriteAsync($"SELECT pg_advisory_unlock({LockKey})", null, null, CancellationToken.None);
    }

    private static Task<bool> TryLockAsync(NpgsqlConnection connection, CancellationToken cancellation) =>
        connection.ReadOneAsync<bool>($"SELECT pg_try_advisory_lock({LockKey})", null, null, cancellation);

    private async Task<int> SendBatchAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var (ids, messages, oldest) = await OutboxRows.ReadUnsentAsync(connection, cancellation);
        if (ids.Count == 0)
        {
            return 0;
        }

        try
        {
            await EnsureTopicsAsync(messages);
            await publisher.PublishInOrderAsync(messages, cancellation);
        }
        catch (PublishException e)
        {
            _madeTopics.Clear(); // Perhaps one was removed.
            // Mark only what is surely sent and is not behind a failed message of its key: order is kept by resending.
            await OutboxRows.MarkSentAsync(connection, SentBeforeFailure(ids, messages, e.Failed), cancellation);
            throw;
        }

        await OutboxRows.MarkSentAsync(connection, [.. ids], cancellation);
        MessagingDiagnostics.OutboxDelay.Record((clock.GetUtcNow() - oldest).TotalSeconds);
        return ids.Count;
    }

    /// <summary>
    /// A message to a topic that does not exist would hold up all others until it times out: a new event's first, or after
    /// a lost log one of an event that is over.
    /// </summary>
    private async Task EnsureTopicsAsync(List<OutgoingMessage> messages)
    {
        if (_madeAt != broker.ClusterId)
        {
            _madeTopics.Clear();
            _madeAt = broker.ClusterId;
        }

        var missing = messages.Select(m => m.Topic).Where(topic => !_madeTopics.Contains(topic)).ToHashSet();
        if (missing.Count > 0)
        {
            await topics.EnsureAsync([.. missing]);
            _madeTopics.UnionWith(missing);
        }
    }

    private static long[] SentBeforeFailure(
        List<long> ids, List<OutgoingMessage> messages, IReadOnlyList<OutgoingMessage> failed)
    {
        var failedMessages = failed.ToHashSet();
        var failedKeys = new HashSet<(string, string)>();
        var sent = new List<long>();
        for (var i = 0; i < ids.Count; i++)
        {
            var key = (messages[i].Topic, messages[i].Key);
            if (failedMessages.Contains(messages[i]))
            {
                failedKeys.Add(key);
            }
            else if (!failedKeys.Contains(key))
            {
                sent.Add(ids[i]);
            }
        }

        return [.. sent];
    }

    [LoggerMessage(LogLevel.Warning, "The outbox could not be sent; its rows stay and are tried again")]
    private partial void LogFailed(Exception exception);
}
