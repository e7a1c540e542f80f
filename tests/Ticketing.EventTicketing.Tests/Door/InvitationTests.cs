using System.Net;
using System.Text.Json.Nodes;
using Ticketing.EventTicketing.Tests.Accounts;
using Ticketing.EventTicketing.Tests.Support;

namespace Ticketing.EventTicketing.Tests.Door;

/// <summary>
/// Naming door staff told the seller the name and the id of whoever had the address, and asked nobody: now people are
/// invited, and answer.
/// </summary>
[Collection(DatabaseTests.Name)]
public sealed class InvitationTests(EventDatabase database) : IAsyncLifetime
{
    private DoorScene _scene = null!;
    private HttpClient _helper = null!;
    private string _address = "";

    public async Task InitializeAsync()
    {
        _scene = await DoorScene.OpenAsync(database);
        _helper = await _scene.Service.SignedInAsync("buyer");
        _address = (string)(await UserEndpointTests.Json(await _helper.GetAsync("/users/me")))["email"]!;
    }

    public async Task DisposeAsync()
    {
        _helper.Dispose();
        await _scene.DisposeAsync();
    }

    [Fact]
    public async Task The_seller_learns_nothing_of_who_has_an_address()
    {
        var known = await _scene.InviteAsync(" " + _address.ToUpperInvariant());
        var unknown = await _scene.InviteAsync($"{Guid.NewGuid():N}@example.org");

        (known.StatusCode, unknown.StatusCode).ShouldBe((HttpStatusCode.NoContent, HttpStatusCode.NoContent));
        (await known.Content.ReadAsStringAsync()).ShouldBe(await unknown.Content.ReadAsStringAsync());
        var list = await ListAsync();
        list.Select(i => (string)i!["state"]!).ShouldBe(["pending", "pending"]);
        list.Select(i => (string)i!["email"]!).ShouldContain(_address);
        list.ShouldAllBe(i => i!.AsObject().Select(p => p.Key).Order().SequenceEqual(
            new[] { "email", "expires_at", "invitation_id", "invited_at", "made_by_key", "state" }));
        await UserEndpointTests.Refused(
            await _scene.InviteAsync("no address"), HttpStatusCode.BadRequest, "invalid-request");
        await UserEndpointTests.Refused(await ScanAsync(), HttpStatusCode.Forbidden, "not-door-staff");
    }

