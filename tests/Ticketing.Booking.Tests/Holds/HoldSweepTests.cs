using Microsoft.Extensions.Hosting;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Holds;
using Ticketing.Booking.Orders;
using Ticketing.Booking.Tests.Support;
using Ticketing.Contracts.Messages;

namespace Ticketing.Booking.Tests.Holds;

[Collection(ServersCollection.Name)]
public sealed class HoldSweepTests(Servers servers)
{
    private readonly UserId _buyer = TestBookings.NewBuyer();

    [Fact]
    public async Task A_thousand_expired_holds_end_in_one_round_and_running_ones_stay()
    {
        await using var host = await BookingHost.CreateAsync(servers);
        var now = host.Clock.GetUtcNow();
        var expired = await host.InsertAsync(BookingStatus.PendingPayment, _buyer, 1_000, now.AddSeconds(-1));
        await host.InsertAsync(BookingStatus.PendingPayment, _buyer, 100, now.AddMinutes(1));
        await host.InsertAsync(BookingStatus.Paid, _buyer, 100, now.AddSeconds(-1));
        await host.InsertAsync(BookingStatus.Processing, _buyer, 100);

        await SweepAsync(host);

        (await host.ScalarAsync<long>("SELECT count(*) FROM bookings WHERE status = 'CANCELLED'"))
            .ShouldBe(1_000);
        var releases = await host.OutboxAsync<BookingExpiredReleaseTickets>();
        releases.Select(r => r.GetProperty("bookingId").GetGuid()).ShouldBe(expired, ignoreOrder: true);
        releases[0].GetProperty("reason").GetString().ShouldBe("hold-expired");
        var row = await host.ReadAsync(expired[0]);
        row.Reason.ShouldBe("hold-expired");
        row.CancelledAt.ShouldNotBeNull();
        row.Version.ShouldBe(2);
    }

    [Fact]
    public async Task Two_replicas_that_sweep_at_once_release_each_booking_once()
    {
        await using var host = await BookingHost.CreateAsync(servers);
        await using var other = await BookingHost.CreateAsync(servers, database: host.ConnectionString);
        await host.InsertAsync(
            BookingStatus.PendingPayment, _buyer, 3_000, host.Clock.GetUtcNow().AddSeconds(-1));

        await Task.WhenAll(SweepAsync(host), SweepAsync(other));
        await SweepAsync(host);

        (await host.ScalarAsync<long>("SELECT count(*) FROM bookings WHERE status = 'CANCELLED'"))
            .ShouldBe(3_000);
        (await host.ScalarAsync<long>("SELECT count(*) FROM outbox")).ShouldBe(3_000);
        (await host.ScalarAsync<long>("SELECT count(DISTINCT message_id) FROM outbox")).ShouldBe(3_000);
    }

    [Fact]
    public async Task Looking_at_an_expired_order_cancels_it_at_once()
    {
        await using var host = await BookingHost.CreateAsync(servers);
        var id = (await host.InsertAsync(BookingStatus.PendingPayment, _buyer))[0];
        host.Clock.Advance(TestBookings.Hold);

        var seen = await host.Get<GetOrderUseCase>().HandleAsync(_buyer, id, CancellationToken.None);

        seen.Order!.State.ShouldBe(BookingStatus.Cancelled);
        (await host.MessagesAsync<BookingExpiredReleaseTickets>(id)).ShouldBe(1);
        await SweepAsync(host);
        (await host.MessagesAsync<BookingExpiredReleaseTickets>(id)).ShouldBe(1);
    }

    private static Task SweepAsync(BookingHost host) =>
        host.Get<IEnumerable<IHostedService>>().OfType<HoldSweep>().Single().RunOnceAsync(
            CancellationToken.None);
}
