using System.Net;
using System.Text.Json.Nodes;
using Ticketing.Contracts.Messages;
using Ticketing.EventTicketing.Accounts.Passkeys;
using Ticketing.EventTicketing.Tests.Support;

namespace Ticketing.EventTicketing.Tests.Accounts;

/// <summary>Adding passkeys and signing in with them, by a security key of the tests.</summary>
[Collection(DatabaseTests.Name)]
public sealed class PasskeyTests(EventDatabase database) : IDisposable
{
    private readonly TicketingService _service = database.SharedService();
    private readonly TestAuthenticator _key = new();

    public void Dispose()
    {
        _key.Dispose();
        _service.Dispose();
    }

    [Theory]
    [InlineData("buyer")]
    [InlineData("seller")]
    public async Task Signs_in_alone_is_listed_and_opens_nothing_once_removed(string role)
    {
        using var page = await Browser.LoggedInAsync(_service, role: role);
        var id = await page.AddPasskeyAsync(_service, _key);
        (await _service.TakeMailsAsync(page.Email)).ShouldContain(m => m.Kind == AccountMailKinds.PasskeyAdded);
        using var phone = Browser.Open(_service);
        _key.Counter = 1;

        var answer = await phone.LogInByPasskeyAsync(_key);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        phone.DeviceCookie.ShouldNotBeNull();
        ((Guid)(await UserEndpointTests.Json(answer))["user"]!["user_id"]!).ShouldBe(page.UserId);
        (await phone.RenewAsync()).StatusCode.ShouldBe(HttpStatusCode.OK);

        var listed = (await ListAsync(page)).ShouldHaveSingleItem()!;
        ((string)listed["name"]!, (Guid)listed["passkey_id"]!).ShouldBe(("My phone", id));
        listed["last_used_at"].ShouldNotBeNull();
        await UserEndpointTests.Refused(await RemoveAsync(page, id, "wrong one"), HttpStatusCode.Forbidden, "wrong-password");
        (await RemoveAsync(page, id, Browser.Password)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        _key.Counter = 2;
        await UserEndpointTests.Refused(await phone.LogInByPasskeyAsync(_key), HttpStatusCode.Unauthorized, "passkey-refused");
        (await KindsAsync(page)).ShouldBe(
            ["passkey-removed", "logged-in", "passkey-added", "logged-in"], ignoreOrder: true);
    }

    [Fact]
    public async Task An_account_has_several_with_names_up_to_a_bound_also_at_once()
    {
        using var page = await Browser.LoggedInAsync(_service);
        await _service.VerifyAddressAsync(page.Email);
        var begun = new List<JsonNode>();
        for (var i = 0; i < PasskeyTable.MaxPasskeys + 3; i++)
        {
            begun.Add(await page.BeginPasskeyAsync());
        }

        var answers = await Task.WhenAll(begun.Select(async (asked, i) =>
        {
            using var key = new TestAuthenticator();
            return (await page.SendPasskeyAsync(asked, key, $"Key {i}")).StatusCode;
        }));

        answers.Count(status => status == HttpStatusCode.Created).ShouldBe(PasskeyTable.MaxPasskeys);
        answers.Count(status => status == HttpStatusCode.Conflict).ShouldBe(3);
        (await ListAsync(page)).Count.ShouldBe(PasskeyTable.MaxPasskeys);
    }

    [Fact]
    public async Task A_new_one_needs_a_verified_address_and_the_password()
    {
        using var page = await Browser.LoggedInAsync(_service);
        await UserEndpointTests.Refused(
            await page.SendAsync(HttpMethod.Post, "/users/me/passkeys/challenge", new { password = Browser.Password }),
            HttpStatusCode.Forbidden, "email-not-verified");
        await UserEndpointTests.Refused(
            await page.SendAsync(HttpMethod.Post, "/users/me/passkeys/challenge", new { password = "wrong one" }),
            HttpStatusCode.Forbidden, "wrong-password");
    }

    [Fact]
    public async Task A_challenge_is_good_once_and_for_some_minutes()
    {
        using var page = await Browser.LoggedInAsync(_service);
        await page.AddPasskeyAsync(_service, _key);
        using var phone = Browser.Open(_service);
        var asked = await phone.AskPasskeyAsync();
        _key.Counter = 1;
        (await phone.SendAsync(HttpMethod.Post, "/users/login/passkey", PasskeyScene.Signed(asked, _key))).StatusCode
            .ShouldBe(HttpStatusCode.OK);
        _key.Counter = 2;
        await UserEndpointTests.Refused(
            await phone.SendAsync(HttpMethod.Post, "/users/login/passkey", PasskeyScene.Signed(asked, _key)),
            HttpStatusCode.Gone, "challenge-over");

        var late = await phone.AskPasskeyAsync();
        await database.ScalarAsync<object?>(
            "UPDATE passkey_challenges SET expires_at = now() WHERE challenge_id = $1 RETURNING NULL",
            (Guid)late["challenge_id"]!);
        await UserEndpointTests.Refused(
            await phone.SendAsync(HttpMethod.Post, "/users/login/passkey", PasskeyScene.Signed(late, _key)),
            HttpStatusCode.Gone, "challenge-over");
    }

    [Fact]
    public async Task Of_many_log_ins_at_once_with_one_challenge_one_gets_in()
    {
        using var page = await Browser.LoggedInAsync(_service);
        await page.AddPasskeyAsync(_service, _key);
        using var phone = Browser.Open(_service);
        var asked = await phone.AskPasskeyAsync();
        _key.Counter = 1;
        var signed = PasskeyScene.Signed(asked, _key);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            using var tab = Browser.Open(_service);
            return (await tab.SendAsync(HttpMethod.Post, "/users/login/passkey", signed)).StatusCode;
        }));

        answers.Count(status => status == HttpStatusCode.OK).ShouldBe(1);
    }

    [Fact]
    public async Task A_challenge_to_add_a_passkey_is_its_askers_alone_and_signs_nobody_in()
    {
        using var page = await Browser.LoggedInAsync(_service);
        await page.AddPasskeyAsync(_service, _key);
        using var eve = await Browser.LoggedInAsync(_service);
        var begun = await page.BeginPasskeyAsync();
        using var evesKey = new TestAuthenticator();

        await UserEndpointTests.Refused(
            await eve.SendPasskeyAsync(begun, evesKey), HttpStatusCode.Gone, "challenge-over");
        await UserEndpointTests.Refused(
            await eve.SendAsync(HttpMethod.Post, "/users/login/passkey", PasskeyScene.Signed(begun, _key)),
            HttpStatusCode.Gone, "challenge-over");
    }

    [Fact]
    public async Task More_challenges_than_the_bound_are_not_kept_and_those_that_are_over_make_room()
    {
        using var phone = Browser.Open(_service);
        await database.ScalarAsync<object?>(
            """
            INSERT INTO passkey_challenges (challenge_id, challenge, expires_at)
            SELECT gen_random_uuid(), decode(repeat('00', 32), 'hex'), now() + interval '5 minutes'
            FROM generate_series(1, $1) RETURNING NULL
            """,
            PasskeyChallenges.MaxOpen);
        try
        {
            var refused = await phone.SendAsync(HttpMethod.Post, "/users/login/passkey/challenge");
            await UserEndpointTests.Refused(refused, HttpStatusCode.TooManyRequests, "too-many-requests");
            refused.Headers.RetryAfter.ShouldNotBeNull();
            await database.ScalarAsync<object?>(
                "UPDATE passkey_challenges SET expires_at = now() - interval '1 s' WHERE user_id IS NULL RETURNING NULL");
            await Eventually.TrueAsync(
                async () => (await phone.SendAsync(HttpMethod.Post, "/users/login/passkey/challenge")).StatusCode
                    == HttpStatusCode.OK,
                "the challenges that are over were deleted");
        }
        finally
        {
            await database.ScalarAsync<object?>("DELETE FROM passkey_challenges WHERE user_id IS NULL RETURNING NULL");
        }
    }

    [Fact]
    public async Task A_shop_without_a_public_address_has_none()
    {
        using var service = new TicketingService(database.ConnectionString) { PublicUrl = "" };
        using var phone = Browser.Open(service);

        await UserEndpointTests.Refused(
            await phone.SendAsync(HttpMethod.Post, "/users/login/passkey/challenge"),
            HttpStatusCode.ServiceUnavailable, "passkeys-not-configured");
    }

    internal static async Task<JsonArray> ListAsync(Browser page) =>
        (await UserEndpointTests.Json(await page.SendAsync(HttpMethod.Get, "/users/me/passkeys")))["passkeys"]!.AsArray();

    private static Task<HttpResponseMessage> RemoveAsync(Browser page, Guid id, string password) =>
        page.SendAsync(HttpMethod.Post, $"/users/me/passkeys/{id}/remove", new { password });

    private async Task<string[]> KindsAsync(Browser page)
    {
        string[] kinds = [];
        await Eventually.TrueAsync(
            async () =>
            {
                kinds = await database.ScalarAsync<string[]>(
                    "SELECT coalesce(array_agg(kind), '{}') FROM audit_log WHERE subject_id = $1", page.UserId);
                return kinds.Length >= 4;
            },
            "the audit log has the log-ins");
        return kinds;
    }
}
