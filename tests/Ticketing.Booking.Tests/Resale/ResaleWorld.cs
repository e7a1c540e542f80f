using Microsoft.Extensions.Hosting;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Infrastructure;
using Ticketing.Booking.Payments.ConfirmOrder;
using Ticketing.Booking.Refunds;
using Ticketing.Booking.Resale;
using Ticketing.Booking.Tests.Support;
using Ticketing.Booking.Waitlist.ServeWaitlist;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Auditing;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Tests.Resale;

/// <summary>Steps of a resale at event 1 of a host, with the sandbox as provider.</summary>
internal static class ResaleWorld
{
    public const int FeePercent = 10;

    public static readonly EventId Event = new(TestEvents.OnSale);

    public static async Task<BookingHost> HostAsync(Servers servers)
    {
        var host = await BookingHost.CreateAsync(servers);
        await host.AllowResaleAsync();
        return host;
    }

    public static Task AllowResaleAsync(this BookingHost host, bool isAllowed = true) =>
        host.Get<ResaleStore>().SaveTermsAsync(
            Event, isAllowed, FeePercent, 0, new AuditEntry("resale-terms-set", AuditActor.System), CancellationToken.None);

    /// <summary>An order of these seats of section A, 300,000 each, paid with a card.</summary>
    public static Task<BookingRow> BuyFromSellerAsync(this BookingHost host, UserId buyer, params SeatPosition[] seats) =>
        host.BuyFromSellerAsync(buyer, TestEvents.PriceMinor, seats.Length > 0 ? seats : [new(1, 1, 1), new(1, 1, 2)]);

    public static async Task<BookingRow> BuyFromSellerAsync(
        this BookingHost host, UserId buyer, long priceMinor, params SeatPosition[] seats)
    {
        var id = (await host.InsertAsync(BookingStatus.PendingPayment, buyer))[0];
        var priced = SeatsJson.Write([.. seats.Select(s => new PricedSeat(s.Subsection, s.Row, s.Seat, priceMinor))]);
        await host.ScalarAsync<Guid>(
            "UPDATE bookings SET seats = $2::text::jsonb, quantity = $3, total_minor = $4 WHERE id = $1 RETURNING id",
            id, priced, seats.Length, seats.Length * priceMinor);
        (await host.PayAsync(buyer, id)).Order!.State.ShouldBe(BookingStatus.Paid);
        return await host.ReadAsync(id);
    }

    public static Task<OrderOutcome> PayAsync(this BookingHost host, UserId buyer, Guid order, string token = "tok_ok") =>
        host.Get<ConfirmOrderUseCase>().HandleAsync(buyer, order, token, CancellationToken.None);

    /// <summary>Offers these seats of the order, all without, and lets the waitlist have its look.</summary>
    public static async Task<Guid> OfferAsync(this BookingHost host, BookingRow order, params SeatPosition[] seats)
    {
        (await host.TryOfferAsync(order, seats)).ShouldBeNull();
        await host.RunAsync<ResaleServing>();
        return (await host.Get<ResaleStore>().OfBookingAsync(order.Id, CancellationToken.None))[^1].OfferId;
    }

    public static Task<Refusal?> TryOfferAsync(this BookingHost host, BookingRow order, params SeatPosition[] seats) =>
        host.Get<OfferUseCase>().OfferAsync(
            new UserId(order.BuyerId), order.Id, seats.Length > 0 ? seats : order.SeatPositions, CancellationToken.None);

    public static Task<OrderOutcome> TakeAsync(
        this BookingHost host, UserId buyer, Guid offer, params SeatPosition[] seats) =>
        host.Get<BuyUseCase>().HandleAsync(buyer, Event, offer, seats.Length > 0 ? seats : null, CancellationToken.None);

    public static Task<Refusal?> WithdrawAsync(this BookingHost host, BookingRow order) =>
        host.Get<OfferUseCase>().WithdrawAsync(new UserId(order.BuyerId), order.Id, null, CancellationToken.None);

    public static Task RunAsync<T>(this BookingHost host)
        where T : PeriodicWork =>
        host.Get<IEnumerable<IHostedService>>().OfType<T>().Single().RunOnceAsync(CancellationToken.None);

    /// <summary>Undoes what is over, and makes the refunds that are due.</summary>
    public static async Task SettleAsync(this BookingHost host)
    {
        await host.RunAsync<ResaleWork>();
        await host.RunAsync<RefundRecovery>();
    }

    public static Task<string> StateAsync(this BookingHost host, Guid giver) => host.ScalarAsync<string>(
        "SELECT coalesce(string_agg(state, ',' ORDER BY subsection, row_number, seat_number, offered_at), '') "
        + "FROM resale_tickets WHERE booking_id = $1",
        giver);

    /// <summary>What became of all bookings: money is tickets, and no seat is in two of them.</summary>
    public static async Task ShouldAgreeAsync(this BookingHost host)
    {
        (await host.ScalarAsync<long>("""
            SELECT count(*) FROM (
                SELECT 1 FROM bookings b, jsonb_array_elements(b.seats) s
                WHERE b.status = 'PAID' AND NOT EXISTS (
                    SELECT FROM jsonb_array_elements(coalesce(b.refunded_seats, '[]')) r
                    WHERE (r -> 0, r -> 1, r -> 2) = (s -> 0, s -> 1, s -> 2))
                GROUP BY b.event_id, b.section, s -> 0, s -> 1, s -> 2 HAVING count(*) > 1) twice
            """)).ShouldBe(0, "no seat is in two live bookings");
        (await host.ScalarAsync<long>("""
            SELECT count(*) FROM bookings b WHERE b.paid_transaction IS NOT NULL AND b.refund_state IS NULL
              AND b.total_minor - b.refunded_minor - b.fees_minor <> (
                SELECT coalesce(sum((s ->> 3)::bigint), 0) FROM jsonb_array_elements(b.seats) s
                WHERE NOT EXISTS (
                    SELECT FROM jsonb_array_elements(coalesce(b.refunded_seats, '[]')) r
                    WHERE (r -> 0, r -> 1, r -> 2) = (s -> 0, s -> 1, s -> 2)))
            """)).ShouldBe(0, "a booking's money is that of its tickets");
        var books = host.Sandbox.Payments;
        (await host.ScalarAsync<long>(
            "SELECT coalesce(sum(total_minor - refunded_minor), 0)::bigint FROM bookings WHERE paid_transaction IS NOT NULL"))
            .ShouldBe(books.Sum(p => p.Captured - p.Refunded), "the provider's books are ours");
        (await host.ScalarAsync<long>("""
            SELECT count(*) FROM resale_tickets t JOIN bookings h ON h.id = t.taken_by
            WHERE (t.state = 'SOLD') <> (h.paid_transaction IS NOT NULL) AND h.status <> 'PENDING_PAYMENT'
            """)).ShouldBe(0, "a ticket is sold when its next booking is paid, and only then");
    }
}
