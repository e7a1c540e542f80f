using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Notifications.Mail;
using Ticketing.Booking.Tests.Support;
using Ticketing.EventTicketing.Tests.Support;
using Ticketing.ServiceDefaults.Auth.Sellers;

namespace Ticketing.Booking.Tests.Teams;

/// <summary>Every endpoint × every person, with an event and orders that are really there.</summary>
[Collection(ServersCollection.Name)]
public sealed class AuthorisationMatrixTests(Servers servers) : IAsyncLifetime
{
    private readonly UserId _buyer = TestBookings.NewBuyer();
    private BookingHost _host = null!;

    public static TheoryData<Person> People { get; } = [.. Enum.GetValues<Person>()];

    public async Task InitializeAsync()
    {
        _host = await BookingHost.CreateAsync(
            servers, change: services => services.AddSingleton<IUserContacts, TestContacts>());
        await _host.StartAsync();
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Theory]
    [MemberData(nameof(People))]
    public async Task Answers_follow_from_rule_role_and_owner(Person person)
    {
        var matrix = new AuthorisationMatrix(_host.Get<EndpointDataSource>(), await RowsAsync());
        using var client = ClientOf(person);

        var (called, wrong) = await matrix.CallAllAsync(person, client);

        wrong.ShouldBeEmpty();
        called.ShouldBeGreaterThan(35);
    }

    private async Task<Dictionary<string, ObjectRow>> RowsAsync()
    {
        var held = (await _host.InsertAsync(BookingStatus.PendingPayment, _buyer))[0];
        var paid = (await _host.InsertAsync(BookingStatus.Paid, _buyer))[0];
        var @event = $"/events/{TestEvents.OnSale}";
        var mine = $"/orders/{_buyer}";
        var webhook = $"/sellers/me/webhooks/{Guid.NewGuid()}";
        return new Dictionary<string, ObjectRow>(DeskRows(@event))
        {
            ["GET /events/{eventId:long}/waitlist"] = new(Whose.Event, $"{@event}/waitlist"),
            ["GET /events/{eventId}/cancellation"] = new(Whose.Event, $"{@event}/cancellation"),
            ["GET /events/{eventId}/orders"] = new(Whose.Event, $"{@event}/orders"),
            ["GET /events/{eventId}/orders/audit-log"] = new(Whose.Event, $"{@event}/orders/audit-log"),
            ["GET /events/{eventId}/orders/{orderId}/reseat"] = new(Whose.Event, $"{@event}/orders/{paid}/reseat"),
            ["POST /events/{eventId}/orders/{orderId}/reseat"] = new(
                Whose.Event, $"{@event}/orders/{paid}/reseat", """{"section":"A"}"""),
            ["POST /events/{eventId}/orders/{orderId}/refund"] = new(Whose.Event, $"{@event}/orders/{paid}/refund"),
            ["PUT /queue/{eventId}/public-value"] = new(Whose.Event, $"/queue/{TestEvents.OnSale}/public-value"),
            ["PUT /queue/{eventId}/public-value/source"] =
                new(Whose.Event, $"/queue/{TestEvents.OnSale}/public-value/source"),

            ["GET /orders/{userId}"] = new(Whose.Order, mine),
            ["GET /orders/{userId}/notifications"] = new(Whose.Order, $"{mine}/notifications"),
            ["GET /orders/{userId}/updates"] = new(Whose.Order, $"{mine}/updates"),
            ["GET /orders/{userId}/{orderId}"] = new(Whose.Order, $"{mine}/{held}"),
            ["GET /orders/{userId}/{orderId}/invoices"] = new(Whose.Order, $"{mine}/{paid}/invoices"),
            ["GET /orders/{userId}/{orderId}/invoices/{invoiceId}/pdf"] = new(
                Whose.Order, $"{mine}/{paid}/invoices/{Guid.NewGuid()}/pdf"),
            ["PUT /orders/{userId}/{orderId}/invoice-recipient"] = new(
                Whose.Order, $"{mine}/{held}/invoice-recipient", """{"name":"ACME","address":"1 Road"}"""),
            ["GET /orders/{userId}/{orderId}/refund-quote"] = new(Whose.Order, $"{mine}/{paid}/refund-quote"),
            ["GET /orders/{userId}/{orderId}/resale"] = new(Whose.Order, $"{mine}/{paid}/resale"),
            ["POST /orders/{orderId}/resale"] = new(
                Whose.Order, $"/orders/{paid}/resale", """{"seats":[{"subsection":1,"row":1,"seat":1}]}"""),
            ["POST /orders/{orderId}/resale/withdraw"] = new(Whose.Order, $"/orders/{paid}/resale/withdraw"),
            ["POST /orders/{userId}/notifications/read"] = new(
                Whose.Order, $"{mine}/notifications/read", """{"up_to":1}"""),
            ["GET /waitlist/{userId}"] = new(Whose.Order, $"/waitlist/{_buyer}"),
            ["POST /orders/{orderId}/confirm"] = new(
                Whose.Order, $"/orders/{held}/confirm", """{"payment_token":"tok_ok"}"""),
            ["POST /orders/{orderId}/extend"] = new(Whose.Order, $"/orders/{held}/extend"),
            ["POST /orders/{orderId}/cancel"] = new(Whose.Order, $"/orders/{held}/cancel"),

            // Statements name the caller or the seller: whoever asks for what is not theirs finds nothing.
            ["DELETE /waitlist/entries/{entryId}"] = new(Whose.Caller, $"/waitlist/entries/{Guid.NewGuid()}"),
            ["DELETE /sellers/me/webhooks/{webhookId}"] = new(Whose.Seller, webhook),
            ["GET /sellers/me/webhooks/{webhookId}/deliveries"] = new(Whose.Caller, $"{webhook}/deliveries"),
            ["POST /sellers/me/webhooks/{webhookId}/deliveries/{deliveryId}/redeliver"] = new(
                Whose.Caller, $"{webhook}/deliveries/1/redeliver"),

            ["POST /sellers/me/codes/batches/{batchId}/stop"] = new(
                Whose.Seller, $"/sellers/me/codes/batches/{Guid.NewGuid()}/stop"),
            ["POST /sellers/me/codes/{codeId}/edit"] = new(
                Whose.Seller, $"/sellers/me/codes/{Guid.NewGuid()}/edit", """{"edition":1}"""),
            ["POST /sellers/me/codes/{codeId}/stop"] = new(Whose.Seller, $"/sellers/me/codes/{Guid.NewGuid()}/stop"),

            ["GET /queue/{eventId}/entries/me"] = new(Whose.Caller, $"/queue/{TestEvents.OnSale}/entries/me"),
            ["POST /events/{eventId}/resale/orders"] = new(
                Whose.Caller, $"{@event}/resale/orders", $$"""{"offer_id":"{{Guid.NewGuid()}}"}"""),
            ["POST /queue/{eventId}/entries"] = new(Whose.Caller, $"/queue/{TestEvents.OnSale}/entries"),
        };
    }

