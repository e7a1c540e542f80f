using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Ticketing.Booking.Cancellations;
using Ticketing.Booking.Cancellations.CancelEvents;
using Ticketing.Booking.Infrastructure;
using Ticketing.Booking.Payments;
using Ticketing.Booking.Refunds;
using Ticketing.Booking.Tests.Support;
using Ticketing.Contracts.Seating;

namespace Ticketing.Booking.Tests.Refunds;

/// <summary>A refund that the provider refuses is told to everybody it concerns.</summary>
[Collection(ServersCollection.Name)]
public sealed class RefusedRefundTests(Servers servers)
{
    private readonly UserId _buyer = TestBookings.NewBuyer();
    private readonly RefundBooks _books = new() { Refuses = true };

    [Fact]
    public async Task Buyer_and_seller_are_told_once_and_the_booking_shows_it()
    {
        await using var host = await PaidOrders.HostAsync(servers, _books);
        host.Allow();
        var id = (await host.InsertPaidAsync(_buyer))[0];
        await host.ScalarAsync<object?>(
            """
            WITH event AS (INSERT INTO event_directory (event_id, version, entry)
                           VALUES (1, 1, jsonb_build_object('sellerId', $1::uuid)))
            INSERT INTO seller_webhooks (id, seller_id, url, types, created_at)
            VALUES (gen_random_uuid(), $1, 'https://seller.test', '{order.refund_refused}', now()) RETURNING NULL
            """,
            TestEvents.Seller.Value);

        await host.Get<CancelOrderUseCase>().HandleAsync(_buyer, id, CancellationToken.None);

        (await host.ScalarAsync<string>(
            "SELECT concat_ws(' ', detail ->> 'outcome', detail ->> 'code', detail ->> 'amount_minor') "
            + "FROM notifications WHERE kind = 'refund_refused' AND user_id = $1", _buyer.Value))
            .ShouldBe($"tickets-stay refund-refused {PaidOrders.Total * 9 / 10}");
        (await host.ScalarAsync<Guid>("SELECT booking_id FROM webhook_deliveries WHERE type = 'order.refund_refused'"))
            .ShouldBe(id);
    }

    [Fact]
    public async Task Money_without_tickets_is_told_as_owed_and_an_operator_tries_it_again_once()
    {
        await using var host = await PaidOrders.HostAsync(servers, _books);
        var id = (await host.InsertPaidAsync(_buyer))[0];
        var refused = await OpenLateRefundAsync(host, id);
        await RunAsync<PaymentRecovery>(host);

        (await host.ScalarAsync<string>("SELECT detail ->> 'outcome' FROM notifications WHERE kind = 'refund_refused'"))
            .ShouldBe("owed");
        await host.StartAsync();
        using var person = Client(host, "operator");
        using var buyer = Client(host, "buyer");
        (await buyer.GetAsync("/internal/refunds/refused")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var listed = await JsonAsync(await person.GetAsync("/internal/refunds/refused"));
        listed.GetProperty("total").GetInt64().ShouldBe(1);
        (listed.GetProperty("newest")[0].GetProperty("refund_id").GetGuid(),
            listed.GetProperty("newest")[0].GetProperty("owed").GetBoolean()).ShouldBe((refused, true));

        _books.Refuses = false;
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ => await JsonAsync(
            await person.PostAsync($"/internal/refunds/{refused}/retry", null))));
        answers.Count(a => a.GetProperty("refund_id").ValueKind == JsonValueKind.String).ShouldBe(1);
        await Eventually.TrueAsync(
            async () => (await JsonAsync(await person.GetAsync("/internal/refunds/refused")))
                .GetProperty("total").GetInt64() == 0 && _books.Refunds == 1,
            "the refund is made");
    }

    [Fact]
    public async Task A_refusal_from_before_does_not_keep_a_booking_out_of_the_cancelled_event()
    {
        await using var host = await PaidOrders.HostAsync(servers, _books);
        host.Allow();
        var id = (await host.InsertPaidAsync(_buyer))[0];
        await host.Get<CancelOrderUseCase>().HandleAsync(_buyer, id, CancellationToken.None);
        host.Change(e => e with { Status = SaleStatus.Cancelled });
        _books.Refuses = false;

        await RunAsync<EventCancellation>(host);
        await RunAsync<RefundRecovery>(host);

        (await host.ReadAsync(id)).Reason.ShouldBe("event-cancelled");
        _books.RefundedMinor.ShouldBe(PaidOrders.Total);
    }

    /// <summary>A refund of money that came after its hold, which recovery makes.</summary>
    private static async Task<Guid> OpenLateRefundAsync(BookingHost host, Guid booking) => await host.ScalarAsync<Guid>(
        """
        INSERT INTO transactions (id, booking_id, buyer_id, amount_minor, currency, type, status,
                                  associated_transaction_id, provider, created_at, updated_at, check_at, kind)
        SELECT gen_random_uuid(), booking_id, buyer_id, amount_minor, currency, 'REFUND', 'PENDING', id, provider,
               created_at, updated_at, '-infinity', $2
        FROM transactions WHERE booking_id = $1 RETURNING id
        """,
        booking, LateRefund.Kind);

    private static HttpClient Client(BookingHost host, string role)
    {
        var client = new HttpClient { BaseAddress = host.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer", BookingHost.Token(TestBookings.NewBuyer(), role));
        return client;
    }

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage answer)
    {
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync());
    }

    private static Task RunAsync<T>(BookingHost host)
        where T : PeriodicWork =>
        host.Get<IEnumerable<IHostedService>>().OfType<T>().Single().RunOnceAsync(CancellationToken.None);
}
