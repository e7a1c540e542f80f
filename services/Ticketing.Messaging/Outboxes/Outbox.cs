using Npgsql;
using Ticketing.Messaging.Data;
using Ticketing.Messaging.Publishing;

namespace Ticketing.Messaging.Outboxes;

/// <summary>
/// Transactional outbox: a message that belongs to a database change is a row of the same transaction, and
/// <see cref="OutboxRelay"/> sends it afterwards.
/// </summary>
public static class Outbox
{
    /// <summary>The insert, for those who put it into a larger statement: one row an array element.</summary>
    private const string Insert = """
        INSERT INTO outbox
            (message_id, topic, partition_number, message_key, message_type, payload, trace_parent, bundled)
        SELECT * FROM unnest(
            @Ids, @Topics, @Partitions, @Keys, @Types, @Payloads, @Traces, @Bundled)
        """;

    /// <summary>
    /// Adds the messages in one statement, in order; those of one topic, partition and key as one row
    /// (<see cref="Bundle"/>). Call <see cref="OutboxSignal.Wake"/> after the commit.
    /// </summary>
    public static Task AppendBundledAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, IReadOnlyList<OutgoingMessage> messages,
        CancellationToken cancellation) =>
        AppendAsync(connection, transaction, Bundle.Of(messages), cancellation);

    /// <summary>Adds the messages in one statement, in order. Call <see cref="OutboxSignal.Wake"/> after the commit.</summary>
    public static Task AppendAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, IReadOnlyList<OutgoingMessage> messages,
        CancellationToken cancellation) =>
        messages.Count == 0
            ? Task.CompletedTask
            : connection.WriteAsync(
                Insert,
                new
                {
                    Ids = messages.Select(m => m.MessageId).ToArray(),
                    Topics = messages.Select(m => m.Topic).ToArray(),
                    Partitions = messages.Select(m => m.Partition).ToArray(),
                    Keys = messages.Select(m => m.Key).ToArray(),
                    Types = messages.Select(m => m.Type).ToArray(),
                    Payloads = messages.Select(m => m.Payload).ToArray(),
                    Traces = messages.Select(m => m.TraceParent).ToArray(),
                    Bundled = messages.Select(m => m.Bundled).ToArray(),
                },
                transaction,
                cancellation);
}

/// <summary>Wakes this process's relay after a commit, so that a message need not wait for the next poll.</summary>
public sealed class OutboxSignal : IDisposable
{
    private readonly SemaphoreSlim _signal = new(0, 1);

    /// <summary>Cheap and never blocks; many calls before the relay looks count as one.</summary>
    public void Wake()
    {
        try
        {
            _signal.Release();
        }
        catch (SemaphoreFullException)
        {
            // Already awake: the relay reads everything there is.
        }
    }

    /// <summary>True when woken, false when <paramref name="atMost"/> passed first.</summary>
    internal Task<bool> WaitAsync(TimeSpan atMost, CancellationToken cancellation) =>
        _signal.WaitAsync(atMost, cancellation);

    /// <inheritdoc/>
    public void Dispose() => _signal.Dispose();
}
