using Microsoft.Extensions.Hosting;
using Ticketing.Booking.Domain;
using Ticketing.Booking.Features.RedriveProcessing;
using Ticketing.Booking.Tests.Support;
using Ticketing.Contracts.Messages;

namespace Ticketing.Booking.Tests.Holds;

[Collection(ServersCollection.Name)]
public sealed class ProcessingRedriveTests(Servers servers)
{
    [Fact]
    public async Task An_unanswered_request_is_published_again_every_ten_seconds_and_no_oftener()
    {
        await using var host = await BookingHost.CreateAsync(servers);
        var buyer = Bookings.NewBuyer();
        var id = (await host.InsertAsync(BookingStatus.Processing, buyer))[0];
        await host.InsertAsync(BookingStatus.PendingPayment, buyer);
        await host.InsertAsync(BookingStatus.Failed, buyer);

        await RunAsync(host);
        (await host.MessagesAsync<TicketReservedRequest>(id)).ShouldBe(0);

        host.Clock.Advance(TimeSpan.FromSeconds(10));
        await RunAsync(host);
        await RunAsync(host);
        (await host.MessagesAsync<TicketReservedRequest>(id)).ShouldBe(1);

        host.Clock.Advance(TimeSpan.FromSeconds(10));
        await RunAsync(host);
        (await host.OutboxAsync<TicketReservedRequest>()).Count.ShouldBe(2);
        // The same fact: a receiver can tell that it had it before.
        (await host.ScalarAsync<long>("SELECT count(DISTINCT message_id) FROM outbox")).ShouldBe(1);
    }

    private static Task RunAsync(BookingHost host) => host.Get<IEnumerable<IHostedService>>()
        .OfType<ProcessingRedrive>().Single().RunOnceAsync(CancellationToken.None);
}
