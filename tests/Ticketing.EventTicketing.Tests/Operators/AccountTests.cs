using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using OtpNet;
using Ticketing.Contracts.Messages;
using Ticketing.EventTicketing.Tests.Accounts;
using Ticketing.EventTicketing.Tests.Support;
using Ticketing.EventTicketing.Tests.Teams;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.TestKit;

namespace Ticketing.EventTicketing.Tests.Operators;

/// <summary>Operators lock and unlock accounts, sign them out, and take a second factor away.</summary>
[Collection(DatabaseTests.Name)]
public sealed class AccountTests(EventDatabase database) : IAsyncLifetime
{
    private static readonly object Because = new { reason = "Sold forged tickets" };

    private TeamScene _scene = null!;
    private OperatorAccounts _accounts = null!;

    private HttpClient Operator => _accounts.Client;

    public async Task InitializeAsync()
    {
        _scene = await TeamScene.OpenAsync(database);
        _accounts = await OperatorAccounts.OpenAsync(_scene, database);
    }

    public Task DisposeAsync()
    {
        _accounts.Dispose();
        _scene.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_locked_account_is_out_everywhere_its_keys_and_its_team_too_until_it_is_unlocked()
    {
        using var other = new TicketingService(database.ConnectionString);
        using var page = await Browser.LoggedInAsync(_scene.Service);
        using var phone = Browser.Open(other, page.Email);
        (await phone.LogInAsync(Browser.Password)).EnsureSuccessStatusCode();

        (await ChangeAsync(page.UserId, "lock", Because)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await page.SendAsync(HttpMethod.Get, "/users/me")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await page.RenewAsync()).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        await Eventually.TrueAsync(
            async () => (await phone.SendAsync(HttpMethod.Get, "/users/me")).StatusCode == HttpStatusCode.Unauthorized,
            "the other replica refuses the phone's token");
        await UserEndpointTests.Refused(
            await page.LogInAsync(Browser.Password), HttpStatusCode.Forbidden, "account-locked");
        await UserEndpointTests.Refused(
            await page.LogInAsync("wrong horse battery"), HttpStatusCode.Unauthorized, "invalid-credentials");
        ((string)(await GetAsync($"/{page.UserId}"))["lock_reason"]!).ShouldBe("Sold forged tickets");
        (await GetAsync($"?q={page.UserId}&locked=true"))["accounts"]!.AsArray().Count.ShouldBe(1);
        await UserEndpointTests.Refused(
            await ChangeAsync(page.UserId, "lock", Because), HttpStatusCode.Conflict, "account-locked-already");

        (await ChangeAsync(page.UserId, "unlock", Because)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await page.LogInAsync(Browser.Password)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await UserEndpointTests.Refused(
            await ChangeAsync(page.UserId, "unlock", Because), HttpStatusCode.Conflict, "account-not-locked");
        var log = await LogAsync(page.UserId);
        foreach (var kind in new[] { "account-locked", "account-unlocked" })
        {
            var line = log.Single(e => (string)e!["kind"]! == kind)!;
            ((string)line["actor"]!, (string)line["details"]!["reason"]!).ShouldBe(("operator", "Sold forged tickets"));
        }
    }

    [Fact]
    public async Task A_locked_sellers_keys_stop_and_nobody_acts_for_the_seller()
    {
        var (id, secret) = await _scene.NewKeyAsync("events:read");
        using var program = _scene.WithToken(
            (string)(await UserEndpointTests.Json(await _scene.ExchangeAsync(id, secret)))["access_token"]!);
        using var member = await _scene.JoinAsync("manager");
        (await program.GetAsync("/events?seller=me")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await member.GetAsync("/events?seller=me")).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await ChangeAsync(_scene.SellerId, "lock", Because)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await program.GetAsync("/events?seller=me")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await member.GetAsync("/events?seller=me")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await _scene.ExchangeAsync(id, secret)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        await UserEndpointTests.Refused(
            await _scene.Member.PostAsync($"/users/teams/{_scene.SellerId}/token", null), HttpStatusCode.Forbidden,
            "not-in-team");
        (await _scene.Member.GetAsync("/users/me")).StatusCode.ShouldBe(HttpStatusCode.OK, "the member is not locked");

        (await ChangeAsync(_scene.SellerId, "unlock", Because)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await _scene.ExchangeAsync(id, secret)).StatusCode.ShouldBe(
            HttpStatusCode.Unauthorized, "a key goes on when its seller says so");
        using var again = await _scene.ActAsync();
        (await again.GetAsync("/events?seller=me")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    /// <summary>The twin: a log-in whose password was checked before the lock starts no session after it.</summary>
    [Fact]
    public async Task A_log_in_under_way_is_lost_to_the_lock()
    {
        using var page = await Browser.LoggedInAsync(_scene.Service);
        await database.ScalarAsync<object?>(
            "UPDATE users SET locked_at = now() WHERE user_id = $1 RETURNING NULL", page.UserId);
        var before = (long)(await GetAsync($"/{page.UserId}"))["session_count"]!;
        await using var scope = _scene.Service.Services.CreateAsyncScope();
        var sessions = scope.ServiceProvider.GetRequiredService<EventTicketing.Accounts.Sessions>();
        var hash = await database.ScalarAsync<string>("SELECT password_hash FROM users WHERE user_id = $1", page.UserId);
        var grant = await sessions.StartAsync(
            new EventTicketing.Accounts.UserRow
            {
                UserId = page.UserId, Email = page.Email, Name = "Ada", Role = "buyer", PasswordHash = hash,
            },
            "test", CancellationToken.None);
        grant.ShouldBeNull();
        ((long)(await GetAsync($"/{page.UserId}"))["session_count"]!).ShouldBe(before);
    }

    [Fact]
    public async Task Sessions_are_ended_and_the_owner_may_log_in_again()
    {
        using var page = await Browser.LoggedInAsync(_scene.Service);
        (await ChangeAsync(page.UserId, "end-sessions", Because)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await page.SendAsync(HttpMethod.Get, "/users/me")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await page.LogInAsync(Browser.Password)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await LogAsync(page.UserId)).ShouldContain(e => (string)e!["kind"]! == "account-signed-out");
    }

    [Fact]
    public async Task A_second_factor_goes_only_when_its_owner_was_identified_and_the_owner_is_told()
    {
        using var page = await Browser.LoggedInAsync(_scene.Service);
        await _scene.Service.VerifyAddressAsync(page.Email);
        await _scene.Service.TakeMailsAsync(page.Email);
        var begun = await UserEndpointTests.Json(await page.SendAsync(
            HttpMethod.Post, "/users/me/second-factor", new { password = Browser.Password }));
        var totp = new Totp(Base32Encoding.ToBytes((string)begun["secret"]!));
        (await page.SendAsync(HttpMethod.Post, "/users/me/second-factor/confirm", new { code = totp.ComputeTotp() }))
            .StatusCode.ShouldBe(HttpStatusCode.OK);
        await UserEndpointTests.Refused(
            await page.LogInAsync(Browser.Password), HttpStatusCode.Unauthorized, "second-factor-required");

        await UserEndpointTests.Refused(
            await ChangeAsync(page.UserId, "remove-second-factor", Because), HttpStatusCode.BadRequest, "invalid-request");
        (await ChangeAsync(
            page.UserId, "remove-second-factor", new { reason = "Lost the phone", identified_by = "call-back" }))
            .StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await page.LogInAsync(Browser.Password)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await _scene.Service.TakeMailsAsync(page.Email)).ShouldHaveSingleItem().Kind
            .ShouldBe(AccountMailKinds.SecondFactorRemoved);
        var line = (await LogAsync(page.UserId)).Single(e => (string)e!["kind"]! == "second-factor-removed")!;
        ((string)line["details"]!["reason"]!, (string)line["details"]!["identified_by"]!)
            .ShouldBe(("Lost the phone", "call-back"));
        await UserEndpointTests.Refused(
            await ChangeAsync(
                page.UserId, "remove-second-factor", new { reason = "Lost the phone", identified_by = "call-back" }),
            HttpStatusCode.Conflict, "no-second-factor");
    }

    [Theory]
    [InlineData("lock")]
    [InlineData("end-sessions")]
    [InlineData("remove-second-factor")]
    public async Task AnOperator_locks_noOperator_out(string change)
    {
        var me = (Guid)(await UserEndpointTests.Json(await Operator.GetAsync("/users/me")))["user_id"]!;
        await UserEndpointTests.Refused(
            await ChangeAsync(me, change, new { reason = "By mistake", identified_by = "in-person" }),
            HttpStatusCode.Conflict, "account-of-operator");
        (await Operator.GetAsync("/users/me")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("no")]
    [InlineData("asked by ada@example.org")]
    public async Task A_change_has_a_reason_that_names_nobody(string? reason)
    {
        await UserEndpointTests.Refused(
            await ChangeAsync(_scene.MemberId, "lock", new { reason }), HttpStatusCode.BadRequest, "invalid-request");
        (await _scene.Member.GetAsync("/users/me")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private Task<JsonNode> GetAsync(string path) => _accounts.GetAsync(path);

    private Task<HttpResponseMessage> ChangeAsync(Guid userId, string change, object body) =>
        Operator.PostAsJsonAsync($"/internal/accounts/{userId}/{change}", body);

    private Task<JsonArray> LogAsync(Guid userId) => _accounts.LogAsync(userId);
}
