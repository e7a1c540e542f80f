using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using Ticketing.EventTicketing.Teams.ApiKeys;
using Ticketing.EventTicketing.Tests.Accounts;
using Ticketing.EventTicketing.Tests.Support;

namespace Ticketing.EventTicketing.Tests.Teams;

/// <summary>A seller's programs: keys with scopes, exchanged for short tokens.</summary>
[Collection(DatabaseTests.Name)]
public sealed class ApiKeyTests(EventDatabase database) : IAsyncLifetime
{
    private TeamScene _scene = null!;

    public async Task InitializeAsync() => _scene = await TeamScene.OpenAsync(database);

    public Task DisposeAsync()
    {
        _scene.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_key_is_exchanged_by_JSON_form_and_Basic_and_acts_within_its_scopes()
    {
        var (id, secret) = await _scene.NewKeyAsync("events:read", "events:write");
        using var client = _scene.Service.CreateClient();
        var json = await UserEndpointTests.Json(await _scene.ExchangeAsync(id, secret, "events:write"));
        ((string)json["token_type"]!, (string)json["scope"]!).ShouldBe(("Bearer", "events:write"));
        var form = await client.PostAsync("/users/token", new FormUrlEncodedContent(
        [
            new("grant_type", "client_credentials"), new("client_id", id), new("client_secret", secret),
        ]));
        form.StatusCode.ShouldBe(HttpStatusCode.OK);
        form.Headers.CacheControl!.NoStore.ShouldBeTrue();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{id}:{secret}")));
        (await client.PostAsync("/users/token", new FormUrlEncodedContent([new("grant_type", "client_credentials")])))
            .StatusCode.ShouldBe(HttpStatusCode.OK);

        using var program = _scene.WithToken((string)json["access_token"]!);
        (await program.PostAsync($"/events/{_scene.EventId}/close", null)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await UserEndpointTests.Refused(
            await program.GetAsync("/events?seller=me"), HttpStatusCode.Forbidden, "forbidden");
        var closed = (await _scene.EventLogAsync()).Single(e => (string)e!["kind"]! == "sale-closed")!;
        ((string)closed["actor"]!, (string)closed["actor_id"]!, (string)closed["actor_name"]!)
            .ShouldBe(("api-key", id, "Ticket robot"));
    }

    [Fact]
    public async Task The_secret_is_told_once_and_stored_as_a_hash()
    {
        var (id, secret) = await _scene.NewKeyAsync("orders:read");
        (await _scene.ExchangeAsync(id, secret)).StatusCode.ShouldBe(HttpStatusCode.OK);

        var list = await _scene.Seller.GetStringAsync("/users/api-keys");
        list.ShouldContain(id);
        list.ShouldContain("last_used_at\":\"");
        list.ShouldNotContain(secret);
        (await database.ScalarAsync<long>(
            "SELECT count(*) FROM api_keys k WHERE k::text LIKE '%' || $1 || '%'", secret)).ShouldBe(0);
    }

    [Fact]
    public async Task A_wrong_expired_or_revoked_key_gets_nothing_and_its_tokens_end()
    {
        var (id, secret) = await _scene.NewKeyAsync("events:read");
        var token = (string)(await UserEndpointTests.Json(await _scene.ExchangeAsync(id, secret)))["access_token"]!;
        using var replica = new TicketingService(database.ConnectionString);
        using var program = _scene.WithToken(token, replica);
        (await program.GetAsync("/events?seller=me")).StatusCode.ShouldBe(HttpStatusCode.OK);

        var wrong = await UserEndpointTests.Refused(
            await _scene.ExchangeAsync(id, new string('A', 43)), HttpStatusCode.Unauthorized, "invalid-client");
        ((string)wrong["error"]!).ShouldBe("invalid_client");
        await UserEndpointTests.Refused(
            await _scene.ExchangeAsync(id, secret, "orders:refund"), HttpStatusCode.BadRequest, "invalid-scope");

        (await _scene.Seller.DeleteAsync($"/users/api-keys/{id}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await UserEndpointTests.Refused(
            await _scene.ExchangeAsync(id, secret), HttpStatusCode.Unauthorized, "invalid-client");
        await Eventually.TrueAsync(
            async () => (await program.GetAsync("/events?seller=me")).StatusCode == HttpStatusCode.Unauthorized,
            "the other replica asked for the revoked key");

        var (old, oldSecret) = await _scene.NewKeyAsync("events:read");
        await database.ScalarAsync<object?>(
            "UPDATE api_keys SET expires_at = now() WHERE key_id = $1 RETURNING NULL", Guid.Parse(old));
        await UserEndpointTests.Refused(
            await _scene.ExchangeAsync(old, oldSecret), HttpStatusCode.Unauthorized, "invalid-client");
    }

    /// <summary>Somebody who knew the password may have made the key. Choosing another password oneself stops none.</summary>
    [Fact]
    public async Task A_reset_by_mail_stops_keys_and_their_tokens_until_the_seller_lets_each_go_on()
    {
        var (id, secret) = await _scene.NewKeyAsync("events:read");
        using var program = _scene.WithToken(
            (string)(await UserEndpointTests.Json(await _scene.ExchangeAsync(id, secret)))["access_token"]!);
        (await program.GetAsync("/events?seller=me")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await _scene.ResetPasswordAsync("violet tractor lagoon");

        (await program.GetAsync("/events?seller=me")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        await UserEndpointTests.Refused(
            await _scene.ExchangeAsync(id, secret), HttpStatusCode.Unauthorized, "invalid-client");
        var listed = (await UserEndpointTests.Json(await _scene.Seller.GetAsync("/users/api-keys")))["keys"]!.AsArray();
        listed.ShouldHaveSingleItem()!["stopped_at"].ShouldNotBeNull();

        (await _scene.Seller.PostAsync($"/users/api-keys/{id}/resume", null)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await UserEndpointTests.Refused(
            await _scene.Seller.PostAsync($"/users/api-keys/{id}/resume", null), HttpStatusCode.NotFound, "key-not-found");
        using var again = _scene.WithToken(
            (string)(await UserEndpointTests.Json(await _scene.ExchangeAsync(id, secret)))["access_token"]!);
        (await again.GetAsync("/events?seller=me")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await program.GetAsync("/events?seller=me")).StatusCode.ShouldBe(
            HttpStatusCode.Unauthorized, "a token of before stays ended");
        (await _scene.TeamLogAsync()).Select(e => (string)e!["kind"]!).ShouldContain("api-keys-stopped");
    }

    /// <summary>A stolen key may have let somebody to a door, who would stay when it is revoked.</summary>
    [Theory]
    [InlineData("", 1)]
    [InlineData("?end_made=true", 0)]
    public async Task A_key_is_revoked_with_or_without_whom_it_invited_to_a_door(string query, int doorsLeft)
    {
        var (id, secret) = await _scene.NewKeyAsync("door:manage");
        using var program = _scene.WithToken(
            (string)(await UserEndpointTests.Json(await _scene.ExchangeAsync(id, secret)))["access_token"]!);
        var path = $"/events/{_scene.EventId}/door-invitations";
        (await program.PostAsJsonAsync(path, new { email = _scene.MemberAddress })).EnsureSuccessStatusCode();
        (await program.PostAsJsonAsync(path, new { email = "pending@example.org" })).EnsureSuccessStatusCode();
        (await _scene.Seller.PostAsJsonAsync(path, new { email = "mine@example.org" })).EnsureSuccessStatusCode();
        var mine = await DoorsAsync("invitations");
        (await _scene.Member.PostAsync(
            $"/users/me/door-invitations/{mine.ShouldHaveSingleItem()!["invitation_id"]}/accept", null))
            .EnsureSuccessStatusCode();
        var listed = (await UserEndpointTests.Json(await _scene.Seller.GetAsync(path)))["invitations"]!.AsArray();
        listed.Select(i => (string?)i!["made_by_key"]).ShouldBe([id, id, null], ignoreOrder: true);

        (await _scene.Seller.DeleteAsync($"/users/api-keys/{id}{query}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await DoorsAsync("doors")).Count.ShouldBe(doorsLeft);
        var left = (await UserEndpointTests.Json(await _scene.Seller.GetAsync(path)))["invitations"]!.AsArray();
        left.Count(i => i!["made_by_key"] is not null).ShouldBe(2 * doorsLeft);
        left.Count(i => i!["made_by_key"] is null).ShouldBe(1);
    }

    private async Task<System.Text.Json.Nodes.JsonArray> DoorsAsync(string what) =>
        (await UserEndpointTests.Json(await _scene.Member.GetAsync("/users/me/doors")))[what]!.AsArray();

    [Fact]
    public async Task A_key_never_gets_the_scopes_that_make_more_access()
    {
        foreach (var scope in new[] { "team:manage", "keys:manage", "everything", "" })
        {
            await UserEndpointTests.Refused(
                await _scene.Seller.PostAsJsonAsync("/users/api-keys", new { name = "Robot", scopes = new[] { scope } }),
                HttpStatusCode.BadRequest, "invalid-request");
        }

        using var manager = await _scene.JoinAsync("manager");
        await UserEndpointTests.Refused(
            await manager.GetAsync("/users/api-keys"), HttpStatusCode.Forbidden, "forbidden");
    }

    [Fact]
    public async Task Keys_made_at_once_do_not_pass_the_bound()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, ApiKeyTable.MaxKeys + 10).Select(i =>
            _scene.Seller.PostAsJsonAsync("/users/api-keys", new { name = $"Robot {i}", scopes = new[] { "events:read" } })));

        answers.Count(a => a.StatusCode == HttpStatusCode.Created).ShouldBe(ApiKeyTable.MaxKeys);
        await UserEndpointTests.Refused(
            answers.First(a => a.StatusCode != HttpStatusCode.Created), HttpStatusCode.Conflict, "too-many-keys");
    }

    [Fact]
    public async Task Tries_from_one_network_are_limited()
    {
        using var service = new TicketingService(database.ConnectionString);
        using var client = service.CreateClient();
        var body = new { grant_type = "client_credentials", client_id = Guid.NewGuid(), client_secret = new string('A', 43) };
        for (var i = 0; i < ApiKeyTries.PerMinute; i++)
        {
            await client.PostAsJsonAsync("/users/token", body);
        }

        // A minute may begin anew meanwhile; then the next one fills up too.
        await Eventually.TrueAsync(
            async () => (await client.PostAsJsonAsync("/users/token", body)).StatusCode == HttpStatusCode.TooManyRequests,
            "tries are limited");
    }
}
