using Microsoft.AspNetCore.Routing;
using Ticketing.Booking.Tests.Support;
using Ticketing.EventTicketing.Tests.Support;
using Ticketing.ServiceDefaults.Auth.Sellers;

namespace Ticketing.Booking.Tests.Teams;

/// <summary>Who may call what: the table below, role by role, and scope by scope.</summary>
[Collection(ServersCollection.Name)]
public sealed class AuthorisationTests(Servers servers) : IAsyncLifetime
{
    private const string Table =
        """
        DELETE /sellers/me/webhooks → sellers webhooks:manage
        DELETE /sellers/me/webhooks/{webhookId} → sellers webhooks:manage
        DELETE /waitlist/entries/{entryId} → signed-in
        GET /events/{eventId:long}/waitlist → sellers events:read
        GET /events/{eventId}/allotments → sellers events:read
        GET /events/{eventId}/allotments/{allotmentId} → sellers events:read
        GET /events/{eventId}/box-office/sales → sellers box-office:sell
        GET /events/{eventId}/box-office/sales/{saleId} → sellers box-office:sell
        GET /events/{eventId}/box-office/till → sellers box-office:sell
        GET /events/{eventId}/cancellation → sellers events:read
        GET /events/{eventId}/orders → sellers orders:read
        GET /events/{eventId}/orders/audit-log → sellers audit:read
        GET /events/{eventId}/orders/export → sellers orders:read
        GET /events/{eventId}/orders/export/tickets → sellers orders:read
        GET /events/{eventId}/orders/invoices → sellers orders:read
        GET /events/{eventId}/orders/invoices/{invoiceId}/pdf → sellers orders:read
        GET /events/{eventId}/orders/settlement → sellers orders:read
        GET /events/{eventId}/orders/settlement/export → sellers orders:read
        GET /events/{eventId}/orders/{orderId}/reseat → sellers box-office:sell
        GET /events/{eventId}/resale → everybody
        GET /events/{eventId}/resale/terms → sellers events:read
        GET /internal/audit-log → operators
        GET /internal/events/{eventId}/demand → services
        GET /internal/mails/parked → operators
        GET /internal/refunds/refused → operators
        GET /internal/users/{userId:guid}/commitments → services
        GET /internal/users/{userId:guid}/export → services
        GET /internal/waitlist/{eventId:long}/audit → operators
        GET /internal/waitlist/{eventId:long}/replay → operators
        GET /orders/{userId} → signed-in
        GET /orders/{userId}/notifications → signed-in
        GET /orders/{userId}/notifications/ws → everybody
        GET /orders/{userId}/updates → signed-in
        GET /orders/{userId}/{orderId} → signed-in
        GET /orders/{userId}/{orderId}/invoices → signed-in
        GET /orders/{userId}/{orderId}/invoices/{invoiceId}/pdf → signed-in
        GET /orders/{userId}/{orderId}/refund-quote → signed-in
        GET /orders/{userId}/{orderId}/resale → signed-in
        GET /payments/config → everybody
        GET /payments/return/{transactionId:guid} → everybody
        GET /queue/{eventId} → everybody
        GET /queue/{eventId}/entries/me → buyers
        GET /queue/{eventId}/proof → everybody
        GET /sellers/me/audit-log → sellers audit:read
        GET /sellers/me/codes → sellers events:write
        GET /sellers/me/codes/export → sellers events:write
        GET /sellers/me/invoicing → sellers orders:read
        GET /sellers/me/webhooks → sellers webhooks:manage
        GET /sellers/me/webhooks/{webhookId}/deliveries → sellers webhooks:manage
        GET /waitlist/{userId} → signed-in
        POST /events/{eventId}/allotments → sellers events:write
        POST /events/{eventId}/allotments/{allotmentId}/release → sellers events:write
        POST /events/{eventId}/box-office/sales → sellers box-office:sell
        POST /events/{eventId}/box-office/sales/{saleId}/take-back → sellers box-office:sell
        POST /events/{eventId}/orders/search → sellers orders:read
        POST /events/{eventId}/orders/{orderId}/refund → sellers orders:refund
        POST /events/{eventId}/orders/{orderId}/reseat → sellers box-office:sell
        POST /events/{eventId}/resale/orders → buyers
        POST /internal/mails/parked/retry → operators
        POST /internal/refunds/{refundId:guid}/retry → operators
        POST /internal/waiting-rooms/news → services
        POST /orders/code-look-up → buyers
        POST /orders/code-preview → buyers
        POST /orders/create → buyers
        POST /orders/{orderId}/cancel → signed-in
        POST /orders/{orderId}/confirm → signed-in
        POST /orders/{orderId}/extend → signed-in
        POST /orders/{orderId}/resale → signed-in
        POST /orders/{orderId}/resale/withdraw → signed-in
        POST /orders/{userId}/notifications/read → signed-in
        POST /payments/webhooks/{provider} → everybody
        POST /queue/{eventId}/entries → buyers
        POST /sellers/me/codes → sellers events:write
        POST /sellers/me/codes/batches/{batchId}/stop → sellers events:write
        POST /sellers/me/codes/{codeId}/edit → sellers events:write
        POST /sellers/me/codes/{codeId}/stop → sellers events:write
        POST /sellers/me/webhooks → sellers webhooks:manage
        POST /sellers/me/webhooks/{webhookId}/deliveries/{deliveryId}/redeliver → sellers webhooks:manage
        POST /v1/transaction → signed-in
        POST /waitlist → buyers
        PUT /events/{eventId}/resale/terms → sellers events:write
        PUT /orders/{userId}/{orderId}/invoice-recipient → signed-in
        PUT /queue/{eventId}/public-value → sellers events:write
        PUT /queue/{eventId}/public-value/source → sellers events:write
        PUT /sellers/me/invoicing → sellers orders:refund
        """;