    [Fact]
    public async Task The_invited_person_accepts_and_finds_the_door()
    {
        await _scene.InviteAsync(_address);
        await _scene.InviteAsync(_address);
        var invitation = (await DoorScene.DoorsAsync(_helper))["invitations"]!.AsArray().ShouldHaveSingleItem()!;
        ((long)invitation["event_id"]!).ShouldBe(_scene.EventId.Value);

        for (var i = 0; i < 2; i++)
        {
            (await AnswerAsync(_helper, "accept")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        }

        var mine = await DoorScene.DoorsAsync(_helper);
        mine["invitations"]!.AsArray().ShouldBeEmpty();
        ((long)mine["doors"]!.AsArray().ShouldHaveSingleItem()!["event_id"]!).ShouldBe(_scene.EventId.Value);
        ((string)(await ListAsync()).ShouldHaveSingleItem()!["state"]!).ShouldBe("accepted");
        (await ScanAsync()).StatusCode.ShouldBe(HttpStatusCode.OK);
        await UserEndpointTests.Refused(
            await AnswerAsync(_helper, "decline"), HttpStatusCode.NotFound, "invitation-not-found");
    }

    [Fact]
    public async Task Nobody_else_can_answer_and_a_declined_withdrawn_or_old_invitation_opens_no_door()
    {
        await _scene.InviteAsync(_address);
        await UserEndpointTests.Refused(
            await AnswerAsync(_scene.Buyer, "accept"), HttpStatusCode.NotFound, "invitation-not-found");
        (await DoorScene.DoorsAsync(_scene.Buyer))["invitations"]!.AsArray().ShouldBeEmpty();

        (await AnswerAsync(_helper, "decline")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        ((string)(await ListAsync()).ShouldHaveSingleItem()!["state"]!).ShouldBe("declined");
        await NotAcceptedAsync();

        await _scene.InviteAsync(_address);
        await database.ScalarAsync<object?>(
            "UPDATE door_invitations SET expires_at = now() WHERE event_id = $1 RETURNING NULL", _scene.EventId.Value);
        ((string)(await ListAsync()).ShouldHaveSingleItem()!["state"]!).ShouldBe("expired");
        await NotAcceptedAsync();

        await _scene.InviteAsync(_address);
        var id = await IdAsync();
        (await _scene.Seller.DeleteAsync($"/events/{_scene.EventId}/door-invitations/{id}")).StatusCode
            .ShouldBe(HttpStatusCode.NoContent);
        (await ListAsync()).ShouldBeEmpty();
        await UserEndpointTests.Refused(
            await DoorScene.AnswerAsync(_helper, id, "accept"), HttpStatusCode.NotFound, "invitation-not-found");
    }

    [Fact]
    public async Task Who_has_not_verified_the_address_finds_no_invitation_to_it()
    {
        using var stranger = await Browser.LoggedInAsync(_scene.Service);
        await _scene.InviteAsync(stranger.Email);
        var id = await IdAsync();
        var doors = await UserEndpointTests.Json(await stranger.SendAsync(HttpMethod.Get, "/users/me/doors"));
        doors["invitations"]!.AsArray().ShouldBeEmpty();
        await UserEndpointTests.Refused(
            await stranger.SendAsync(HttpMethod.Post, $"/users/me/door-invitations/{id}/accept"),
            HttpStatusCode.NotFound, "invitation-not-found");
    }

    [Fact]
    public async Task Who_was_removed_comes_back_by_a_new_invitation_only()
    {
        await _scene.HireAsync(_helper);
        await _scene.InviteAsync(_address);
        ((string)(await ListAsync()).ShouldHaveSingleItem()!["state"]!).ShouldBe("accepted", "they work there already");

        await _scene.Seller.DeleteAsync($"/events/{_scene.EventId}/door-staff/{await DoorScene.IdOf(_helper)}");
        await NotAcceptedAsync();
        (await DoorScene.DoorsAsync(_helper))["doors"]!.AsArray().ShouldBeEmpty();

        await _scene.HireAsync(_helper);
        (await ScanAsync()).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_event_invites_so_many_and_no_more()
    {
        await database.ScalarAsync<object?>(
            """
            WITH added AS (
                INSERT INTO door_invitations (invitation_id, event_id, email, state, invited_at, expires_at)
                SELECT gen_random_uuid(), $1, n || '@example.org', 'withdrawn', now(), now() FROM generate_series(1, 500) n)
            SELECT NULL
            """,
            _scene.EventId.Value);

        await UserEndpointTests.Refused(
            await _scene.InviteAsync(_address), HttpStatusCode.Conflict, "too-many-staff");
        (await _scene.InviteAsync("7@example.org")).StatusCode.ShouldBe(HttpStatusCode.NoContent, "invited before");
    }

    private async Task NotAcceptedAsync()
    {
        await UserEndpointTests.Refused(
            await AnswerAsync(_helper, "accept"), HttpStatusCode.NotFound, "invitation-not-found");
        await UserEndpointTests.Refused(await ScanAsync(), HttpStatusCode.Forbidden, "not-door-staff");
    }

    private async Task<HttpResponseMessage> ScanAsync() =>
        await _helper.GetAsync($"/events/{_scene.EventId}/admissions");

    private async Task<JsonArray> ListAsync() => (await UserEndpointTests.Json(
        await _scene.Seller.GetAsync($"/events/{_scene.EventId}/door-invitations")))["invitations"]!.AsArray();

    private async Task<Guid> IdAsync() => (Guid)(await ListAsync()).ShouldHaveSingleItem()!["invitation_id"]!;

    private async Task<HttpResponseMessage> AnswerAsync(HttpClient caller, string answer) =>
        await DoorScene.AnswerAsync(caller, await IdAsync(), answer);
}
