using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Cancellations;
using Ticketing.Booking.Refunds;
using Ticketing.Booking.Tests.Support;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Tests.Refunds;

/// <summary>A buyer gives a paid order, or seats of it, back.</summary>
[Collection(ServersCollection.Name)]
public sealed class BuyerRefundTests(Servers servers)
{
    private const long Fee = PaidOrders.Total / 10;
    private readonly UserId _buyer = TestBookings.NewBuyer();
    private readonly RefundBooks _books = new();

    [Fact]
    public async Task The_whole_order_comes_back_less_the_fee_and_its_seats_go_on_sale()
    {
        await using var host = await PaidOrders.HostAsync(servers, _books);
        host.Allow();
        var id = (await host.InsertPaidAsync(_buyer))[0];

        var outcome = await CancelAsync(host, id);

        outcome.Order!.State.ShouldBe(BookingStatus.Cancelled);
        outcome.Order.Reason.ShouldBe("refunded-by-buyer");
        (outcome.Order.RefundedMinor, outcome.Order.FeesMinor, outcome.Order.RefundState)
            .ShouldBe((PaidOrders.Total - Fee, Fee, null));
        _books.RefundedMinor.ShouldBe(PaidOrders.Total - Fee);
        var release = (await host.OutboxAsync<BookingExpiredReleaseTickets>()).ShouldHaveSingleItem();
        release.GetProperty("wereSold").GetBoolean().ShouldBeTrue();
        release.GetProperty("seats").GetArrayLength().ShouldBe(2);
        (await host.ScalarAsync<bool>(
            "SELECT associated_transaction_id = (SELECT paid_transaction FROM bookings WHERE id = $1) "
            + "FROM transactions WHERE type = 'REFUND' AND status = 'SUCCESS'", id)).ShouldBeTrue();
        (await host.ScalarAsync<long>("SELECT count(*) FROM notifications WHERE kind = 'refunded'")).ShouldBe(1);

        (await CancelAsync(host, id)).Order!.State.ShouldBe(BookingStatus.Cancelled);
        _books.Refunds.ShouldBe(1);
    }

    [Fact]
    public async Task Seats_come_back_one_by_one_and_each_once()
    {
        await using var host = await PaidOrders.HostAsync(servers, _books);
        host.Allow();
        var id = (await host.InsertPaidAsync(_buyer))[0];

        var first = await CancelAsync(host, id, new SeatPosition(1, 1, 2));
        await CancelAsync(host, id, new SeatPosition(1, 1, 2));

        first.Order!.State.ShouldBe(BookingStatus.Paid);
        first.Order.LiveSeats.Positions().ShouldBe([new SeatPosition(1, 1, 1)]);
        _books.RefundedMinor.ShouldBe((PaidOrders.Total - Fee) / 2);
        (await CancelAsync(host, id, new SeatPosition(9, 9, 9))).Refusal!.Code.ShouldBe("no-such-seat");

        (await CancelAsync(host, id)).Order!.State.ShouldBe(BookingStatus.Cancelled);
        _books.RefundedMinor.ShouldBe(PaidOrders.Total - Fee);
        (await host.OutboxAsync<BookingExpiredReleaseTickets>())
            .Select(m => m.GetProperty("seats").GetArrayLength()).ShouldBe([1, 1]);
        (await host.ScalarAsync<long>("SELECT count(DISTINCT message_id) FROM outbox")).ShouldBe(2);
    }

    [Fact]
    public async Task The_policy_of_the_event_decides_and_nothing_moves_when_it_says_no()
    {
        await using var host = await PaidOrders.HostAsync(servers, _books);
        var id = (await host.InsertPaidAsync(_buyer))[0];
        var now = host.Clock.GetUtcNow();

        (await CancelAsync(host, id)).Refusal!.Code.ShouldBe("refund-not-allowed");
        host.Allow(until: now.AddMinutes(-1));
        (await CancelAsync(host, id)).Refusal!.Code.ShouldBe("refund-deadline-passed");
        host.Allow(until: now.AddDays(9));
        host.Change(e => e with { StartsAt = now.AddMinutes(-1) });
        (await CancelAsync(host, id)).Refusal!.Code.ShouldBe("refund-deadline-passed");
        host.Change(e => e with { Status = SaleStatus.Cancelled });
        (await CancelAsync(host, id)).Refusal!.Code.ShouldBe("event-cancelled");

        (await host.ScalarAsync<long>("SELECT count(*) FROM transactions WHERE type = 'REFUND'")).ShouldBe(0);
        (await host.ScalarAsync<long>("SELECT count(*) FROM outbox")).ShouldBe(0);
    }

    [Fact]
    public async Task An_order_keeps_what_it_promised_whatever_the_seller_allows_later()
    {
        await using var host = await PaidOrders.HostAsync(servers, _books);
        var now = WholeSecond(host);
        host.Change(e => e with { StartsAt = now.AddDays(9) });
        var id = (await host.InsertPaidAsync(_buyer))[0];
        await PromiseAsync(host, id, now.AddDays(9), fee: 10, freeUntil: now.AddDays(2));
        host.Change(e => e with { Refunds = default });

        var first = await CancelAsync(host, id, new SeatPosition(1, 1, 2));
        first.Order!.FeesMinor.ShouldBe(0, "it was free until the day after tomorrow");
        host.Clock.Advance(TimeSpan.FromDays(3));
        var second = await CancelAsync(host, id);

        second.Order!.FeesMinor.ShouldBe(Fee / 2);
    }

