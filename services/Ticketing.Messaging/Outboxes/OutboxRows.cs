using Npgsql;
using Ticketing.Messaging.Data;

namespace Ticketing.Messaging.Outboxes;

/// <summary>The relay's statements on the outbox and, because it is always there, the clean-up of both tables.</summary>
internal static class OutboxRows
{
    /// <summary>Rows a round: enough to fill Kafka batches, small enough to hold in memory.</summary>
    private const int BatchSize = 1_000;

    /// <summary>Messages a round, as a row may bundle several: two megabytes of seat requests.</summary>
    private const int MaxMessages = 5_000;

    private const string ReadUnsent = """
        SELECT id, message_id, topic, partition_number, message_key, message_type, payload, trace_parent, created_at, bundled
        FROM (SELECT *, sum(coalesce(bundled, 1)) OVER (ORDER BY id) - coalesce(bundled, 1) AS before
              FROM (SELECT * FROM outbox WHERE sent_at IS NULL ORDER BY id LIMIT @BatchSize) unsent) rows
        WHERE before < @MaxMessages
        ORDER BY id
        """;

    // Not worth a wait for the disk: a mark that is lost with the machine sends messages twice, as a crash before it does.
    private const string Mark = """
        UPDATE outbox SET sent_at = now()
        FROM (SELECT set_config('synchronous_commit', 'off', true)) AS in_this_transaction
        WHERE id = ANY(@Ids)
        """;

    // Looks at the oldest rows alone: to look for old ones would read an hour's messages when there are none.
    private const string Clean = """
        DELETE FROM outbox WHERE id IN
            (SELECT id FROM (SELECT id, sent_at FROM outbox ORDER BY id LIMIT 10000) AS oldest
             WHERE sent_at < now() - @Retention);
        DELETE FROM inbox WHERE message_id IN
            (SELECT message_id FROM inbox WHERE accepted_at < now() - @InboxRetention LIMIT 10000);
        """;

    /// <summary>What is to be sent next, in order of ids, and since when the oldest of it waits.</summary>
    public static async Task<(List<long> Ids, List<OutgoingMessage> Messages, DateTimeOffset Oldest)> ReadUnsentAsync(
        NpgsqlConnection connection, CancellationToken cancellation)
    {
        var rows = await connection.ReadAsync<OutboxRow>(
            ReadUnsent, new { BatchSize, MaxMessages }, null, cancellation);
        return (
            [.. rows.Select(row => row.Id)],
            [.. rows.Select(row => row.ToMessage())],
            rows.Count == 0 ? DateTimeOffset.MaxValue : rows.Min(row => row.CreatedAt));
    }

    /// <summary>Call for what the broker has acknowledged.</summary>
    public static Task MarkSentAsync(NpgsqlConnection connection, long[] ids, CancellationToken cancellation) =>
        ids.Length == 0 ? Task.CompletedTask : connection.WriteAsync(Mark, new { Ids = ids }, null, cancellation);

    /// <summary>Bounded clean-up: at most ten thousand rows a table and round, oldest first.</summary>
    public static Task CleanAsync(NpgsqlConnection connection, TimeSpan retention, CancellationToken cancellation) =>
        connection.WriteAsync(
            Clean,
            new
            {
                Retention = retention,
                // Twice as long as anything is sent again, so that a duplicate never outlives its inbox row.
                InboxRetention = (retention * 2) + TimeSpan.FromDays(1),
            },
            null,
            cancellation);

    private sealed class OutboxRow
    {
        public long Id { get; init; }
        public Guid MessageId { get; init; }
        public required string Topic { get; init; }
        public int? PartitionNumber { get; init; }
        public required string MessageKey { get; init; }
        public required string MessageType { get; init; }
        public required byte[] Payload { get; init; }
        public string? TraceParent { get; init; }
        public DateTimeOffset CreatedAt { get; init; }
        public int? Bundled { get; init; }

        public OutgoingMessage ToMessage() =>
            new(MessageId, Topic, PartitionNumber, MessageKey, MessageType, Payload, TraceParent, Bundled);
    }
}
