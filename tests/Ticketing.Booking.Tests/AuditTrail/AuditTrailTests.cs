using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Ticketing.Booking.Notifications.Mail;
using Ticketing.Booking.Tests.Refunds;
using Ticketing.Booking.Tests.Support;
using Ticketing.Contracts.Messages;
using Ticketing.ServiceDefaults.Auth.Sellers;

namespace Ticketing.Booking.Tests.AuditTrail;

/// <summary>Who gave which order back, and who changed webhooks, is written with it.</summary>
[Collection(ServersCollection.Name)]
public sealed class AuditTrailTests(Servers servers)
{
    private readonly UserId _buyer = TestBookings.NewBuyer();
    private readonly Guid _member = Guid.NewGuid();

    [Fact]
    public async Task A_members_refund_is_in_the_sellers_log_under_the_members_name()
    {
        await using var host = await HostAsync();
        var id = (await host.InsertPaidAsync(_buyer))[0];
        using var finance = ClientOf(host, TeamRole.Finance);
        using var manager = ClientOf(host, TeamRole.Manager);
        var path = $"/events/{TestEvents.OnSale}/orders/{id}/refund";

        (await manager.PostAsync(path, null)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await finance.PostAsync(path, null)).StatusCode.ShouldBeOneOf(HttpStatusCode.OK, HttpStatusCode.Accepted);

        var log = await EntriesAsync(finance, $"/events/{TestEvents.OnSale}/orders/audit-log");
        var refund = log.Single(e => e.GetProperty("kind").GetString() == "order-refund-opened");
        (refund.GetProperty("actor").GetString(), refund.GetProperty("actor_id").GetGuid(),
            refund.GetProperty("actor_name").GetString(), refund.GetProperty("role").GetString(),
            refund.GetProperty("order_id").GetGuid())
            .ShouldBe(("member", _member, "Ada", "finance", id));
        refund.GetProperty("details").GetProperty("amount_minor").GetString().ShouldBe($"{PaidOrders.Total}");
        await Eventually.TrueAsync(
            async () => (await EntriesAsync(finance, $"/events/{TestEvents.OnSale}/orders/audit-log"))
                .Any(e => e.GetProperty("kind").GetString() == "request-refused"),
            "the manager's refused refund is in the log");
    }

    [Fact]
    public async Task Webhooks_are_made_and_deleted_in_the_log()
    {
        await using var host = await HostAsync();
        using var manager = ClientOf(host, TeamRole.Manager);
        var created = await manager.PostAsJsonAsync(
            "/sellers/me/webhooks", new { url = "https://seller.test/hook?secret=7", events = new[] { "order.paid" } });
        created.StatusCode.ShouldBe(HttpStatusCode.Created, await created.Content.ReadAsStringAsync());
        await manager.DeleteAsync(created.Headers.Location);

        var log = await EntriesAsync(manager, "/sellers/me/audit-log");
        log.Select(e => e.GetProperty("kind").GetString()).ShouldBe(["webhook-deleted", "webhook-created"]);
        log.Select(e => e.ToString()).ShouldAllBe(text => !text.Contains("secret=7"));
    }

    private async Task<BookingHost> HostAsync()
    {
        var host = await BookingHost.CreateAsync(servers, change: services =>
        {
            services.AddSingleton<Ticketing.Booking.Payments.Providers.IPaymentProvider>(new RefundBooks());
            services.AddSingleton<IUserContacts>(new Names());
            services.AddSingleton(new Ticketing.Booking.Webhooks.WebhookOptions { Key = "a key of thirty-two letters or so" });
        });
        await host.StartAsync();
        return host;
    }

    private HttpClient ClientOf(BookingHost host, TeamRole role) => host.ClientWith(BookingHost.DelegatedToken(
        _member, new Delegation(TestEvents.Seller, Guid.NewGuid(), role, null)));

    private static async Task<List<JsonElement>> EntriesAsync(HttpClient client, string path) =>
        [.. (await client.GetFromJsonAsync<JsonElement>(path)).GetProperty("entries").EnumerateArray()];

    private sealed class Names : IUserContacts
    {
        public Task<Dictionary<Guid, UserContact>> ReadAsync(IReadOnlyCollection<Guid> users, CancellationToken ct) =>
            Task.FromResult(users.ToDictionary(id => id, id => new UserContact(new UserId(id), "", "Ada", "en")));
    }
}
