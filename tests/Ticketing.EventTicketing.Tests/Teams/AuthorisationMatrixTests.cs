using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Ticketing.EventTicketing.Tests.Accounts;
using Ticketing.EventTicketing.Tests.Door;
using Ticketing.EventTicketing.Tests.Support;

namespace Ticketing.EventTicketing.Tests.Teams;

/// <summary>Every endpoint × every person, with an event, an order and a key that are really there.</summary>
[Collection(DatabaseTests.Name)]
public sealed class AuthorisationMatrixTests(EventDatabase database)
{
    private const string Edit =
        """
        {"name":"Aurora","description":"","venue":"Dome","starts_at":"2035-05-01T19:00","time_zone":"Asia/Taipei",
         "hold_seconds":900,"max_tickets_per_order":8,"edition":1}
        """;

    private const string Scan =
        """
        {"scan_id":"018f8e6a-0000-7000-8000-000000000001","device_name":"Gate","code":"x",
         "scanned_at":"2026-01-01T00:00:00Z"}
        """;

    public static TheoryData<Person> People { get; } = [.. Enum.GetValues<Person>()];

    [Theory]
    [MemberData(nameof(People))]
    public async Task Answers_follow_from_rule_role_and_owner(Person person)
    {
        await using var scene = await DoorScene.OpenAsync(database);
        var matrix = new AuthorisationMatrix(
            scene.Service.Services.GetRequiredService<EndpointDataSource>(), await RowsAsync(scene));
        using var client = await ClientOfAsync(scene, person);

        var (called, wrong) = await matrix.CallAllAsync(person, client);

        wrong.ShouldBeEmpty();
        called.ShouldBeGreaterThan(75);
    }

    private static async Task<Dictionary<string, ObjectRow>> RowsAsync(DoorScene scene)
    {
        var seller = await DoorScene.IdOf(scene.Seller);
        var created = await UserEndpointTests.Json(await scene.Seller.PostAsJsonAsync(
            "/users/api-keys", new { name = "Robot", scopes = new[] { "events:read" } }));
        var key = $"/users/api-keys/{(Guid)created["key"]!["key_id"]!}";
        var @event = $"/events/{scene.EventId}";
        var ticket = $"/tickets/{(string)(await scene.TicketsAsync())[0]!["ticket_id"]!}";
        var order = $"/tickets/orders/{scene.Booking.BookingId}";
        var someone = Guid.NewGuid();
        var rows = await CatalogueRows.OfAsync(scene.Seller, @event);
        return new Dictionary<string, ObjectRow>(
            [.. rows, .. FigureRows.Of(@event), .. PersonRows.Of(@event, order), .. TicketDocumentRows.Of(ticket, order)])
        {
            ["DELETE /events/{eventId}/door-invitations/{invitationId:guid}"] = new(
                Whose.Event, $"{@event}/door-invitations/{someone}"),
            ["DELETE /events/{eventId}/door-staff/{userId}"] = new(Whose.Event, $"{@event}/door-staff/{someone}"),
            ["GET /events/{eventId}/audit-log"] = new(Whose.Event, $"{@event}/audit-log"),
            ["GET /events/{eventId}/door-invitations"] = new(Whose.Event, $"{@event}/door-invitations"),
            ["GET /events/{eventId}/door-staff"] = new(Whose.Event, $"{@event}/door-staff"),
            ["POST /events/{eventId}/cancel"] = new(Whose.Event, $"{@event}/cancel"),
            ["POST /events/{eventId}/close"] = new(Whose.Event, $"{@event}/close"),
            ["POST /events/{eventId}/copy"] = new(Whose.Event, $"{@event}/copy", """{"starts_at":"2035-05-01T19:00"}"""),
            ["POST /events/{eventId}/door-invitations"] = new(
                Whose.Event, $"{@event}/door-invitations", """{"email":"ada@example.org"}"""),
            ["POST /events/{eventId}/edit"] = new(Whose.Event, $"{@event}/edit", Edit),
            ["POST /events/{eventId}/end"] = new(Whose.Event, $"{@event}/end"),
            ["POST /events/{eventId}/reopen"] = new(Whose.Event, $"{@event}/reopen"),
            ["PUT /events/{eventId}/prices"] = new(
                Whose.Event, $"{@event}/prices", """{"prices":[{"section":"A","price":2000}]}"""),
            ["PUT /events/{eventId}/pricing"] = new(Whose.Event, $"{@event}/pricing", """{"sections":[]}"""),

            ["GET /events/{eventId}/admissions"] = new(Whose.Door, $"{@event}/admissions"),
            ["GET /events/{eventId}/scan-conflicts"] = new(Whose.Door, $"{@event}/scan-conflicts"),
            ["GET /events/{eventId}/scan-list"] = new(Whose.Door, $"{@event}/scan-list"),
            ["POST /events/{eventId}/scans"] = new(Whose.Door, $"{@event}/scans", Scan),
            ["POST /events/{eventId}/scans/batch"] = new(Whose.Door, $"{@event}/scans/batch", $$"""{"scans":[{{Scan}}]}"""),
            ["POST /events/{eventId}/scans/{scanId:guid}/undo"] = new(
                Whose.Door, $"{@event}/scans/{someone}/undo", """{"device_name":"Gate"}"""),
            ["POST /events/{eventId}/ticket-lookups"] = new(
                Whose.Door, $"{@event}/ticket-lookups", """{"query":"Lovelace"}"""),

            ["DELETE /users/api-keys/{keyId:guid}"] = new(Whose.Seller, key),
            ["POST /users/api-keys/{keyId:guid}/resume"] = new(Whose.Seller, $"{key}/resume"),
            ["DELETE /users/team/members/{userId:guid}"] = new(Whose.Caller, $"/users/team/members/{someone}"),
            ["PUT /users/team/members/{userId:guid}"] = new(
                Whose.Seller, $"/users/team/members/{someone}", """{"role":"door"}"""),

            ["DELETE /users/team/invitations/{invitationId:guid}"] = new(
                Whose.Caller, $"/users/team/invitations/{someone}"),
            ["DELETE /users/me/teams/{sellerId:guid}"] = new(Whose.Caller, $"/users/me/teams/{seller}"),
            ["POST /users/teams/{sellerId:guid}/token"] = new(Whose.Caller, $"/users/teams/{seller}/token"),
            ["POST /users/me/door-invitations/{invitationId:guid}/accept"] = new(
                Whose.Caller, $"/users/me/door-invitations/{someone}/accept"),
            ["POST /users/me/door-invitations/{invitationId:guid}/decline"] = new(
                Whose.Caller, $"/users/me/door-invitations/{someone}/decline"),
            ["POST /users/me/passkeys/{passkeyId:guid}/remove"] = new(
                Whose.Caller, $"/users/me/passkeys/{someone}/remove"),
            ["POST /users/me/team-invitations/{invitationId:guid}/accept"] = new(
                Whose.Caller, $"/users/me/team-invitations/{someone}/accept"),
            ["POST /users/me/team-invitations/{invitationId:guid}/decline"] = new(
                Whose.Caller, $"/users/me/team-invitations/{someone}/decline"),
        };
    }

