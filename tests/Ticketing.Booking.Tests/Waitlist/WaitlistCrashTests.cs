using Microsoft.Extensions.DependencyInjection;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Payments;
using Ticketing.Booking.Payments.Providers;
using Ticketing.Booking.Tests.Support;
using Ticketing.Booking.Waitlist;
using Ticketing.Booking.Waitlist.ServeWaitlist;
using Ticketing.Contracts.Seating;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Tests.Waitlist;

/// <summary>A process dies between two steps; another one begins where the database and the provider are.</summary>
[Collection(ServersCollection.Name)]
public sealed class WaitlistCrashTests(Servers servers)
{
    private static readonly BookingOptions Options = new();

    [Theory]
    [InlineData("offered")]
    [InlineData("reserved")]
    [InlineData("asked-to-capture")]
    [InlineData("captured")]
    [InlineData("paid")]
    public async Task A_crash_between_two_steps_of_serving_ends_right(string crashedAfter)
    {
        await using var world = await WaitlistWorld.CreateAsync(servers);
        var entry = await world.JoinedAsync(2);
        var next = await world.JoinedAsync(1);
        await world.RestartAsync(services => BreakAt(services, crashedAfter));
        world.Seats.Free("B", 1, 2);
        await world.OfferAsync();
        if (crashedAfter != "offered")
        {
            await world.AnswerAsync();
        }
        if (crashedAfter == "paid")
        {
            await world.Host.Get<Authorisations>().ChargeAuthorisedAsync(
                (await world.EntryAsync(entry.Id)).BookingId!.Value, entry.TransactionId, CancellationToken.None);
        }
        else if (crashedAfter is not ("offered" or "reserved"))
        {
            await world.SettleAsync(); // breaks on its way
            (await world.EntryAsync(entry.Id)).State.ShouldBe(WaitlistState.Offered);
        }

        await world.RestartAsync();
        world.Host.Clock.Advance(Options.WaitlistStepLease);
        await world.ServeAsync();

        var served = await world.EntryAsync(entry.Id);
        served.State.ShouldBe(WaitlistState.Served);
        (await world.Host.ReadAsync(served.BookingId!.Value)).State.ShouldBe(BookingStatus.Paid);
        world.PaymentOf(entry).Captured.ShouldBe(4_000);
        (await world.EntryAsync(next.Id)).State.ShouldBe(WaitlistState.Waiting);
        (await world.Host.ScalarAsync<long>("SELECT count(*) FROM bookings")).ShouldBe(1);
        var replay = await world.ReplayAsync();
        replay.Violations.ShouldBeEmpty();
        replay.Served.ShouldBe(1);
    }

    [Fact]
    public async Task A_crash_while_joining_is_finished_by_asking_the_provider()
    {
        await using var world = await WaitlistWorld.CreateAsync(servers);
        await world.RestartAsync(services => BreakAt(services, "authorised"));
        var buyer = TestBookings.NewBuyer();
        (await world.JoinAsync(buyer, 1, key: "k1")).Refusal!.Code.ShouldBe("temporarily-unavailable");

        await world.RestartAsync();
        var again = await world.JoinAsync(buyer, 1, key: "k1");

        again.Entry!.Entry.State.ShouldBe(WaitlistState.Waiting);
        world.Payments.Count.ShouldBe(1);
        (await world.JoinAsync(buyer, 1)).Refusal!.Code.ShouldBe("already-waiting");
        (await world.JoinAsync(buyer, 2, key: "k1")).Refusal!.Code.ShouldBe("idempotency-key-reused");
    }

    [Fact]
    public async Task An_authorisation_whose_buyer_never_asks_again_still_brings_them_into_the_line()
    {
        await using var world = await WaitlistWorld.CreateAsync(servers);
        await world.RestartAsync(services => BreakAt(services, "authorised"));
        await world.JoinAsync(TestBookings.NewBuyer(), 1);

        await world.RestartAsync();
        world.Host.Clock.Advance(Options.PaymentRecoveryAfter);
        await world.SettleAsync();

        (await world.Host.ScalarAsync<string>("SELECT state FROM waitlist_entries")).ShouldBe(WaitlistState.Waiting);
    }

    [Fact]
    public async Task Two_replicas_at_once_offer_each_seat_once_and_charge_once()
    {
        await using var world = await WaitlistWorld.CreateAsync(servers);
        for (var i = 0; i < 30; i++)
        {
            await world.JoinedAsync(1 + (i % 2));
        }
        var first = world.Host;
        var second = await world.RestartAsync();
        for (var row = 1; row <= 5; row++)
        {
            world.Seats.Free("B", Enumerable.Range(1, 10).Select(n => new SeatPosition(1, row, n)));
            await Task.WhenAll(new[] { first, second, first, second }.Select(host => Task.Run(async () =>
            {
                await WaitlistWorld.RunAsync<WaitlistServing>(host);
                await WaitlistWorld.RunAsync<WaitlistSettling>(host);
            })));
        }
        await world.ServeAsync();

        var replay = await world.ReplayAsync();
        replay.Violations.ShouldBeEmpty();
        replay.Served.ShouldBe(30);
        world.Payments.Sum(p => p.Captured).ShouldBe(45 * 2_000);
        (await world.Host.ScalarAsync<long>("SELECT count(*) FROM bookings WHERE status <> 'PAID'")).ShouldBe(0);
    }

    private static void BreakAt(IServiceCollection services, string step) =>
        services.AddSingleton<IPaymentProvider>(provider =>
            new BrokenLine(provider.GetRequiredService<SandboxPaymentProvider>(), step));
}
