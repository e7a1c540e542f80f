using Ticketing.Booking.Cancellations;
using Ticketing.Booking.Waitlist;
using Ticketing.Contracts;
using Ticketing.Messaging.Auditing;
using Ticketing.Messaging.Data;

namespace Ticketing.Booking.PersonalData;

/// <summary>
/// Lets the holds and waitlist places of a person go, and erases what may name them. Orders and transactions stay under
/// the person's id, which is a pseudonym now: accounting must keep them.
/// </summary>
internal sealed class PersonErasure(
    Database database, CancelOrderUseCase cancel, LeaveWaitlistUseCase leave, TimeProvider clock)
{
    // Nobody holds more at once.
    private const int MaxOpen = 200;

    private const string OpenOrders = """
        SELECT id FROM bookings WHERE buyer_id = @userId AND status IN ('PROCESSING', 'PENDING_PAYMENT') LIMIT @MaxOpen
        """;

    private const string OpenEntries =
        "SELECT id FROM waitlist_entries WHERE buyer_id = @userId AND state = 'WAITING' LIMIT @MaxOpen";

    // Clients choose idempotency keys, and mail servers repeat addresses in their errors.
    private static readonly string[] Erasures =
    [
        "DELETE FROM notifications WHERE user_id = @userId",
        "UPDATE bookings SET idempotency_key = NULL WHERE buyer_id = @userId AND idempotency_key IS NOT NULL",
        "UPDATE waitlist_entries SET idempotency_key = NULL WHERE buyer_id = @userId AND idempotency_key IS NOT NULL",
        // Invoices stay for accounting, with all but the name of their recipient.
        "UPDATE invoices SET recipient = NULL WHERE buyer_id = @userId AND recipient IS NOT NULL",
        "DELETE FROM invoice_recipients WHERE buyer_id = @userId",
        "DELETE FROM invoice_sellers WHERE seller_id = @userId",
        "DELETE FROM webhook_deliveries WHERE seller_id = @userId",
        "DELETE FROM seller_webhooks WHERE seller_id = @userId",
    ];

    /// <summary>Harmless when it was done before. An order that is being paid is left to its payment.</summary>
    public async Task EraseAsync(UserId user, CancellationToken ct)
    {
        var values = new { userId = user.Value, MaxOpen };
        foreach (var order in await database.QueryAsync<Guid>(OpenOrders, values, ct))
        {
            await cancel.HandleAsync(user, order, ct);
        }
        foreach (var entry in await database.QueryAsync<Guid>(OpenEntries, values, ct))
        {
            await leave.HandleAsync(user, entry, ct);
        }
        await using var transaction = await database.BeginAsync(ct);
        foreach (var erasure in Erasures)
        {
            await transaction.ExecuteAsync(erasure, values, ct);
        }
        await transaction.AppendAsync(
            new AuditEntry("account-erased", AuditActor.System) { SubjectId = user.Value }, clock.GetUtcNow(), ct);
        await transaction.CommitAsync(ct);
    }
}
