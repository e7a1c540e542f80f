using Ticketing.Contracts;
using Ticketing.Messaging.Auditing;
using Ticketing.Messaging.Data;

namespace Ticketing.EventTicketing.Door;

/// <summary>Whom an API key invited to the seller's doors: open invitations, and the staff who accepted one.</summary>
internal static class DoorsOfKey
{
    private const string End =
        """
        WITH gone AS (
            UPDATE door_invitations i SET state = 'withdrawn' FROM events e
            WHERE e.event_id = i.event_id AND e.seller_id = @SellerId AND i.made_by_key = @KeyId AND i.state <> 'withdrawn'
            RETURNING i.event_id, i.answered_by),
        removed AS (
            DELETE FROM event_door_staff s USING gone g WHERE s.event_id = g.event_id AND s.user_id = g.answered_by)
        SELECT count(*) FROM gone
        """;

    /// <summary>Ends them, in the transaction that revokes the key.</summary>
    public static async Task EndAsync(
        DatabaseTransaction transaction, UserId seller, Guid keyId, AuditActor by, DateTimeOffset now,
        CancellationToken ct)
    {
        var ended = await transaction.FindAsync<long>(End, new { SellerId = seller.Value, KeyId = keyId }, ct);
        if (ended > 0)
        {
            var details = new Dictionary<string, string> { ["key_id"] = keyId.ToString() };
            await transaction.AppendAsync(
                new AuditEntry("door-invitations-of-key-ended", by) { SellerId = seller.Value, Details = details }, now, ct);
        }
    }
}