    private async Task<HttpClient> ClientOfAsync(DoorScene scene, Person person)
    {
        switch (person)
        {
            case Person.Nobody:
                return scene.Service.CreateClient();
            case Person.Buyer:
                return Again(scene, scene.Buyer);
            case Person.Seller:
                return Again(scene, scene.Seller);
            case Person.OtherBuyer:
                return await scene.Service.SignedInAsync("buyer");
            case Person.OtherSeller:
                return await scene.Service.SignedInAsync("seller");
            case Person.DoorStaff:
                var staff = await scene.Service.SignedInAsync("buyer");
                await scene.HireAsync(staff);
                return staff;
            case Person.Operator:
                return await OperatorAsync(scene);
            default:
                return await MemberAsync(scene, person.ToString().ToLowerInvariant());
        }
    }

    private static HttpClient Again(DoorScene scene, HttpClient of)
    {
        var client = scene.Service.CreateClient();
        client.DefaultRequestHeaders.Authorization = of.DefaultRequestHeaders.Authorization;
        return client;
    }

    private async Task<HttpClient> OperatorAsync(DoorScene scene)
    {
        var client = scene.Service.CreateClient();
        client.DefaultRequestHeaders.Authorization =
            new("Bearer", await TicketingService.OperatorTokenAsync(database));
        return client;
    }

    private static async Task<HttpClient> MemberAsync(DoorScene scene, string role)
    {
        using var member = await scene.Service.SignedInAsync("buyer");
        var email = (string)(await UserEndpointTests.Json(await member.GetAsync("/users/me")))["email"]!;
        (await scene.Seller.PostAsJsonAsync("/users/team/invitations", new { email, role })).EnsureSuccessStatusCode();
        var teams = await UserEndpointTests.Json(await member.GetAsync("/users/me/teams"));
        var invitation = teams["invitations"]!.AsArray().ShouldHaveSingleItem()!["invitation_id"]!;
        (await member.PostAsync($"/users/me/team-invitations/{invitation}/accept", null)).EnsureSuccessStatusCode();
        var acting = await UserEndpointTests.Json(
            await member.PostAsync($"/users/teams/{await DoorScene.IdOf(scene.Seller)}/token", null));
        var client = scene.Service.CreateClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", (string)acting["token"]!);
        return client;
    }
}
