using System.Net.Http.Headers;
using System.Text.Json;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Notifications;
using Ticketing.Booking.Refunds;
using Ticketing.Booking.Tests.Support;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;

namespace Ticketing.Booking.Tests.Refunds;

/// <summary>Whoever shows an order shows the seats that it still has.</summary>
[Collection(ServersCollection.Name)]
public sealed class LiveSeatsTests(Servers servers)
{
    private readonly UserId _buyer = TestBookings.NewBuyer();

    [Fact]
    public async Task The_lists_and_the_order_itself_count_what_was_not_given_back()
    {
        await using var host = await PaidOrders.HostAsync(servers, new RefundBooks());
        var id = (await host.InsertPaidAsync(_buyer))[0];
        await GiveBackOneAsync(host, id);
        await host.StartAsync();
        using var buyer = Client(host, _buyer, "buyer");
        using var seller = Client(host, TestEvents.Seller, "seller");

        JsonElement[] shown =
        [
            await JsonAsync(buyer, $"/orders/{_buyer}/{id}"),
            (await JsonAsync(buyer, $"/orders/{_buyer}")).GetProperty("orders")[0],
            (await JsonAsync(seller, "/events/1/orders")).GetProperty("orders")[0],
        ];

        foreach (var order in shown)
        {
            order.GetProperty("live_quantity").GetInt32().ShouldBe(1);
            order.GetProperty("live_total").GetInt64().ShouldBe(TestEvents.PriceMinor);
            order.GetProperty("quantity").GetInt32().ShouldBe(2);
            order.GetProperty("total").GetInt64().ShouldBe(PaidOrders.Total);
            order.GetProperty("refund").GetProperty("amount").GetInt64().ShouldBe(TestEvents.PriceMinor);
        }
    }

    /// <summary>Pages, their stream and the quote call seats what the map calls them; ids stay numbers.</summary>
    [Fact]
    public async Task Seats_have_the_labels_of_the_plan_wherever_an_order_is_shown()
    {
        await using var host = await PaidOrders.HostAsync(servers, new RefundBooks());
        host.Allow();
        host.Change(e => e with { Sections = [.. e.Sections.Select(Labelled)] });
        var id = (await host.InsertPaidAsync(_buyer))[0];
        await GiveBackOneAsync(host, id);
        await host.NotifyAsync([BookingNotifications.Confirmed(await host.ReadAsync(id))]);
        await host.StartAsync();
        using var buyer = Client(host, _buyer, "buyer");
        using var seller = Client(host, TestEvents.Seller, "seller");

        var order = await JsonAsync(buyer, $"/orders/{_buyer}/{id}");

        var named = order.GetProperty("seats")[0];
        (named.GetProperty("row").GetInt32(), named.GetProperty("seat").GetInt32()).ShouldBe((1, 1));
        named.GetProperty("name").GetRawText().ShouldBe("""{"kind":"seats","block":"Balcony","row":"AA","seat":"12"}""");
        order.GetProperty("refund").GetProperty("seats")[0].GetProperty("name").GetProperty("seat").GetString()
            .ShouldBe("14");
        foreach (var other in new[]
        {
            (await JsonAsync(buyer, $"/orders/{_buyer}")).GetProperty("orders")[0].GetProperty("seats")[0],
            (await JsonAsync(seller, "/events/1/orders")).GetProperty("orders")[0].GetProperty("seats")[0],
            (await JsonAsync(buyer, $"/orders/{_buyer}/{id}/refund-quote")).GetProperty("seats")[0],
        })
        {
            other.GetProperty("name").GetRawText().ShouldBe(named.GetProperty("name").GetRawText());
        }

        (await JsonAsync(buyer, $"/orders/{_buyer}/notifications")).GetProperty("notifications")[0]
            .GetProperty("seat_names")[0].GetProperty("row").GetString().ShouldBe("AA");
        OrderResponse.Of(await host.ReadAsync(id)).Seats[0].Name.ShouldBeNull("the answer to a new order looks nothing up");

        static SectionPlan Labelled(SectionPlan section) => section with
        {
            Subsections =
            [
                .. section.Subsections.Select(sub => sub with
                {
                    Label = "Balcony", RowLabels = ["AA"], Numbering = new SeatNumbering(12, 2),
                }),
            ],
        };
    }

