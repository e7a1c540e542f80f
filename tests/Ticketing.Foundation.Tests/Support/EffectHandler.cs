using System.Collections.Concurrent;
using Npgsql;
using NpgsqlTypes;
using Ticketing.Contracts.Messages;
using Ticketing.Messaging;
using Ticketing.Messaging.Outboxes;

namespace Ticketing.Foundation.Tests.Support;

/// <summary>
/// Does what a service does: one transaction a batch with the inbox and an effect (a row) for each message that is new.
/// </summary>
internal sealed class EffectHandler(NpgsqlDataSource database, bool useInbox = true) : IMessageBatchHandler
{
    public const string CreateTable =
        """
        CREATE TABLE effects (
            id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, message_key text NOT NULL, body text NOT NULL)
        """;

    /// <summary>Called before the effect; throws in place of a failing service.</summary>
    public Func<IReadOnlyList<IncomingMessage>, Task> Before { get; set; } = _ => Task.CompletedTask;

    /// <summary>Every message handed over, redeliveries included.</summary>
    public ConcurrentQueue<IncomingMessage> Seen { get; } = new();

    public async Task HandleAsync(IReadOnlyList<IncomingMessage> batch, CancellationToken cancellation)
    {
        foreach (var message in batch)
        {
            Seen.Enqueue(message);
        }

        await Before(batch);
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var accepted = useInbox ? await Inbox.AcceptAsync(connection, transaction, batch, cancellation) : null;
        var fresh = batch.Where(m => accepted is null || accepted.Remove(m.MessageId)).ToList();
        await using var insert = new NpgsqlCommand(
            "INSERT INTO effects (message_key, body) SELECT * FROM unnest(@keys, @bodies)", connection, transaction);
        insert.Parameters.Add(new("keys", NpgsqlDbType.Array | NpgsqlDbType.Text)
        {
            Value = fresh.Select(m => m.Key).ToArray(),
        });
        insert.Parameters.Add(new("bodies", NpgsqlDbType.Array | NpgsqlDbType.Text)
        {
            Value = fresh.Select(m => m.Read(ContractsJson.Default.ReleaseSeat).Section).ToArray(),
        });
        await insert.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>The effects in order, of one key or of all.</summary>
    public async Task<List<string>> EffectsAsync(string? key = null)
    {
        await using var command = database.CreateCommand(
            "SELECT body FROM effects WHERE @key::text IS NULL OR message_key = @key ORDER BY id");
        command.Parameters.AddWithValue("key", NpgsqlDbType.Text, (object?)key ?? DBNull.Value);
        await using var reader = await command.ExecuteReaderAsync();
        var bodies = new List<string>();
        while (await reader.ReadAsync())
        {
            bodies.Add(reader.GetString(0));
        }

        return bodies;
    }

    public async Task<int> CountAsync() => (await EffectsAsync()).Count;
}
