using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Payments;
using Ticketing.Booking.Payments.ConfirmOrder;
using Ticketing.Booking.Tests.Support;
using Ticketing.Contracts.Messages;
using Ticketing.PaymentSandbox.Books;

namespace Ticketing.Booking.Tests.Payments;

/// <summary>The test cards against the whole service, over HTTP and with real webhooks.</summary>
[Collection(ServersCollection.Name)]
public sealed class ProviderBehaviourTests(Servers servers)
{
    private const long Total = 2 * TestEvents.PriceMinor;
    private readonly UserId _buyer = TestBookings.NewBuyer();

    [Fact]
    public async Task A_slow_provider_is_answered_by_202_and_paid_later()
    {
        // No webhook helps: only the slow answer itself pays.
        await using var host = await StartAsync(
            new BookingOptions { PaymentAnswersWithin = TimeSpan.FromMilliseconds(200) },
            sandbox =>
            {
                sandbox.WebhookDelay = TimeSpan.FromHours(1);
                sandbox.SlowAnswer = TimeSpan.FromSeconds(5); // far from 200 ms, also where the machine pauses
            });
        var (id, status, order) = await PayAsync(host, "tok_slow");
        status.ShouldBe(HttpStatusCode.Accepted);
        order.GetProperty("payment_running").GetBoolean().ShouldBeTrue();

        await PaidAsync(host, id);
        host.Sandbox.MoneyKept.ShouldBe(Total);
    }

    [Fact]
    public async Task A_webhook_before_the_answer_pays_once()
    {
        await using var host = await StartAsync();
        var (id, status, _) = await PayAsync(host, "tok_webhook_first");

        status.ShouldBe(HttpStatusCode.OK);
        (await host.ScalarAsync<long>("SELECT count(*) FROM payment_events")).ShouldBeGreaterThanOrEqualTo(1);
        await PaidAsync(host, id);
    }

    [Fact]
    public async Task A_webhook_told_twice_counts_once()
    {
        await using var host = await StartAsync();
        var (id, _, _) = await PayAsync(host, "tok_webhook_twice");
        await Eventually.TrueAsync(() => Task.FromResult(
            !host.Sandbox.Books.IsTelling(host.Sandbox.Payments.Single().Key)), "all events are taken");

        // authorised and captured; each was told twice.
        (await host.ScalarAsync<long>("SELECT count(*) FROM payment_events")).ShouldBe(2);
        await PaidAsync(host, id);
    }

    [Fact]
    public async Task A_capture_whose_answer_is_lost_is_finished_by_its_webhook()
    {
        await using var host = await StartAsync();
        var (id, status, _) = await PayAsync(host, "tok_capture_lost");

        // Unknown at first, or the webhook was quicker.
        new[] { HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK }.ShouldContain(status);
        await PaidAsync(host, id);
        host.Sandbox.MoneyKept.ShouldBe(Total);
    }

    [Fact]
    public async Task Without_asking_the_provider_a_lost_answer_leaves_the_money_without_a_booking()
    {
        // The twin: nobody tells this service, and its recovery has not come yet.
        await using var host = await BookingHost.CreateAsync(servers);
        var id = (await host.InsertAsync(BookingStatus.PendingPayment, _buyer))[0];
        await host.Get<ConfirmOrderUseCase>().HandleAsync(
            _buyer, id, "tok_capture_lost", CancellationToken.None);

        (await host.ReadAsync(id)).State.ShouldBe(BookingStatus.PendingPayment);
        host.Sandbox.MoneyKept.ShouldBe(Total);
    }

