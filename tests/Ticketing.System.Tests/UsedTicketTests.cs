using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Ticketing.System.Tests.Running;
using Ticketing.SystemKit;
using Ticketing.SystemKit.Api;
using Ticketing.SystemKit.Checks;

namespace Ticketing.System.Tests;

/// <summary>
/// A ticket is used at the door or given back by its buyer: booking and event-ticketing agree which.
/// </summary>
[Collection(MainCollection.Name)]
public sealed class UsedTicketTests(MainSystem main)
{
    [Fact]
    public async Task A_used_ticket_is_not_given_back_by_its_buyer_and_one_given_back_admits_nobody()
    {
        var client = main.System.Client;
        var seller = await client.SellerAsync();
        var draft = EventDraft.Of("Used or given back", 1, 1, 2, 8) with
        {
            Refunds = new RefundDraft { ByBuyer = true },
        };
        var onSale = await client.OnSaleAsync(draft, seller);
        var buyer = client.Buyer("Uma");
        var order = await buyer.BookAsync(CreateOrderRequest.Best(onSale.EventId, "A", 2));
        await buyer.PayAsync(order.OrderId);
        var tickets = await Eventually.GetAsync(
            async _ => (await JsonAsync(buyer, HttpMethod.Get, $"/tickets/orders/{order.OrderId}"))
                .Json?["tickets"]?.AsArray(),
            found => found?.Count == 2, "both tickets are there");

        Assert.Equal("admitted", await ScanAsync(seller, onSale.EventId, tickets![0]!));
        var (status, refusal) = await JsonAsync(buyer, HttpMethod.Post, $"/orders/{order.OrderId}/cancel");
        Assert.Equal((HttpStatusCode.Conflict, "ticket-used"), (status, (string?)refusal?["code"]));

        var other = new JsonObject
        {
            ["seats"] = new JsonArray(new JsonObject
            {
                ["subsection"] = (int)tickets[1]!["subsection"]!, ["row"] = (int)tickets[1]!["row"]!,
                ["seat"] = (int)tickets[1]!["seat"]!,
            }),
        };
        (status, var given) = await JsonAsync(buyer, HttpMethod.Post, $"/orders/{order.OrderId}/cancel", other);
        // 202 where the provider is slow; no door takes the ticket either way.
        Assert.Contains(status, new[] { HttpStatusCode.OK, HttpStatusCode.Accepted });
        Assert.Equal(OrderStatus.Paid, (string?)given?["status"]);
        Assert.Equal("refunded", await ScanAsync(seller, onSale.EventId, tickets[1]!));
        await SeatAgreement.ReachedAsync(client, onSale.EventId, seller: seller);
    }

    private async Task<string?> ScanAsync(Person staff, long eventId, JsonNode ticket)
    {
        var scan = new JsonObject
        {
            ["scan_id"] = Guid.NewGuid(), ["payload"] = (string)ticket["code"]!, ["device_id"] = "Gate 1",
            ["scanned_at"] = DateTimeOffset.UtcNow,
        };
        return (string?)(await JsonAsync(staff, HttpMethod.Post, $"/events/{eventId}/scans", scan)).Json?["outcome"];
    }

    private async Task<(HttpStatusCode Status, JsonNode? Json)> JsonAsync(
        Person caller, HttpMethod method, string path, JsonObject? body = null)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", caller.Token);
        request.Content = body is null
            ? null
            : new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        using var answer = await main.System.Client.Http.SendAsync(request);
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync()));
    }
}
