using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Ticketing.Booking.Tests.Support;
using Ticketing.Booking.Webhooks;
using Ticketing.ServiceDefaults.Auth.Sellers;

namespace Ticketing.Booking.Tests.Webhooks;

/// <summary>A stolen key may have registered a webhook, which goes on when the key is revoked.</summary>
[Collection(ServersCollection.Name)]
public sealed class WebhooksOfKeyTests(Servers servers)
{
    [Fact]
    public async Task What_a_key_registered_is_known_by_it_and_deleted_with_it_and_nothing_else()
    {
        await using var host = await BookingHost.CreateAsync(servers, change: services => services.AddSingleton(
            new WebhookOptions { Key = "for-tests-only" }));
        await host.StartAsync();
        var (seller, key) = (new UserId(Guid.NewGuid()), Guid.NewGuid());
        using var person = host.ClientWith(BookingHost.Token(seller, "seller"));
        using var program = host.ClientWith(BookingHost.DelegatedToken(
            key, new Delegation(seller, Guid.NewGuid(), null, ["webhooks:manage"])));
        using var stranger = host.ClientWith(BookingHost.Token(new UserId(Guid.NewGuid()), "seller"));
        foreach (var client in (HttpClient[])[person, program, program])
        {
            (await client.PostAsJsonAsync(
                "/sellers/me/webhooks", new { url = "https://example.org/hook", events = new[] { "order.paid" } }))
                .StatusCode.ShouldBe(HttpStatusCode.Created);
        }

        (await MakersAsync(person)).ShouldBe([null, key, key], ignoreOrder: true);
        (await stranger.DeleteAsync($"/sellers/me/webhooks?made_by_key={key}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await MakersAsync(person)).Count.ShouldBe(3);
        (await person.DeleteAsync("/sellers/me/webhooks")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await person.DeleteAsync($"/sellers/me/webhooks?made_by_key={key}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await MakersAsync(person)).ShouldBe([null]);
    }

    private static async Task<List<Guid?>> MakersAsync(HttpClient client)
    {
        var list = await client.GetFromJsonAsync<JsonElement>("/sellers/me/webhooks");
        return [.. list.GetProperty("webhooks").EnumerateArray().Select(w =>
            w.GetProperty("made_by_key").ValueKind == JsonValueKind.Null ? (Guid?)null : w.GetProperty("made_by_key").GetGuid())];
    }
}