    [Fact]
    public async Task An_order_for_another_time_comes_back_in_full_until_the_event_begins()
    {
        await using var host = await PaidOrders.HostAsync(servers, _books);
        var now = WholeSecond(host);
        host.Change(e => e with { StartsAt = now.AddDays(9) });
        var ids = await host.InsertPaidAsync(_buyer, 2);
        await PromiseAsync(host, ids[0], now.AddDays(9), fee: null, freeUntil: null);
        await PromiseAsync(host, ids[1], now.AddDays(12), fee: null, freeUntil: null);
        (await CancelAsync(host, ids[0])).Refusal!.Code.ShouldBe("refund-not-allowed");

        host.Change(e => e with { StartsAt = now.AddDays(12) });

        (await CancelAsync(host, ids[0])).Order!.RefundedMinor.ShouldBe(PaidOrders.Total);
        (await CancelAsync(host, ids[1])).Refusal!.Code.ShouldBe("refund-not-allowed", "it was ordered for the new time");
    }

    [Fact]
    public async Task A_refused_refund_leaves_the_tickets_good_and_can_be_tried_again()
    {
        await using var host = await PaidOrders.HostAsync(servers, _books);
        host.Allow();
        var id = (await host.InsertPaidAsync(_buyer))[0];
        _books.Refuses = true;

        (await CancelAsync(host, id)).Refusal!.Code.ShouldBe("refund-refused");

        var row = await host.ReadAsync(id);
        (row.State, row.RefundState, row.LiveSeats.Count).ShouldBe((BookingStatus.Paid, "FAILED", 2));
        (await host.ScalarAsync<long>("SELECT count(*) FROM outbox")).ShouldBe(0);
        _books.Refuses = false;
        (await CancelAsync(host, id)).Order!.State.ShouldBe(BookingStatus.Cancelled);
    }

    [Fact]
    public async Task A_lost_answer_is_found_by_recovery_and_the_money_moves_once()
    {
        await using var host = await PaidOrders.HostAsync(servers, _books);
        host.Allow();
        var id = (await host.InsertPaidAsync(_buyer))[0];
        _books.AnswersToLose = 1;

        var asked = await CancelAsync(host, id);
        (asked.Order!.State, asked.Order.RefundState).ShouldBe((BookingStatus.Paid, "PENDING"));
        (await CancelAsync(host, id)).Order!.RefundState.ShouldBe("PENDING");
        await RecoverAsync(host);
        (await host.ReadAsync(id)).RefundState.ShouldBe("PENDING", "its time has not come");

        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await RecoverAsync(host);

        (await host.ReadAsync(id)).State.ShouldBe(BookingStatus.Cancelled);
        _books.RefundedMinor.ShouldBe(PaidOrders.Total - Fee);
        (await host.MessagesAsync<BookingExpiredReleaseTickets>(id)).ShouldBe(1);
    }

    [Fact]
    public async Task Over_HTTP_the_quote_comes_first_and_the_answer_shows_what_was_given_back()
    {
        await using var host = await PaidOrders.HostAsync(servers, _books);
        host.Allow();
        var id = (await host.InsertPaidAsync(_buyer))[0];
        await host.StartAsync();
        using var client = new HttpClient { BaseAddress = host.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer", BookingHost.Token(_buyer, "buyer"));

        var quote = JsonSerializer.Deserialize<JsonElement>(
            await client.GetStringAsync($"/orders/{_buyer}/{id}/refund-quote?seats=1-1-2"));
        (quote.GetProperty("amount").GetInt64(), quote.GetProperty("fee").GetInt64())
            .ShouldBe(((PaidOrders.Total - Fee) / 2, Fee / 2));

        using var body = new StringContent(
            """{"seats":[{"subsection":1,"row":1,"seat":2}]}""", Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync($"/orders/{id}/cancel", body);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var refund = JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync())
            .GetProperty("refund");
        refund.GetProperty("amount").GetInt64().ShouldBe(quote.GetProperty("amount").GetInt64());
        refund.GetProperty("seats")[0].GetProperty("seat").GetInt32().ShouldBe(2);
        using var wrong = new StringContent("""{"seats":[]}""", Encoding.UTF8, "application/json");
        (await client.PostAsync($"/orders/{id}/cancel", wrong)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    private async Task<OrderOutcome> CancelAsync(BookingHost host, Guid id, params SeatPosition[] seats) =>
        await host.Get<CancelOrderUseCase>().HandleAsync(
            _buyer, id, seats.Length == 0 ? null : seats, CancellationToken.None);

    /// <summary>As the times of events are, which come out of a database.</summary>
    private static DateTimeOffset WholeSecond(BookingHost host) =>
        DateTimeOffset.FromUnixTimeSeconds(host.Clock.GetUtcNow().ToUnixTimeSeconds());

    private static Task<Guid> PromiseAsync(
        BookingHost host, Guid id, DateTimeOffset startsAt, int? fee, DateTimeOffset? freeUntil) =>
        host.ScalarAsync<Guid>(
            """
            UPDATE bookings SET promised_starts_at = $2, promised_refund_fee_percent = nullif($3, -1),
                                promised_refunds_free_until = CASE WHEN $4 < 'infinity' THEN $4 END
            WHERE id = $1 RETURNING id
            """,
            id, startsAt, fee ?? -1, freeUntil ?? DateTimeOffset.MaxValue);

    private static Task RecoverAsync(BookingHost host) => host.Get<IEnumerable<IHostedService>>()
        .OfType<RefundRecovery>().Single().RunOnceAsync(CancellationToken.None);
}