    /// <summary>What sellers keep and sell themselves, and what they read and export of their orders.</summary>
    private static Dictionary<string, ObjectRow> DeskRows(string @event) => new()
    {
        ["GET /events/{eventId}/allotments"] = new(Whose.Event, $"{@event}/allotments"),
        ["GET /events/{eventId}/allotments/{allotmentId}"] = new(Whose.Event, $"{@event}/allotments/{Guid.NewGuid()}"),
        ["POST /events/{eventId}/allotments"] = new(
            Whose.Event, $"{@event}/allotments", """{"name":"x","kind":"house","section":"A","quantity":1}"""),
        ["POST /events/{eventId}/allotments/{allotmentId}/release"] =
            new(Whose.Event, $"{@event}/allotments/{Guid.NewGuid()}/release"),
        ["GET /events/{eventId}/box-office/sales"] = new(Whose.Event, $"{@event}/box-office/sales"),
        ["GET /events/{eventId}/box-office/sales/{saleId}"] =
            new(Whose.Event, $"{@event}/box-office/sales/{Guid.NewGuid()}"),
        ["GET /events/{eventId}/box-office/till"] = new(Whose.Event, $"{@event}/box-office/till"),
        ["POST /events/{eventId}/box-office/sales"] = new(
            Whose.Event, $"{@event}/box-office/sales", """{"section":"A","quantity":1,"payment":"cash"}"""),
        ["POST /events/{eventId}/box-office/sales/{saleId}/take-back"] =
            new(Whose.Event, $"{@event}/box-office/sales/{Guid.NewGuid()}/take-back"),
        ["GET /events/{eventId}/orders/export"] = new(Whose.Event, $"{@event}/orders/export"),
        ["GET /events/{eventId}/orders/export/tickets"] = new(Whose.Event, $"{@event}/orders/export/tickets"),
        ["GET /events/{eventId}/orders/invoices"] = new(Whose.Event, $"{@event}/orders/invoices"),
        ["GET /events/{eventId}/orders/invoices/{invoiceId}/pdf"] = new(
            Whose.Event, $"{@event}/orders/invoices/{Guid.NewGuid()}/pdf"),
        ["GET /events/{eventId}/orders/settlement"] = new(Whose.Event, $"{@event}/orders/settlement"),
        ["GET /events/{eventId}/orders/settlement/export"] = new(
            Whose.Event, $"{@event}/orders/settlement/export"),
        ["GET /events/{eventId}/resale/terms"] = new(Whose.Event, $"{@event}/resale/terms"),
        ["PUT /events/{eventId}/resale/terms"] = new(
            Whose.Event, $"{@event}/resale/terms", """{"is_allowed":true,"fee_percent":5,"ends_minutes_before":60}"""),
        ["POST /events/{eventId}/orders/search"] = new(
            Whose.Event, $"{@event}/orders/search", """{"query":"Ada"}"""),
    };

    private HttpClient ClientOf(Person person) => person switch
    {
        Person.Nobody => new HttpClient { BaseAddress = _host.Address },
        Person.Buyer => ClientWith(_buyer, "buyer"),
        Person.OtherBuyer or Person.DoorStaff => ClientWith(TestBookings.NewBuyer(), "buyer"),
        Person.Seller => ClientWith(TestEvents.Seller, "seller"),
        Person.OtherSeller => ClientWith(TestBookings.NewBuyer(), "seller"),
        Person.Operator => ClientWith(TestBookings.NewBuyer(), "operator"),
        _ => _host.ClientWith(BookingHost.DelegatedToken(
            Guid.NewGuid(),
            new Delegation(TestEvents.Seller, Guid.NewGuid(), Enum.Parse<TeamRole>(person.ToString()), null))),
    };

    private HttpClient ClientWith(UserId user, string role) => _host.ClientWith(BookingHost.Token(user, role));
}
