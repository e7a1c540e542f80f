using Npgsql;
using NpgsqlTypes;

namespace Ticketing.Messaging.Outboxes;

/// <summary>Remembers which messages had their effect, in the same transaction as the effect.</summary>
public static class Inbox
{
    private const string Accept = """
        INSERT INTO inbox (message_id)
        SELECT DISTINCT unnest(@ids)
        ON CONFLICT (message_id) DO NOTHING
        RETURNING message_id
        """;

    /// <summary>The ids of <paramref name="batch"/> that are new; the others were handled before.</summary>
    public static async Task<HashSet<Guid>> AcceptAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<IncomingMessage> batch,
        CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(Accept, connection, transaction);
        command.Parameters.Add(new("ids", NpgsqlDbType.Array | NpgsqlDbType.Uuid)
        {
            Value = batch.Select(m => m.MessageId).ToArray(),
        });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var accepted = new HashSet<Guid>();
        while (await reader.ReadAsync(cancellation))
        {
            accepted.Add(reader.GetGuid(0));
        }

        return accepted;
    }
}
