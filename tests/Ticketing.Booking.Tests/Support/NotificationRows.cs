using Ticketing.Booking.Notifications;
using Ticketing.Messaging.Data;
using Ticketing.Messaging.Directory;

namespace Ticketing.Booking.Tests.Support;

/// <summary>Makes notifications and webhooks, as the changes that tell of themselves do.</summary>
internal static class NotificationRows
{
    /// <summary>Appends in a transaction of its own.</summary>
    public static async Task NotifyAsync(
        this BookingHost host, IReadOnlyList<Notification> notifications, bool commit = true)
    {
        await using var transaction = await host.Get<Database>().BeginAsync(CancellationToken.None);
        await NotificationOutbox.AppendAsync(transaction, notifications, CancellationToken.None);
        if (commit)
        {
            await transaction.CommitAsync(CancellationToken.None);
        }
    }

    /// <summary>Stores the event in the database's copy of the directory as that of a new seller.</summary>
    public static async Task<UserId> SellerOfAsync(this BookingHost host, long eventId)
    {
        var entry = host.Get<IEventDirectory>().Find(new EventId(eventId)).ShouldNotBeNull()
            with { SellerId = new UserId(Guid.NewGuid()) };
        await host.Get<IEventDirectoryStore>().SaveAsync([entry], CancellationToken.None);
        return entry.SellerId;
    }

    public static async Task<Guid> InsertWebhookAsync(
        this BookingHost host, UserId seller, string type, string url = "http://127.0.0.1:9/hook")
    {
        var id = Guid.NewGuid();
        await host.ScalarAsync<Guid>(
            """
            INSERT INTO seller_webhooks (id, seller_id, url, types, created_at)
            VALUES ($1, $2, $3, ARRAY[$4], now()) RETURNING id
            """,
            id, seller.Value, url, type);
        return id;
    }
}
