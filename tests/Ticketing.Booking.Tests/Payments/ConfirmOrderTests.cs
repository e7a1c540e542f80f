using Ticketing.Booking.Bookings;
using Ticketing.Booking.Payments.ConfirmOrder;
using Ticketing.Booking.Tests.Support;
using Ticketing.Contracts.Messages;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Tests.Payments;

[Collection(ServersCollection.Name)]
public sealed class ConfirmOrderTests(Servers servers)
{
    private readonly UserId _buyer = TestBookings.NewBuyer();

    [Fact]
    public async Task A_payment_is_recorded_with_its_transaction_and_told_once()
    {
        await using var host = await BookingHost.CreateAsync(servers);
        var id = (await host.InsertAsync(BookingStatus.PendingPayment, _buyer))[0];

        var paid = (await PayAsync(host, id)).Order.ShouldNotBeNull();
        var again = (await PayAsync(host, id)).Order.ShouldNotBeNull();

        paid.State.ShouldBe(BookingStatus.Paid);
        again.ShouldBeEquivalentTo(await host.ReadAsync(id));
        again.PaidTransaction.ShouldBe(paid.PaidTransaction);
        (await host.MessagesAsync<BookingPaidSuccess>(id)).ShouldBe(1);
        (await host.ScalarAsync<string>("""
            SELECT string_agg(concat_ws(' ', type, status, amount_minor, currency, provider), ';')
            FROM transactions
            """))
            .ShouldBe("PAYMENT SUCCESS 600000 TWD sandbox");
        host.Sandbox.Payments.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Free_seats_are_paid_without_asking_the_provider()
    {
        await using var host = await BookingHost.CreateAsync(servers);
        var id = (await host.InsertAsync(BookingStatus.PendingPayment, _buyer))[0];
        await using (var command = host.Database.CreateCommand("UPDATE bookings SET total_minor = 0"))
        {
            await command.ExecuteNonQueryAsync();
        }

        (await PayAsync(host, id)).Order.ShouldNotBeNull().State.ShouldBe(BookingStatus.Paid);

        host.Sandbox.Payments.ShouldBeEmpty();
    }

    [Fact]
    public async Task Twenty_clicks_at_once_charge_once_and_all_hear_of_success()
    {
        await using var host = await BookingHost.CreateAsync(servers);
        var id = (await host.InsertAsync(BookingStatus.PendingPayment, _buyer))[0];

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ =>
            Task.Run(() => PayAsync(host, id))));

        outcomes.ShouldAllBe(o => o.Order != null && o.Order.State == BookingStatus.Paid);
        host.Sandbox.Payments.Count.ShouldBe(1);
        (await host.MessagesAsync<BookingPaidSuccess>(id)).ShouldBe(1);
    }

    [Theory]
    [InlineData("tok_decline", "card-declined")]
    [InlineData("tok_insufficient_funds", "insufficient-funds")]
    [InlineData("tok_nobody_knows", "unknown-token")]
    public async Task A_declined_payment_leaves_the_order_payable(string token, string failureCode)
    {
        await using var host = await BookingHost.CreateAsync(servers);
        var id = (await host.InsertAsync(BookingStatus.PendingPayment, _buyer))[0];

        (await PayAsync(host, id, token)).Refusal!.Code.ShouldBe("payment-declined");

        (await host.ScalarAsync<string>("SELECT failure_code FROM transactions WHERE status = 'FAILED'"))
            .ShouldBe(failureCode);
        (await PayAsync(host, id)).Order!.State.ShouldBe(BookingStatus.Paid);
        (await host.ScalarAsync<long>("SELECT count(*) FROM transactions")).ShouldBe(2);
    }

    [Fact]
    public async Task Only_an_order_that_waits_for_payment_is_payable()
    {
        await using var host = await BookingHost.CreateAsync(servers);
        BookingStatus[] others = [BookingStatus.Processing, BookingStatus.Failed, BookingStatus.Cancelled];
        foreach (var status in others)
        {
            var id = (await host.InsertAsync(status, _buyer))[0];
            (await PayAsync(host, id)).Refusal!.Code.ShouldBe("order-not-payable");
        }
        host.Sandbox.MoneyKept.ShouldBe(0);
    }

    [Fact]
    public async Task Paying_after_the_hold_is_refused_and_cancels_the_order_at_once()
    {
        await using var host = await BookingHost.CreateAsync(servers);
        var id = (await host.InsertAsync(BookingStatus.PendingPayment, _buyer))[0];
        host.Clock.Advance(TestBookings.Hold);

        (await PayAsync(host, id)).Refusal!.Code.ShouldBe("hold-expired");
        (await PayAsync(host, id)).Refusal!.Code.ShouldBe("hold-expired");

        (await host.ReadAsync(id)).Reason.ShouldBe("hold-expired");
        (await host.MessagesAsync<BookingExpiredReleaseTickets>(id)).ShouldBe(1);
        host.Sandbox.MoneyKept.ShouldBe(0);
    }

    [Fact]
    public async Task Others_orders_unknown_orders_and_card_numbers_are_refused()
    {
        await using var host = await BookingHost.CreateAsync(servers);
        var id = (await host.InsertAsync(BookingStatus.PendingPayment, TestBookings.NewBuyer()))[0];

        (await PayAsync(host, id)).Refusal!.Code.ShouldBe("not-your-order");
        (await PayAsync(host, Guid.NewGuid())).Refusal!.Code.ShouldBe("order-not-found");
        (await PayAsync(host, id, "4242424242424242")).Refusal!.Code.ShouldBe("card-number-not-accepted");

        (await host.ReadAsync(id)).State.ShouldBe(BookingStatus.PendingPayment);
    }

    private Task<OrderOutcome> PayAsync(BookingHost host, Guid id, string token = "tok_ok") =>
        host.Get<ConfirmOrderUseCase>().HandleAsync(_buyer, id, token, CancellationToken.None);
}
