using Npgsql;
using Ticketing.Messaging.Data;

namespace Ticketing.Messaging.Outboxes;

/// <summary>Remembers which messages had their effect, in the same transaction as the effect.</summary>
public static class Inbox
{
    private const string Accept = """
        INSERT INTO inbox (message_id)
        SELECT DISTINCT unnest(@Ids)
        ON CONFLICT (message_id) DO NOTHING
        RETURNING message_id
        """;

    /// <summary>The ids of <paramref name="batch"/> that are new; the others were handled before.</summary>
    public static async Task<HashSet<Guid>> AcceptAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<IncomingMessage> batch,
        CancellationToken cancellation) =>
        [.. await connection.ReadAsync<Guid>(
            Accept, new { Ids = batch.Select(message => message.MessageId).ToArray() }, transaction, cancellation)];
}
