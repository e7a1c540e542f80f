using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Ticketing.Contracts.Messages;
using Ticketing.EventTicketing.Tests.Accounts;
using Ticketing.EventTicketing.Tests.Door;
using Ticketing.EventTicketing.Tests.Support;

namespace Ticketing.EventTicketing.Tests.Teams;

/// <summary>A seller with an event, and a person who is or is not in the seller's team.</summary>
internal sealed class TeamScene : IDisposable
{
    private TeamScene(TicketingService service) => Service = service;

    public TicketingService Service { get; }

    public HttpClient Seller { get; private set; } = null!;

    public Guid SellerId { get; private set; }

    /// <summary>The person, with their own token.</summary>
    public HttpClient Member { get; private set; } = null!;

    public Guid MemberId { get; private set; }

    public string MemberAddress { get; private set; } = "";

    public EventId EventId { get; private set; }

    public static async Task<TeamScene> OpenAsync(EventDatabase database)
    {
        var scene = new TeamScene(database.SharedService());
        scene.Seller = await scene.Service.SignedInAsync("seller");
        scene.SellerId = await DoorScene.IdOf(scene.Seller);
        scene.Member = await scene.Service.SignedInAsync("buyer");
        var me = await UserEndpointTests.Json(await scene.Member.GetAsync("/users/me"));
        scene.MemberId = (Guid)me["user_id"]!;
        scene.MemberAddress = (string)me["email"]!;
        await scene.VerifyAddressAsync(true, database);
        scene.EventId = await database.NewEventAsync();
        await database.ScalarAsync<object?>(
            "UPDATE events SET seller_id = $2, status = 'ON_SALE' WHERE event_id = $1 RETURNING NULL",
            scene.EventId.Value, scene.SellerId);
        return scene;
    }

    /// <summary>The member's address is known to be theirs, or not.</summary>
    public Task VerifyAddressAsync(bool isVerified, EventDatabase database) => database.ScalarAsync<object?>(
        "UPDATE users SET email_verified_at = CASE WHEN $2 THEN now() END WHERE user_id = $1 RETURNING NULL",
        MemberId, isVerified);

    public Task<HttpResponseMessage> InviteAsync(string role, string? address = null) =>
        Seller.PostAsJsonAsync("/users/team/invitations", new { email = address ?? MemberAddress, role });

    public async Task<JsonNode> MyTeamsAsync() => await UserEndpointTests.Json(await Member.GetAsync("/users/me/teams"));

    public async Task<HttpResponseMessage> AcceptAsync(HttpClient? by = null)
    {
        var invitation = (await MyTeamsAsync())["invitations"]!.AsArray().ShouldHaveSingleItem()!;
        return await (by ?? Member).PostAsync(
            $"/users/me/team-invitations/{invitation["invitation_id"]}/accept", null);
    }

    /// <summary>The member is invited, accepts, and gets a client that acts for the seller.</summary>
    public async Task<HttpClient> JoinAsync(string role)
    {
        (await InviteAsync(role)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await AcceptAsync()).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        return await ActAsync();
    }

    /// <summary>A client with a token that acts for the seller, on any replica.</summary>
    public async Task<HttpClient> ActAsync(TicketingService? replica = null)
    {
        var answer = await Member.PostAsync($"/users/teams/{SellerId}/token", null);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return WithToken((string)(await UserEndpointTests.Json(answer))["token"]!, replica);
    }

    public HttpClient WithToken(string token, TicketingService? replica = null)
    {
        var client = (replica ?? Service).CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    /// <summary>The seller chooses another password by the link of a mail, and signs in with it.</summary>
    public Task ResetPasswordAsync(string password) => ResetPasswordAsync(Seller, password);

    /// <summary>A person chooses another password by the link of a mail, and signs in with it.</summary>
    public async Task ResetPasswordAsync(HttpClient person, string password)
    {
        var email = (string)(await UserEndpointTests.Json(await person.GetAsync("/users/me")))["email"]!;
        (await person.PostAsJsonAsync("/users/password/forgot", new { email })).StatusCode
            .ShouldBe(HttpStatusCode.Accepted);
        var token = await Service.SecretOfMailAsync(email, AccountMailKinds.ResetPassword);
        (await person.PostAsJsonAsync("/users/password/reset", new { token, password })).StatusCode
            .ShouldBe(HttpStatusCode.NoContent);
        var login = await UserEndpointTests.Json(
            await Service.CreateClient().PostAsJsonAsync("/users/login", new { email, password }));
        person.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string)login["token"]!);
    }

    /// <summary>A new API key: its id and secret.</summary>
    public async Task<(string Id, string Secret)> NewKeyAsync(params string[] scopes)
    {
        var answer = await Seller.PostAsJsonAsync("/users/api-keys", new { name = "Ticket robot", scopes });
        answer.StatusCode.ShouldBe(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        var created = await UserEndpointTests.Json(answer);
        return ((string)created["key"]!["key_id"]!, (string)created["client_secret"]!);
    }

    /// <summary>A client with a token of a new key.</summary>
    public async Task<HttpClient> KeyClientAsync(params string[] scopes)
    {
        var (id, secret) = await NewKeyAsync(scopes);
        return WithToken((string)(await UserEndpointTests.Json(await ExchangeAsync(id, secret)))["access_token"]!);
    }

    public async Task<HttpResponseMessage> ExchangeAsync(string id, string secret, string? scope = null)
    {
        using var client = Service.CreateClient();
        return await client.PostAsJsonAsync(
            "/users/token",
            new { grant_type = "client_credentials", client_id = id, client_secret = secret, scope });
    }

    /// <summary>The event's audit log, newest first.</summary>
    public async Task<JsonArray> EventLogAsync(HttpClient? caller = null) => (await UserEndpointTests.Json(
        await (caller ?? Seller).GetAsync($"/events/{EventId}/audit-log")))["entries"]!.AsArray();

    /// <summary>The log of the seller's team, newest first.</summary>
    public async Task<JsonArray> TeamLogAsync() => (await UserEndpointTests.Json(
        await Seller.GetAsync("/users/team/audit-log")))["entries"]!.AsArray();

    public void Dispose()
    {
        Seller?.Dispose();
        Member?.Dispose();
        Service.Dispose();
    }
}
