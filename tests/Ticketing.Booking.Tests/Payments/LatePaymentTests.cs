using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Cancellations;
using Ticketing.Booking.Holds;
using Ticketing.Booking.Infrastructure;
using Ticketing.Booking.Orders;
using Ticketing.Booking.Orders.RecordSeatAnswers;
using Ticketing.Booking.Payments;
using Ticketing.Booking.Payments.ConfirmOrder;
using Ticketing.Booking.Payments.Providers;
using Ticketing.Booking.Tests.Support;
using Ticketing.Contracts.Messages;
using Ticketing.Messaging.Directory;
using Ticketing.PaymentSandbox.Books;

namespace Ticketing.Booking.Tests.Payments;

/// <summary>Money that comes after the hold was over: the same seats again, or the money back.</summary>
[Collection(ServersCollection.Name)]
public sealed class LatePaymentTests(Servers servers)
{
    private const long Total = 2 * TestEvents.PriceMinor;
    private static readonly BookingOptions Options = new();
    private readonly UserId _buyer = TestBookings.NewBuyer();

    [Fact]
    public async Task Captured_too_late_takes_the_same_seats_again_at_the_old_price()
    {
        await using var host = await CreateAsync();
        var lost = await LoseCapturedAsync(host);
        var successor = await SuccessorAsync(host, lost);

        // Dearer by now: what the buyer paid stays what it costs.
        await host.AnswerAsync(SeatAnswer.Reserved(
            successor.Id, _buyer, [.. TestBookings.Seats.Select(s => s with { PriceMinor = 900_000 })],
            host.Clock.GetUtcNow()));

        var paid = await host.ReadAsync(successor.Id);
        (paid.State, paid.TotalMinor, paid.Replaces).ShouldBe((BookingStatus.Paid, Total, lost));
        (await host.ReadAsync(lost)).ReplacedBy.ShouldBe(successor.Id);
        (await host.MessagesAsync<BookingPaidSuccess>(successor.Id)).ShouldBe(1);
        (await host.MessagesAsync<BookingPaidSuccess>(lost)).ShouldBe(0);
        await RunAsync<PaymentRecovery>(host);
        host.Sandbox.MoneyKept.ShouldBe(Total);
    }

    [Fact]
    public async Task Captured_too_late_for_seats_that_are_gone_is_refunded_once()
    {
        await using var host = await CreateAsync();
        var lost = await LoseCapturedAsync(host);
        var successor = await SuccessorAsync(host, lost);
        var failed = SeatAnswer.Failed(successor.Id, _buyer, "seat-taken", host.Clock.GetUtcNow());
        await host.AnswerAsync(failed);
        await host.AnswerAsync(failed);

        host.Get<UnreliableProvider>().RefundsToBreak = 1;
        for (var i = 0; i < 3; i++)
        {
            await RunAsync<PaymentRecovery>(host);
            host.Clock.Advance(Options.PaymentRecoveryAfter);
        }

        (await host.ReadAsync(successor.Id)).Reason.ShouldBe("seat-taken");
        host.Sandbox.MoneyKept.ShouldBe(0);
        (await host.ScalarAsync<string>(
            "SELECT string_agg(concat_ws(' ', type, status, kind), ';' ORDER BY type) FROM transactions"))
            .ShouldBe("PAYMENT SUCCESS order;REFUND SUCCESS late-payment");
        (await host.MessagesAsync<BookingExpiredReleaseTickets>(lost)).ShouldBe(1);
    }

    [Fact]
    public async Task Captured_too_late_for_an_event_that_is_over_is_refunded_at_once()
    {
        await using var host = await CreateAsync();

        await LoseCapturedAsync(host, whileLost: () => EndEventAsync(host));

        host.Sandbox.MoneyKept.ShouldBe(0);
        (await host.ScalarAsync<string>(
            "SELECT string_agg(concat_ws(' ', type, status, kind), ';' ORDER BY type) FROM transactions"))
            .ShouldBe("PAYMENT SUCCESS order;REFUND SUCCESS late-payment");
        (await host.ScalarAsync<long>("SELECT count(*) FROM bookings")).ShouldBe(1);
    }

