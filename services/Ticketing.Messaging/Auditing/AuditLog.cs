using System.Text.Json;
using Ticketing.Messaging.Data;

namespace Ticketing.Messaging.Auditing;

/// <summary>
/// Table <c>audit_log</c> of the service's database. It only grows: a trigger refuses UPDATE and DELETE, but for what
/// <see cref="AuditRetention"/> does.
/// </summary>
public static class AuditLog
{
    private const string Insert =
        """
        INSERT INTO audit_log (at, kind, actor, actor_id, role, seller_id, event_id, order_id, subject_id, address, details)
        VALUES (@At, @Kind, @Actor, @ActorId, @Role, @SellerId, @EventId, @OrderId, @SubjectId, @Address::inet,
                @Details::jsonb)
        """;

    /// <summary>Writes an entry in the transaction of the change that it tells of.</summary>
    public static Task AppendAsync(
        this DatabaseTransaction transaction, AuditEntry entry, DateTimeOffset now, CancellationToken cancellation) =>
        transaction.ExecuteAsync(
            Insert,
            new
            {
                At = now, entry.Kind, Actor = entry.Actor.Kind, ActorId = entry.Actor.Id, entry.Actor.Role,
                SellerId = entry.SellerId ?? entry.Actor.SellerId, entry.EventId, entry.OrderId, entry.SubjectId,
                entry.Address,
                Details = JsonSerializer.Serialize(entry.Details, AuditJson.Default.IReadOnlyDictionaryStringString),
            },
            cancellation);

    /// <summary>
    /// Runs a statement and, if it wrote a row, the entry with it: both or neither. How many rows it wrote.
    /// </summary>
    public static async Task<int> ExecuteAuditedAsync(
        this Database database, string sql, object parameters, AuditEntry entry, DateTimeOffset now,
        CancellationToken cancellation)
    {
        await using var transaction = await database.BeginAsync(cancellation);
        var written = await transaction.ExecuteAsync(sql, parameters, cancellation);
        if (written > 0)
        {
            await transaction.AppendAsync(entry, now, cancellation);
            await transaction.CommitAsync(cancellation);
        }

        return written;
    }
}
