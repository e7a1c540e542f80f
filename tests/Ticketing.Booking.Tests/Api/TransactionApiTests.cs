using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Tests.Support;

namespace Ticketing.Booking.Tests.Api;

/// <summary><c>POST /v1/transaction</c>.</summary>
[Collection(ServersCollection.Name)]
public sealed class TransactionApiTests(Servers servers)
{
    private readonly UserId _buyer = TestBookings.NewBuyer();

    [Fact]
    public async Task A_booking_is_paid_by_one_of_its_tickets_for_exactly_what_it_costs()
    {
        await using var host = await BookingHost.CreateAsync(servers);
        await host.StartAsync();
        var id = (await host.InsertAsync(BookingStatus.PendingPayment, _buyer))[0];
        using var client = Client(host, _buyer);
        const string good = """ "type":"card","card":{"token":"tok_ok"} """;

        (string What, long Amount, string Currency, string Method, int Status, string Code)[] refused =
        [
            ($"\"booking_id\":\"{id}\"", 599_999, "twd", good, 422, "amount-mismatch"),
            ($"\"booking_id\":\"{id}\"", 600_000, "usd", good, 422, "amount-mismatch"),
            ("\"ticket_id\":\"1-A-1-9-9\"", 600_000, "twd", good, 404, "order-not-found"),
            ("\"ticket_id\":\"one\"", 600_000, "twd", good, 404, "order-not-found"),
            ("\"ticket_id\":null", 600_000, "twd", good, 400, "invalid-request"),
            ($"\"booking_id\":\"{id}\"", 600_000, "twd", "\"type\":\"cash\"", 400, "invalid-request"),
            ($"\"booking_id\":\"{id}\"", 600_000, "twd",
                """ "type":"card","card":{"number":"4242424242424242","cvc":"123"} """, 422,
                "card-number-not-accepted"),
            ($"\"booking_id\":\"{id}\"", 600_000, "twd",
                """ "type":"card","card":{"token":"tok_ok","note":"4242 4242 4242 4242"} """,
                422, "card-number-not-accepted"),
            ($"\"booking_id\":\"{id}\"", 600_000, "twd",
                """ "type":"card","card":{"token":"4242424242424242"} """, 422, "card-number-not-accepted"),
        ];
        foreach (var r in refused)
        {
            using var answer = await PostAsync(client, r.What, r.Amount, r.Currency, r.Method);
            var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
            ((int)answer.StatusCode, problem.GetProperty("code").GetString()).ShouldBe((r.Status, r.Code));
            problem.GetRawText().ShouldNotContain("4242");
        }
        using var stranger = Client(host, TestBookings.NewBuyer());
        using var theirs = await PostAsync(stranger, $"\"booking_id\":\"{id}\"", 600_000, "twd", good);
        ((int)theirs.StatusCode).ShouldBe(403);
        (await host.ScalarAsync<long>("SELECT count(*) FROM transactions")).ShouldBe(0);

        using var paid = await PostAsync(client, "\"ticket_id\":\"1-A-1-1-2\"", 600_000, "twd", good);
        ((int)paid.StatusCode).ShouldBe(200);
        var order = await client.GetFromJsonAsync<JsonElement>($"/orders/{_buyer}/{id}");
        order.GetProperty("status").GetString().ShouldBe("PAID");
        var transaction = order.GetProperty("transactions").EnumerateArray().Single();
        (transaction.GetProperty("type").GetString(), transaction.GetProperty("status").GetString(),
            transaction.GetProperty("amount").GetInt64()).ShouldBe(("PAYMENT", "SUCCESS", 600_000));
    }

    private static HttpClient Client(BookingHost host, UserId user)
    {
        var client = new HttpClient { BaseAddress = host.Address };
        client.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", BookingHost.Token(user, "buyer"));
        return client;
    }

    private static Task<HttpResponseMessage> PostAsync(
        HttpClient client, string what, long amount, string currency, string method) =>
        client.PostAsync("/v1/transaction", new StringContent(
            $$"""{{{what}},"amount":{{amount}},"currency":"{{currency}}","payment_method_details":{ {{method}} } }""",
            Encoding.UTF8, "application/json"));
}