    private BookingHost _host = null!;

    private EndpointDataSource Endpoints => _host.Get<EndpointDataSource>();

    public async Task InitializeAsync()
    {
        _host = await BookingHost.CreateAsync(servers);
        await _host.StartAsync();
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public void Every_endpoint_has_the_rule_of_the_table() =>
        EndpointRules.TableOf(Endpoints).ShouldBe(Table.ReplaceLineEndings("\n").Split('\n'));

    [Theory]
    [InlineData(TeamRole.Owner)]
    [InlineData(TeamRole.Manager)]
    [InlineData(TeamRole.Finance)]
    [InlineData(TeamRole.Door)]
    [InlineData(TeamRole.Desk)]
    public async Task A_role_reaches_what_it_allows_and_nothing_else(TeamRole role)
    {
        using var member = _host.ClientWith(BookingHost.DelegatedToken(
            Guid.NewGuid(), new Delegation(TestEvents.Seller, Guid.NewGuid(), role, null)));

        (await EndpointRules.CallAllAsync(member, Endpoints, action => TeamPermissions.Allows(role, action)))
            .ShouldBeGreaterThan(20);
    }

    [Theory]
    [InlineData("orders:read")]
    [InlineData("orders:refund", "events:read")]
    public async Task An_API_key_reaches_what_its_scopes_allow_and_nothing_else(params string[] scopes)
    {
        using var program = _host.ClientWith(BookingHost.DelegatedToken(
            Guid.NewGuid(), new Delegation(TestEvents.Seller, Guid.NewGuid(), null, scopes)));

        await EndpointRules.CallAllAsync(
            program, Endpoints, action => scopes.Contains(TeamPermissions.NameOf(action)));
    }

    [Fact]
    public async Task What_services_and_operators_ask_is_closed_to_everybody_else()
    {
        using var nobody = new HttpClient { BaseAddress = _host.Address };
        await EndpointRules.ShouldCloseInternalsAsync(nobody, Endpoints);
    }
}
