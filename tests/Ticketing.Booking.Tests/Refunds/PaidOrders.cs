using Microsoft.Extensions.DependencyInjection;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Payments.Providers;
using Ticketing.Booking.Tests.Support;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Directory;

namespace Ticketing.Booking.Tests.Refunds;

/// <summary>Hosts and paid bookings for tests of refunds.</summary>
internal static class PaidOrders
{
    /// <summary>Price of the two seats of a booking.</summary>
    public const long Total = 2 * TestEvents.PriceMinor;

    public static Task<BookingHost> HostAsync(Servers servers, RefundBooks books, string? database = null) =>
        BookingHost.CreateAsync(
            servers, database: database, change: s => s.AddSingleton<IPaymentProvider>(books));

    /// <summary>Changes event 1.</summary>
    public static void Change(this BookingHost host, Func<EventDirectoryEntry, EventDirectoryEntry> change) =>
        ((TestEvents)host.Get<IEventDirectory>()).Change(TestEvents.OnSale, change);

    public static void Allow(this BookingHost host, int feePercent = 10, DateTimeOffset? until = null) =>
        host.Change(e => e with { Refunds = new RefundPolicy(true, until, feePercent) });

    /// <summary>Bookings of event 1 that are paid, with the transactions that paid them.</summary>
    public static async Task<Guid[]> InsertPaidAsync(this BookingHost host, UserId buyer, int count = 1)
    {
        var ids = await host.InsertAsync(BookingStatus.Paid, buyer, count);
        await host.ScalarAsync<long>(
            """
            WITH paid AS (
                INSERT INTO transactions (id, booking_id, buyer_id, amount_minor, currency, type, status, provider,
                                          provider_reference, created_at, updated_at, check_at)
                SELECT paid_transaction, id, buyer_id, total_minor, currency, 'PAYMENT', 'SUCCESS', 'sandbox',
                       'pay_' || id, now(), now(), now()
                FROM bookings WHERE id = ANY ($1)
                RETURNING 1)
            SELECT count(*) FROM paid
            """,
            ids);
        return ids;
    }
}
