using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Ticketing.EventTicketing.Tests.Accounts;
using Ticketing.EventTicketing.Tests.Support;

namespace Ticketing.EventTicketing.Tests.Teams;

/// <summary>Members act for a seller by their role, under their own name, until they are removed.</summary>
[Collection(DatabaseTests.Name)]
public sealed class TeamTests(EventDatabase database) : IAsyncLifetime
{
    private TeamScene _scene = null!;

    public async Task InitializeAsync() => _scene = await TeamScene.OpenAsync(database);

    public Task DisposeAsync()
    {
        _scene.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task The_invited_person_alone_accepts_and_acts_for_the_seller()
    {
        var known = await _scene.InviteAsync("manager");
        var unknown = await _scene.InviteAsync("manager", $"{Guid.NewGuid():N}@example.org");
        (known.StatusCode, unknown.StatusCode).ShouldBe((HttpStatusCode.NoContent, HttpStatusCode.NoContent));
        await UserEndpointTests.Refused(
            await _scene.AcceptAsync(_scene.Seller), HttpStatusCode.NotFound, "invitation-not-found");
        await UserEndpointTests.Refused(
            await _scene.Member.PostAsync($"/users/teams/{_scene.SellerId}/token", null),
            HttpStatusCode.Forbidden, "not-in-team");

        (await _scene.AcceptAsync()).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        using var acting = await _scene.ActAsync();
        (await acting.PostAsync($"/events/{_scene.EventId}/close", null)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var mine = await UserEndpointTests.Json(await acting.GetAsync("/events?seller=me"));
        ((long)mine["events"]!.AsArray().ShouldHaveSingleItem()!["event_id"]!).ShouldBe(_scene.EventId.Value);
    }

    /// <summary>
    /// What others gave stays: a role is the seller's, who sees it and may take it away. What an old token opened is over.
    /// </summary>
    [Fact]
    public async Task A_members_role_outlives_a_reset_of_their_password_and_the_old_token_does_not()
    {
        using var before = await _scene.JoinAsync("manager");

        await _scene.ResetPasswordAsync(_scene.Member, "another-long-password-7");

        (await before.GetAsync("/events?seller=me")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        var team = (await _scene.MyTeamsAsync())["teams"]!.AsArray().ShouldHaveSingleItem()!;
        ((string)team["role"]!).ShouldBe("manager");
        using var acting = await _scene.ActAsync();
        (await acting.GetAsync("/events?seller=me")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    /// <summary>Whoever registers with an address first is not yet the person who was invited.</summary>
    [Fact]
    public async Task Who_has_not_verified_the_address_finds_no_invitation_to_it_and_makes_nothing_that_lasts()
    {
        using var stranger = await Browser.LoggedInAsync(_scene.Service);
        (await _scene.InviteAsync("owner", stranger.Email)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await InvitedAsync(stranger)).ShouldBeEmpty();
        var id = await database.ScalarAsync<Guid>(
            "SELECT invitation_id FROM team_invitations WHERE email = $1", stranger.Email);
        var path = $"/users/me/team-invitations/{id}/accept";
        await UserEndpointTests.Refused(
            await stranger.SendAsync(HttpMethod.Post, path), HttpStatusCode.NotFound, "invitation-not-found");

        await _scene.Service.VerifyAddressAsync(stranger.Email);
        (await InvitedAsync(stranger)).ShouldHaveSingleItem();
        (await stranger.SendAsync(HttpMethod.Post, path)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        using var seller = await Browser.LoggedInAsync(_scene.Service, role: "seller");
        foreach (var (made, body) in new (string, object)[]
        {
            ("/users/team/invitations", new { email = "ada@example.org", role = "owner" }),
            ("/users/api-keys", new { name = "Robot", scopes = new[] { "orders:read" } }),
        })
        {
            await UserEndpointTests.Refused(
                await seller.SendAsync(HttpMethod.Post, made, body), HttpStatusCode.Forbidden, "email-not-verified");
        }
    }

    [Fact]
    public async Task An_address_that_nobody_has_verified_finds_no_invitation()
    {
        await _scene.InviteAsync("owner");
        var invitation = (await _scene.MyTeamsAsync())["invitations"]!.AsArray().ShouldHaveSingleItem()!;
        await _scene.VerifyAddressAsync(false, database);

        (await _scene.MyTeamsAsync())["invitations"]!.AsArray().ShouldBeEmpty();
        await UserEndpointTests.Refused(
            await _scene.Member.PostAsync($"/users/me/team-invitations/{invitation["invitation_id"]}/accept", null),
            HttpStatusCode.NotFound, "invitation-not-found");
    }

    [Fact]
    public async Task The_audit_log_names_the_member_and_not_only_the_seller()
    {
        using var acting = await _scene.JoinAsync("manager");
        (await acting.PostAsync($"/events/{_scene.EventId}/close", null)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await UserEndpointTests.Refused(
            await acting.PostAsync($"/events/{_scene.EventId}/cancel", null), HttpStatusCode.Forbidden, "forbidden");

        var closed = (await _scene.EventLogAsync()).Single(e => (string)e!["kind"]! == "sale-closed")!;
        ((string)closed["actor"]!, (Guid)closed["actor_id"]!, (string)closed["actor_name"]!, (string)closed["role"]!)
            .ShouldBe(("member", _scene.MemberId, "Ada", "manager"));
        await Eventually.TrueAsync(
            async () => (await _scene.EventLogAsync()).Any(e => (string)e!["kind"]! == "request-refused"
                && (Guid)e["actor_id"]! == _scene.MemberId),
            "the refused cancellation is in the log");
        (await _scene.TeamLogAsync()).Select(e => (string)e!["kind"]!)
            .Where(kind => kind.StartsWith("team", StringComparison.Ordinal))
            .ShouldBe(["team-joined", "team-invited"]);
    }

    [Fact]
    public async Task A_member_touches_no_other_sellers_event_and_nothing_of_their_own_by_the_acting_token()
    {
        using var acting = await _scene.JoinAsync("owner");
        var foreign = await database.NewEventAsync();
        await UserEndpointTests.Refused(
            await acting.PostAsync($"/events/{foreign}/close", null), HttpStatusCode.Forbidden, "not-your-event");
        await UserEndpointTests.Refused(
            await acting.GetAsync($"/events/{foreign}/admissions"), HttpStatusCode.Forbidden, "not-door-staff");
        await UserEndpointTests.Refused(await acting.GetAsync("/users/me"), HttpStatusCode.Forbidden, "forbidden");
        await UserEndpointTests.Refused(
            await acting.PostAsync($"/users/teams/{_scene.SellerId}/token", null), HttpStatusCode.Forbidden, "forbidden");
    }

    [Fact]
    public async Task Who_is_removed_is_out_on_every_replica_within_five_seconds_and_stays_logged_in_as_themselves()
    {
        using var replica = new TicketingService(database.ConnectionString);
        using var here = await _scene.JoinAsync("finance");
        using var there = await _scene.ActAsync(replica);
        (await there.GetAsync("/events?seller=me")).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await _scene.Seller.DeleteAsync($"/users/team/members/{_scene.MemberId}")).StatusCode
            .ShouldBe(HttpStatusCode.NoContent);

        (await here.GetAsync("/events?seller=me")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        await Eventually.TrueAsync(
            async () => (await there.GetAsync("/events/1/audit-log")).StatusCode == HttpStatusCode.Unauthorized,
            "the other replica asked for the ended membership");
        (await _scene.Member.GetAsync("/users/me")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await UserEndpointTests.Refused(
            await _scene.Member.PostAsync($"/users/teams/{_scene.SellerId}/token", null),
            HttpStatusCode.Forbidden, "not-in-team");
    }

    [Fact]
    public async Task A_changed_role_ends_the_tokens_of_the_old_one()
    {
        using var manager = await _scene.JoinAsync("manager");
        (await _scene.Seller.PutAsJsonAsync($"/users/team/members/{_scene.MemberId}", new { role = "door" })).StatusCode
            .ShouldBe(HttpStatusCode.NoContent);

        (await manager.GetAsync("/events?seller=me")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        using var door = await _scene.ActAsync();
        await UserEndpointTests.Refused(
            await door.PostAsync($"/events/{_scene.EventId}/close", null), HttpStatusCode.Forbidden, "forbidden");
        (await door.GetAsync($"/events/{_scene.EventId}/admissions")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Logging_out_ends_the_acting_token_too()
    {
        using var acting = await _scene.JoinAsync("manager");
        (await _scene.Member.PostAsync("/users/logout", null)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await acting.GetAsync("/events?seller=me")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Only_owners_manage_the_team_and_a_member_leaves_alone()
    {
        using var owner = await _scene.JoinAsync("owner");
        var team = await UserEndpointTests.Json(await owner.GetAsync("/users/team"));
        ((Guid)team["seller_id"]!).ShouldBe(_scene.SellerId);
        ((string)team["members"]!.AsArray().ShouldHaveSingleItem()!["role"]!).ShouldBe("owner");

        (await _scene.Member.DeleteAsync($"/users/me/teams/{_scene.SellerId}")).StatusCode
            .ShouldBe(HttpStatusCode.NoContent);
        (await owner.GetAsync("/users/team")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        await UserEndpointTests.Refused(
            await _scene.Member.GetAsync("/users/team"), HttpStatusCode.Forbidden, "forbidden");
    }

    private static async Task<IEnumerable<JsonNode?>> InvitedAsync(Browser person) =>
        (await UserEndpointTests.Json(await person.SendAsync(HttpMethod.Get, "/users/me/teams")))["invitations"]!.AsArray();
}