    [Fact]
    public async Task A_webhook_an_hour_late_changes_nothing()
    {
        await using var host = await StartAsync();
        var (id, status, _) = await PayAsync(host, "tok_webhook_late");
        status.ShouldBe(HttpStatusCode.OK);
        var before = await host.ReadAsync(id);
        (await host.ScalarAsync<long>("SELECT count(*) FROM payment_events")).ShouldBe(0);

        host.Clock.Advance(TimeSpan.FromHours(1));

        await Eventually.TrueAsync(
            async () => await host.ScalarAsync<long>("SELECT count(*) FROM payment_events") == 2, "the events came");
        (await host.ReadAsync(id)).ShouldBeEquivalentTo(before);
        await PaidAsync(host, id);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Three_D_Secure_sends_the_buyer_to_the_bank_and_back(bool approves)
    {
        await using var host = await StartAsync();
        var (id, status, order) = await PayAsync(host, "tok_3ds");
        status.ShouldBe(HttpStatusCode.Accepted);
        var action = order.GetProperty("next_action");
        action.GetProperty("type").GetString().ShouldBe("redirect");
        var page = action.GetProperty("url").GetString()!;

        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        (await browser.GetStringAsync(page)).ShouldContain("Test bank");
        using var answered = await browser.PostAsync($"{page}/{(approves ? "approve" : "refuse")}", null);
        answered.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var back = answered.Headers.Location!;
        back.Host.ShouldBe("shop.test");
        using var returned = await browser.GetAsync(new Uri(host.Address, back.AbsolutePath));

        (returned.StatusCode, returned.Headers.Location!.ToString())
            .ShouldBe((HttpStatusCode.SeeOther, $"/booking/{id}"));
        if (approves)
        {
            await PaidAsync(host, id);
            return;
        }
        var row = await host.ReadAsync(id);
        (row.State, row.PaymentFailure, row.PaymentAction, row.PaymentClaim)
            .ShouldBe((BookingStatus.PendingPayment, "authentication-failed", null, null));
    }

    [Fact]
    public async Task Another_card_may_pay_while_the_bank_waits_for_the_first()
    {
        await using var host = await StartAsync();
        var (id, _, first) = await PayAsync(host, "tok_3ds");
        var (_, again, same) = await PayAsync(host, "tok_3ds", id);
        again.ShouldBe(HttpStatusCode.Accepted);
        same.GetProperty("next_action").GetRawText().ShouldBe(first.GetProperty("next_action").GetRawText());

        var (_, other, _) = await PayAsync(host, "tok_ok", id);

        other.ShouldBe(HttpStatusCode.OK);
        await host.Get<IEnumerable<IHostedService>>().OfType<PaymentRecovery>().Single()
            .RunOnceAsync(CancellationToken.None);
        await Eventually.TrueAsync(
            () => Task.FromResult(host.Sandbox.Payments.Count(p => p.Status == PaymentStatus.Voided) == 1),
            "the first payment is voided");
        host.Sandbox.MoneyKept.ShouldBe(Total);
    }

    private async Task<BookingHost> StartAsync(
        BookingOptions? options = null, Action<PaymentSandbox.SandboxOptions>? sandbox = null)
    {
        var host = await BookingHost.CreateAsync(servers, options: options, changeSandbox: sandbox);
        await host.StartAsync();
        return host;
    }

    private async Task<(Guid Id, HttpStatusCode Status, JsonElement Order)> PayAsync(
        BookingHost host, string token, Guid? order = null)
    {
        var id = order ?? (await host.InsertAsync(BookingStatus.PendingPayment, _buyer))[0];
        using var client = new HttpClient { BaseAddress = host.Address };
        client.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", BookingHost.Token(_buyer, "buyer"));
        using var answer = await client.PostAsJsonAsync(
            $"/orders/{id}/confirm", new Dictionary<string, string> { ["payment_token"] = token });
        return (id, answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>());
    }

    private static async Task PaidAsync(BookingHost host, Guid id)
    {
        await Eventually.TrueAsync(
            async () => (await host.ReadAsync(id)).State == BookingStatus.Paid, "the booking is paid");
        (await host.MessagesAsync<BookingPaidSuccess>(id)).ShouldBe(1);
        (await host.ScalarAsync<long>("SELECT count(*) FROM transactions WHERE status <> 'SUCCESS'")).ShouldBe(0);
    }
}