    [Theory]
    [InlineData("PENDING_PAYMENT", 2)]
    [InlineData("PAID", 2)]
    [InlineData("PROCESSING", 0)]
    [InlineData("CANCELLED", 0)]
    public async Task An_order_has_seats_while_they_are_held_or_paid(string status, int seats)
    {
        await using var host = await BookingHost.CreateAsync(servers);
        var id = (await host.InsertAsync(BookingStatusNames.Parse(status), _buyer))[0];

        OrderResponse.Of(await host.ReadAsync(id)).LiveQuantity.ShouldBe(seats);
    }

    [Fact]
    public async Task An_order_of_a_cancelled_event_says_so_while_its_refund_is_under_way()
    {
        // A provider that does not answer: the refund stays under way however fast its worker is.
        await using var host = await PaidOrders.HostAsync(servers, new RefundBooks { AnswersToLose = int.MaxValue });
        host.Allow();
        host.Change(e => e with { Status = SaleStatus.Cancelled });
        var id = (await host.InsertPaidAsync(_buyer))[0];
        await GiveBackOneAsync(host, id);

        var opening = await host.Get<RefundOpener>().OpenAsync(
            new RefundWish(id, null, CancellationReasons.EventCancelled, ForRecovery: true), CancellationToken.None);

        var order = OrderResponse.Of(opening.Booking.ShouldNotBeNull());
        (order.Status, order.Reason, order.Refund!.Status).ShouldBe(("PAID", "event-cancelled", "PENDING"));
        // The mail has the seats that are given back now.
        (await host.ScalarAsync<string>(
            "SELECT detail ->> 'seats' FROM notifications WHERE kind = 'event_cancelled'")).ShouldBe("[[1, 1, 1]]");
        await host.StartAsync();
        using var buyer = Client(host, _buyer, "buyer");
        using var quote = await buyer.GetAsync($"/orders/{_buyer}/{id}/refund-quote");
        (await quote.Content.ReadAsStringAsync()).ShouldContain("event-cancelled");
    }

    [Fact]
    public async Task A_confirmation_that_is_sent_after_a_refund_has_the_seats_that_are_left()
    {
        await using var catcher = await Catcher.StartAsync();
        await using var host = await MailHosts.CreateAsync(servers, catcher.Connection, new TestContacts());
        var id = (await host.InsertPaidAsync(_buyer))[0];
        await host.NotifyAsync([BookingNotifications.Confirmed(await host.ReadAsync(id))]);
        await GiveBackOneAsync(host, id);

        await host.SendMailsAsync();

        var mail = catcher.Mails.List(null, 0, 1).Mails.Single().Content.Text;
        mail.ShouldContain("A-1 1/1");
        mail.ShouldNotContain("A-1 1/2");
        mail.ShouldContain("NT$3,000.00");
    }

    /// <summary>The second of two seats, without a fee.</summary>
    private static Task<Guid> GiveBackOneAsync(BookingHost host, Guid id) => host.ScalarAsync<Guid>(
        "UPDATE bookings SET refunded_seats = $2::jsonb, refunded_minor = $3 WHERE id = $1 RETURNING id",
        id, SeatsJson.Write([new SeatPosition(1, 1, 2)]), TestEvents.PriceMinor);

    private static HttpClient Client(BookingHost host, UserId user, string role)
    {
        var client = new HttpClient { BaseAddress = host.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer", BookingHost.Token(user, role));
        return client;
    }

    private static async Task<JsonElement> JsonAsync(HttpClient client, string path) =>
        JsonSerializer.Deserialize<JsonElement>(await client.GetStringAsync(path));
}
