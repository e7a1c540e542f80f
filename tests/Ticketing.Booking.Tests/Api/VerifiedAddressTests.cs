using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Ticketing.Booking.Tests.Support;

namespace Ticketing.Booking.Tests.Api;

/// <summary>Orders and the waitlist are for buyers whose address is known to be theirs.</summary>
[Collection(ServersCollection.Name)]
public sealed class VerifiedAddressTests(Servers servers)
{
    private const string TwoSeats = """{"event_id":1,"section":"A","mode":"best_available","quantity":2}""";
    private readonly UserId _buyer = TestBookings.NewBuyer();

    [Fact]
    public async Task Who_has_not_confirmed_the_address_neither_orders_nor_waits()
    {
        await using var host = await BookingHost.CreateAsync(servers);
        await host.StartAsync();
        using var client = new HttpClient { BaseAddress = host.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer", BookingHost.Token(_buyer, "buyer", isEmailVerified: false));

        foreach (var path in (string[])["/orders/create", "/waitlist"])
        {
            using var refused = await client.PostAsync(
                path, new StringContent(TwoSeats, Encoding.UTF8, "application/json"));
            refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
            (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString()
                .ShouldBe("email-not-verified");
        }

        using var history = await client.GetAsync($"/orders/{_buyer}");
        history.StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
