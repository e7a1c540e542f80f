using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Cancellations;
using Ticketing.Booking.Holds;
using Ticketing.Booking.Infrastructure;
using Ticketing.Booking.Payments;
using Ticketing.Booking.Payments.ConfirmOrder;
using Ticketing.Booking.Payments.Providers;
using Ticketing.Booking.Tests.Support;
using Ticketing.Contracts.Messages;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Tests.Payments;

[Collection(ServersCollection.Name)]
public sealed class PaymentRecoveryTests(Servers servers)
{
    private static readonly BookingOptions Options = new();
    private readonly UserId _buyer = TestBookings.NewBuyer();

    [Fact]
    public async Task A_crash_between_capture_and_PAID_is_finished_after_a_restart()
    {
        await using var sandbox = await SandboxServer.StartAsync(TimeProvider.System);
        var crashed = await CreateAsync(sandbox: sandbox);
        var id = (await crashed.InsertAsync(BookingStatus.PendingPayment, _buyer))[0];
        crashed.Get<UnreliableProvider>().BreakAfterCapture = true;
        (await PayAsync(crashed, id)).Refusal!.Code.ShouldBe("temporarily-unavailable");
        await crashed.DisposeAsync();

        await using var host = await CreateAsync(crashed.ConnectionString, sandbox);
        // The hold ends before anybody looks: the captured payment still counts, it was in time.
        host.Clock.Advance(TestBookings.Hold);
        await RunAsync<HoldSweep>(host);
        (await host.ReadAsync(id)).State.ShouldBe(BookingStatus.PendingPayment);
        await RunAsync<PaymentRecovery>(host);

        (await host.ReadAsync(id)).State.ShouldBe(BookingStatus.Paid);
        (await host.MessagesAsync<BookingPaidSuccess>(id)).ShouldBe(1);
        host.Sandbox.MoneyKept.ShouldBe(2 * TestEvents.PriceMinor);
        await RunAsync<PaymentRecovery>(host);
        (await host.MessagesAsync<BookingPaidSuccess>(id)).ShouldBe(1);
    }

    [Fact]
    public async Task A_payment_the_provider_never_heard_of_is_closed_and_can_be_made_again()
    {
        await using var host = await CreateAsync();
        var id = (await host.InsertAsync(BookingStatus.PendingPayment, _buyer))[0];
        host.Get<UnreliableProvider>().BreakBeforeCapture = true;
        (await PayAsync(host, id)).Refusal!.Code.ShouldBe("temporarily-unavailable");
        var lost = (await host.ReadAsync(id)).PaymentClaim.ShouldNotBeNull();
        host.Get<UnreliableProvider>().BreakBeforeCapture = false;

        host.Clock.Advance(Options.PaymentRecoveryAfter);
        await RunAsync<PaymentRecovery>(host);

        (await host.ReadAsync(id)).State.ShouldBe(BookingStatus.PendingPayment);
        (await PayAsync(host, id)).Order!.State.ShouldBe(BookingStatus.Paid);
        // The lost request arrives after all: it takes nothing.
        var late = await host.Get<SandboxPaymentProvider>().AuthoriseAsync(
            new AuthoriseRequest(lost, 600_000, "TWD", "tok_ok"), CancellationToken.None);
        late.State.ShouldBe(ProviderPaymentState.Voided);
        host.Sandbox.MoneyKept.ShouldBe(2 * TestEvents.PriceMinor);
    }

    [Fact]
    public async Task Recovery_leaves_a_running_capture_alone()
    {
        await using var host = await CreateAsync();
        var id = (await host.InsertAsync(BookingStatus.PendingPayment, _buyer))[0];
        host.Get<UnreliableProvider>().AfterCapture = () => RunAsync<PaymentRecovery>(host);

        (await PayAsync(host, id)).Order!.State.ShouldBe(BookingStatus.Paid);
    }

    [Fact]
    public async Task Recovery_and_the_capture_may_both_write_it_down()
    {
        await using var host = await CreateAsync();
        var id = (await host.InsertAsync(BookingStatus.PendingPayment, _buyer))[0];
        host.Get<UnreliableProvider>().AfterCapture = () =>
        {
            host.Clock.Advance(Options.PaymentRecoveryAfter);
            return RunAsync<PaymentRecovery>(host);
        };

        (await PayAsync(host, id)).Order!.State.ShouldBe(BookingStatus.Paid);

        (await host.MessagesAsync<BookingPaidSuccess>(id)).ShouldBe(1);
        (await host.ScalarAsync<long>("SELECT count(*) FROM transactions")).ShouldBe(1);
    }

    [Fact]
    public async Task A_silent_provider_does_not_cost_the_buyer_the_seats_at_once()
    {
        await using var host = await CreateAsync();
        var now = host.Clock.GetUtcNow();
        var id = (await host.InsertAsync(BookingStatus.PendingPayment, _buyer, 1, now.AddSeconds(20)))[0];
        var provider = host.Get<UnreliableProvider>();
        provider.BreakAfterCapture = provider.BreakSettle = true;
        await PayAsync(host, id);

        host.Clock.Advance(Options.PaymentRecoveryAfter);
        await RunAsync<PaymentRecovery>(host);
        await RunAsync<HoldSweep>(host);
        (await host.ReadAsync(id)).State.ShouldBe(BookingStatus.PendingPayment);
        provider.BreakSettle = false;
        host.Clock.Advance(Options.PaymentRecoveryAfter);
        await RunAsync<PaymentRecovery>(host);

        (await host.ReadAsync(id)).State.ShouldBe(BookingStatus.Paid);
    }

    [Fact]
    public async Task A_buyer_cannot_cancel_while_money_is_being_taken()
    {
        await using var host = await CreateAsync();
        var id = (await host.InsertAsync(BookingStatus.PendingPayment, _buyer))[0];
        OrderOutcome cancel = default;
        host.Get<UnreliableProvider>().AfterCapture = async () =>
            cancel = await host.Get<CancelOrderUseCase>().HandleAsync(_buyer, id, CancellationToken.None);

        (await PayAsync(host, id)).Order!.State.ShouldBe(BookingStatus.Paid);

        cancel.Refusal!.Code.ShouldBe("order-not-cancellable");
    }

    private Task<BookingHost> CreateAsync(string? database = null, SandboxServer? sandbox = null) =>
        BookingHost.CreateAsync(
        servers,
        database: database,
        sandbox: sandbox,
        change: services =>
        {
            services.AddSingleton<UnreliableProvider>();
            services.AddSingleton<IPaymentProvider>(p => p.GetRequiredService<UnreliableProvider>());
        });

    private static Task RunAsync<T>(BookingHost host)
        where T : PeriodicWork =>
        host.Get<IEnumerable<IHostedService>>().OfType<T>().Single().RunOnceAsync(CancellationToken.None);

    private Task<OrderOutcome> PayAsync(BookingHost host, Guid id) =>
        host.Get<ConfirmOrderUseCase>().HandleAsync(_buyer, id, "tok_ok", CancellationToken.None);
}