    [Fact]
    public async Task Captured_too_late_for_a_buyer_who_has_other_seats_by_now_is_refunded_at_once()
    {
        await using var host = await CreateAsync();
        ((TestEvents)host.Get<IEventDirectory>()).Change(TestEvents.OnSale, e => e with { MaxSeatsPerPerson = 3 });

        var lost = await LoseCapturedAsync(host, whileLost: async () => await host.InsertAsync(
            BookingStatus.PendingPayment, _buyer, holdExpiresAt: host.Clock.GetUtcNow() + TimeSpan.FromHours(1)));

        host.Sandbox.MoneyKept.ShouldBe(0);
        (await host.ReadAsync(lost)).ReplacedBy.ShouldBeNull();
    }

    [Fact]
    public async Task A_refund_the_provider_refuses_is_never_called_made()
    {
        await using var host = await CreateAsync();
        var lost = await LoseCapturedAsync(host, "tok_refund_refused");
        var successor = await SuccessorAsync(host, lost);
        await host.AnswerAsync(SeatAnswer.Failed(successor.Id, _buyer, "seat-taken", host.Clock.GetUtcNow()));

        await RunAsync<PaymentRecovery>(host);

        host.Sandbox.MoneyKept.ShouldBe(Total);
        (await host.ScalarAsync<string>(
            "SELECT concat_ws(' ', status, failure_code) FROM transactions WHERE type = 'REFUND'"))
            .ShouldBe("FAILED refund-refused");
    }

    [Fact]
    public async Task Approved_at_the_bank_too_late_is_captured_only_when_the_seats_are_held_again()
    {
        await using var host = await CreateAsync();
        var lost = await ApproveTooLateAsync(host);
        var successor = await SuccessorAsync(host, lost);
        host.Sandbox.Payments.Single().Status.ShouldBe(PaymentStatus.Authorised);

        await host.AnswerAsync(SeatAnswer.Reserved(
            successor.Id, _buyer, TestBookings.Seats, host.Clock.GetUtcNow()));
        await RunAsync<PaymentRecovery>(host);

        (await host.ReadAsync(successor.Id)).State.ShouldBe(BookingStatus.Paid);
        host.Sandbox.MoneyKept.ShouldBe(Total);
    }

    [Fact]
    public async Task Approved_at_the_bank_too_late_for_seats_that_are_gone_takes_nothing()
    {
        await using var host = await CreateAsync();
        var lost = await ApproveTooLateAsync(host);
        var successor = await SuccessorAsync(host, lost);

        await host.AnswerAsync(SeatAnswer.Failed(successor.Id, _buyer, "seat-taken", host.Clock.GetUtcNow()));
        await RunAsync<PaymentRecovery>(host);

        host.Sandbox.Payments.Single().Status.ShouldBe(PaymentStatus.Voided);
        (await host.ScalarAsync<string>("SELECT concat_ws(' ', status, failure_code) FROM transactions"))
            .ShouldBe("FAILED hold-expired");
    }

    [Fact]
    public async Task Approved_after_the_buyer_cancelled_is_let_go_and_no_seats_are_asked_for()
    {
        await using var host = await CreateAsync();
        var id = await WaitForBankAsync(host);
        await host.Get<CancelOrderUseCase>().HandleAsync(_buyer, id, CancellationToken.None);

        host.Sandbox.Books.Answer(host.Sandbox.Payments.Single().Reference, approved: true);
        host.Clock.Advance(Options.PaymentRecoveryAfter);
        await RunAsync<PaymentRecovery>(host);

        host.Sandbox.Payments.Single().Status.ShouldBe(PaymentStatus.Voided);
        (await host.ScalarAsync<long>("SELECT count(*) FROM bookings")).ShouldBe(1);
    }

