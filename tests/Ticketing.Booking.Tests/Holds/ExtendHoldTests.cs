using Microsoft.Extensions.Hosting;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Holds;
using Ticketing.Booking.Tests.Refunds;
using Ticketing.Booking.Tests.Support;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Data;
using Ticketing.Messaging.Directory;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Tests.Holds;

[Collection(ServersCollection.Name)]
public sealed class ExtendHoldTests(Servers servers)
{
    private const int Extension = 300;
    private const int Rounds = 200;
    private readonly UserId _buyer = TestBookings.NewBuyer();

    [Fact]
    public async Task A_running_hold_is_made_longer_once_if_the_event_allows_it()
    {
        await using var host = await BookingHost.CreateAsync(servers);
        var id = (await host.InsertAsync(BookingStatus.PendingPayment, _buyer))[0];
        var before = (await host.ReadAsync(id)).HoldExpiresAt!.Value;

        (await ExtendAsync(host, id)).Refusal!.Code.ShouldBe("extension-not-allowed");
        Allow(host);
        (await ExtendAsync(host, id)).Order!.HoldExpiresAt.ShouldBe(before.AddSeconds(Extension));
        (await ExtendAsync(host, id)).Refusal!.Code.ShouldBe("already-extended");
        (await host.Get<ExtendHoldUseCase>().HandleAsync(TestBookings.NewBuyer(), id, CancellationToken.None))
            .Refusal!.Code.ShouldBe("not-your-order");

        host.Clock.Advance(TestBookings.Hold);
        (await host.Get<HoldExpiry>().SweepAsync(CancellationToken.None)).ShouldBe(0);
        host.Clock.Advance(TimeSpan.FromSeconds(Extension));
        (await host.Get<HoldExpiry>().SweepAsync(CancellationToken.None)).ShouldBe(1);
    }

    [Fact]
    public async Task A_hold_that_ran_out_is_not_made_longer_and_ends_by_being_touched()
    {
        await using var host = await BookingHost.CreateAsync(servers);
        Allow(host);
        var id = (await host.InsertAsync(BookingStatus.PendingPayment, _buyer))[0];
        host.Clock.Advance(TestBookings.Hold);

        (await ExtendAsync(host, id)).Refusal!.Code.ShouldBe("hold-expired");
        (await host.ReadAsync(id)).State.ShouldBe(BookingStatus.Cancelled);
    }

    [Fact]
    public async Task Extending_and_expiring_at_the_same_moment_ends_in_exactly_one_of_them()
    {
        await using var host = await BookingHost.CreateAsync(servers);
        await using var ahead = await BookingHost.CreateAsync(servers, database: host.ConnectionString);
        ahead.Clock.Advance(TestBookings.Hold + TimeSpan.FromSeconds(1));
        Allow(host);
        var ids = await host.InsertAsync(BookingStatus.PendingPayment, _buyer, Rounds);

        await RaceAsync(ids, async id => (await ExtendAsync(host, id)).Order is not null, ahead);

        (await ContradictionsAsync(host)).ShouldBe(0);
        (await host.ScalarAsync<long>("SELECT count(*) FROM bookings WHERE extended_at IS NOT NULL"))
            .ShouldBeInRange(1, Rounds - 1, "a race that one side always wins proves nothing");
    }

    /// <summary>The twin: extending without a condition on the row's state.</summary>
    [Fact]
    public async Task Without_the_row_condition_some_holds_are_both_longer_and_over()
    {
        await using var host = await BookingHost.CreateAsync(servers);
        await using var ahead = await BookingHost.CreateAsync(servers, database: host.ConnectionString);
        ahead.Clock.Advance(TestBookings.Hold + TimeSpan.FromSeconds(1));
        var ids = await host.InsertAsync(BookingStatus.PendingPayment, _buyer, Rounds);
        var unguarded = ExtendHoldUseCase.Extend
            .Replace(ExtendHoldUseCase.Guard, "", StringComparison.Ordinal)
            .Replace("AND b.status = 'PENDING_PAYMENT'", "", StringComparison.Ordinal);

        await RaceAsync(ids, id => UnguardedAsync(host, unguarded, id), ahead);

        (await ContradictionsAsync(host)).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_buyer_is_warned_once_before_a_hold_ends_and_again_when_it_was_made_longer()
    {
        await using var host = await BookingHost.CreateAsync(servers);
        Allow(host);
        var id = (await host.InsertAsync(BookingStatus.PendingPayment, _buyer))[0];
        await host.InsertAsync(BookingStatus.Paid, _buyer);

        await WarnAsync(host);
        (await WarningsAsync(host)).ShouldBe(0);
        host.Clock.Advance(TestBookings.Hold - TimeSpan.FromMinutes(1));
        await WarnAsync(host);
        await WarnAsync(host);
        (await WarningsAsync(host)).ShouldBe(1);

        (await ExtendAsync(host, id)).Order.ShouldNotBeNull();
        await WarnAsync(host);
        (await WarningsAsync(host)).ShouldBe(1);
        host.Clock.Advance(TimeSpan.FromSeconds(Extension));
        await WarnAsync(host);
        (await WarningsAsync(host)).ShouldBe(2);
    }

    private static void Allow(BookingHost host) => ((TestEvents)host.Get<IEventDirectory>()).Change(
        TestEvents.OnSale, e => e with { HoldExtensionSeconds = Extension });

    private async Task<OrderOutcome> ExtendAsync(BookingHost host, Guid id) =>
        await host.Get<ExtendHoldUseCase>().HandleAsync(_buyer, id, CancellationToken.None);

    private static async Task RaceAsync(Guid[] ids, Func<Guid, Task<bool>> extend, BookingHost ahead)
    {
        foreach (var some in ids.Chunk(10))
        {
            await Task.WhenAll(some.SelectMany((id, i) => new Func<Task>[]
            {
                // Who is first differs from booking to booking, however quick the machine is.
                async () =>
                {
                    Thread.SpinWait((9 - i) % 5 * 20_000);
                    await extend(id);
                },
                async () =>
                {
                    Thread.SpinWait(i % 5 * 20_000);
                    await ahead.Get<HoldExpiry>().CancelExpiredAsync(
                        [await ahead.ReadAsync(id)], CancellationToken.None);
                },
            }).Select(contend => Task.Run(contend)));
        }
    }

    private async Task<bool> UnguardedAsync(BookingHost host, string sql, Guid id) =>
        await host.Get<Database>().ExecuteAsync(
            sql,
            new { id, buyerId = _buyer.Value, now = host.Clock.GetUtcNow(), seconds = (double)Extension },
            CancellationToken.None) > 0;

    /// <summary>Told longer by now, although its seats were given back at a time it was told to have.</summary>
    private static Task<long> ContradictionsAsync(BookingHost host) => host.ScalarAsync<long>(
        "SELECT count(*) FROM bookings WHERE extended_at IS NOT NULL AND status = 'CANCELLED'");

    private static Task<long> WarningsAsync(BookingHost host) =>
        host.ScalarAsync<long>("SELECT count(*) FROM notifications WHERE kind = 'hold_ending'");

    private static Task WarnAsync(BookingHost host) => host.Get<IEnumerable<IHostedService>>()
        .OfType<HoldWarnings>().Single().RunOnceAsync(CancellationToken.None);
}
