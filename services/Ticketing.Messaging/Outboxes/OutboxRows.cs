using Npgsql;

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
              FROM (SELECT * FROM outbox WHERE sent_at IS NULL ORDER BY id LIMIT $1) unsent) rows
        WHERE before < $2
        ORDER BY id
        """;

    // Not worth a wait for the disk: a mark that is lost with the machine sends messages twice, as a crash before it does.
    private const string Mark = """
        UPDATE outbox SET sent_at = now()
        FROM (SELECT set_config('synchronous_commit', 'off', true)) AS in_this_transaction
        WHERE id = ANY($1)
        """;

    // Looks at the oldest rows alone: to look for old ones would read an hour's messages when there are none.
    private const string Clean = """
        DELETE FROM outbox WHERE id IN
            (SELECT id FROM (SELECT id, sent_at FROM outbox ORDER BY id LIMIT 10000) AS oldest
             WHERE sent_at < now() - @retention);
        DELETE FROM inbox WHERE message_id IN
            (SELECT message_id FROM inbox WHERE accepted_at < now() - @inbox LIMIT 10000);
        """;

    /// <summary>What is to be sent next, in order of ids, and since when the oldest of it waits.</summary>
    public static async Task<(List<long> Ids, List<OutgoingMessage> Messages, DateTimeOffset Oldest)> ReadUnsentAsync(
        NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(ReadUnsent, connection);
        command.Parameters.Add(new() { Value = BatchSize });
        command.Parameters.Add(new() { Value = MaxMessages });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var ids = new List<long>();
        var messages = new List<OutgoingMessage>();
        var oldest = DateTimeOffset.MaxValue;
        while (await reader.ReadAsync(cancellation))
        {
            ids.Add(reader.GetInt64(0));
            messages.Add(new OutgoingMessage(
                reader.GetGuid(1), reader.GetString(2), reader.IsDBNull(3) ? null : reader.GetInt32(3), reader.GetString(4),
                reader.GetString(5), reader.GetFieldValue<byte[]>(6), reader.IsDBNull(7) ? null : reader.GetString(7),
                reader.IsDBNull(9) ? null : reader.GetInt32(9)));
            var createdAt = reader.GetFieldValue<DateTimeOffset>(8);
            oldest = createdAt < oldest ? createdAt : oldest;
        }

        return (ids, messages, oldest);
    }

    /// <summary>Call for what the broker has acknowledged.</summary>
    public static async Task MarkSentAsync(NpgsqlConnection connection, long[] ids, CancellationToken cancellation)
    {
        if (ids.Length == 0)
        {
            return;
        }

        await using var command = new NpgsqlCommand(Mark, connection);
        command.Parameters.Add(new() { Value = ids });
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Bounded clean-up: at most ten thousand rows a table and round, oldest first.</summary>
    public static async Task CleanAsync(
        NpgsqlConnection connection, TimeSpan retention, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(Clean, connection);
        command.Parameters.AddWithValue("retention", retention);

        // Twice as long as anything is sent again, so that a duplicate never outlives its inbox row.
        command.Parameters.AddWithValue("inbox", retention * 2 + TimeSpan.FromDays(1));
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
