using Npgsql;
using Ticketing.Booking.Notifications;
using Ticketing.Booking.Waitlist.AuditWaitlist;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Directory;

namespace Ticketing.Booking.Waitlist.ServeWaitlist;

/// <summary>
/// Waiting ends with the sale: entries of an event that is not on sale any more are EXPIRED, and their authorisations
/// are let go. An offer that is being charged is carried to its end.
/// </summary>
internal sealed class SaleEnd(NpgsqlDataSource database, IEventDirectory directory, TimeProvider clock)
{
    // Sections too: the last one in the line may be served, or leave, just before the sale ends.
    private const string Waiting = """
        SELECT event_id FROM waitlist_entries WHERE state = 'WAITING' UNION SELECT event_id FROM waitlist_sections
        """;

    private const string Expire = $"""
        UPDATE waitlist_entries w
        SET state = 'EXPIRED', reason = $2, void_due = true, updated_at = $3, worked_until = '-infinity'
        FROM (
            SELECT id FROM waitlist_entries WHERE event_id = $1 AND state = 'WAITING' ORDER BY number LIMIT $4
        ) ended
        WHERE w.id = ended.id
        RETURNING {WaitlistEntryRow.Columns}
        """;

    private const string OpenSections = "DELETE FROM waitlist_sections WHERE event_id = $1";

    // Of one transaction; the next round takes the rest.
    private const int MaxBatch = 1_000;

    public async Task ExpireAsync(CancellationToken ct)
    {
        var events = new List<long>();
        await using (var command = database.CreateCommand(Waiting))
        await using (var reader = await command.ExecuteReaderAsync(ct))
        {
            while (await reader.ReadAsync(ct))
            {
                events.Add(reader.GetInt64(0));
            }
        }
        foreach (var id in events)
        {
            var status = directory.Find(new EventId(id))?.Status;
            if (status is SaleStatus.Closed or SaleStatus.Ended or SaleStatus.Cancelled)
            {
                await ExpireAsync(id, ReasonOf(status.Value), ct);
            }
        }
    }

    private async Task ExpireAsync(long eventId, string reason, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await WaitlistLine.LockAsync(connection, transaction, eventId, ct);
        await using var expire = new NpgsqlCommand(Expire, connection, transaction)
            .With(eventId, reason, now, MaxBatch);
        var expired = await expire.ReadEntriesAsync(ct);
        await WaitlistLine.AuditAsync(
            connection,
            transaction,
            eventId,
            now,
            null,
            [.. expired.OrderBy(e => e.Number)
                .Select(e => new WaitlistNote(WaitlistEvents.Expired, e.Id, e.Number, Reason: reason))],
            ct);
        await NotificationOutbox.AppendAsync(
            connection,
            transaction,
            [.. expired.Select(e => BookingNotifications.WaitlistExpired(e.Id, e.BuyerId, eventId))],
            ct);
        await using var open = new NpgsqlCommand(OpenSections, connection, transaction).With(eventId);
        await open.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
    }

    private static string ReasonOf(SaleStatus status) => status switch
    {
        SaleStatus.Closed => "sale-closed",
        SaleStatus.Cancelled => "event-cancelled",
        _ => "event-ended",
    };
}