    [Fact]
    public async Task A_successor_that_nobody_answers_before_the_event_ends_gives_the_money_back()
    {
        await using var host = await CreateAsync();
        var lost = await LoseCapturedAsync(host);
        var successor = await SuccessorAsync(host, lost);
        await EndEventAsync(host);

        host.Clock.Advance(Options.RedriveAfter);
        await RunAsync<ProcessingRedrive>(host);
        await RunAsync<PaymentRecovery>(host);

        var row = await host.ReadAsync(successor.Id);
        (row.State, row.Reason).ShouldBe((BookingStatus.Failed, "event-ended"));
        host.Sandbox.MoneyKept.ShouldBe(0);
    }

    /// <summary>Captured, but nobody heard of it for longer than seats may wait; then the line is back.</summary>
    private async Task<Guid> LoseCapturedAsync(
        BookingHost host, string token = "tok_ok", Func<Task>? whileLost = null)
    {
        var provider = host.Get<UnreliableProvider>();
        var id = (await host.InsertAsync(BookingStatus.PendingPayment, _buyer))[0];
        provider.BreakAfterCapture = true;
        await host.Get<ConfirmOrderUseCase>().HandleAsync(_buyer, id, token, CancellationToken.None);
        provider.BreakSettle = true;
        host.Clock.Advance(TestBookings.Hold);
        await RunAsync<PaymentRecovery>(host);
        await RunAsync<HoldSweep>(host);
        (await host.ReadAsync(id)).State.ShouldBe(BookingStatus.Cancelled);
        await (whileLost?.Invoke() ?? Task.CompletedTask);
        provider.BreakSettle = false;
        host.Clock.Advance(Options.PaymentRecoveryAfter);
        await RunAsync<PaymentRecovery>(host);
        await RunAsync<PaymentRecovery>(host);
        return id;
    }

    private static async Task EndEventAsync(BookingHost host)
    {
        await using var command = host.Database.CreateCommand($"UPDATE bookings SET event_id = {TestEvents.Ended}");
        await command.ExecuteNonQueryAsync();
    }

    private async Task<Guid> WaitForBankAsync(BookingHost host)
    {
        var id = (await host.InsertAsync(BookingStatus.PendingPayment, _buyer))[0];
        var waiting = await host.Get<ConfirmOrderUseCase>().HandleAsync(
            _buyer, id, "tok_3ds", CancellationToken.None);
        waiting.Order!.PaymentAction.ShouldNotBeNull();
        return id;
    }

    /// <summary>The hold does not wait for the bank; the approval comes a moment after it ran out.</summary>
    private async Task<Guid> ApproveTooLateAsync(BookingHost host)
    {
        var id = await WaitForBankAsync(host);
        host.Clock.Advance(TestBookings.Hold);
        await RunAsync<HoldSweep>(host);
        (await host.ReadAsync(id)).State.ShouldBe(BookingStatus.Cancelled);
        host.Sandbox.Books.Answer(host.Sandbox.Payments.Single().Reference, approved: true);
        await RunAsync<PaymentRecovery>(host);
        return id;
    }

    private static async Task<BookingRow> SuccessorAsync(BookingHost host, Guid lost)
    {
        var old = await host.ReadAsync(lost);
        var successor = await host.ReadAsync(old.ReplacedBy.ShouldNotBeNull());
        (successor.State, successor.Replaces, successor.AllOrNothing, successor.Mode)
            .ShouldBe((BookingStatus.Processing, lost, true, "manual"));
        (await host.MessagesAsync<TicketReservedRequest>(successor.Id)).ShouldBe(1);
        return successor;
    }

    private Task<BookingHost> CreateAsync() => BookingHost.CreateAsync(servers, change: services =>
    {
        services.AddSingleton<UnreliableProvider>();
        services.AddSingleton<IPaymentProvider>(p => p.GetRequiredService<UnreliableProvider>());
    });

    private static Task RunAsync<T>(BookingHost host)
        where T : PeriodicWork =>
        host.Get<IEnumerable<IHostedService>>().OfType<T>().Single().RunOnceAsync(CancellationToken.None);
}
