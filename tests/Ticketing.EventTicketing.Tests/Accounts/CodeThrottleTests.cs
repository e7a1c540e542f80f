using System.Net;
using Ticketing.EventTicketing.Accounts.SecondFactors;
using Ticketing.EventTicketing.Tests.Support;

namespace Ticketing.EventTicketing.Tests.Accounts;

/// <summary>Somebody who knows a password guesses at the code for years, and keeps nobody out meanwhile.</summary>
[Collection(DatabaseTests.Name)]
public sealed class CodeThrottleTests(EventDatabase database)
{
    private readonly ManualClock _clock = new(DateTimeOffset.UtcNow);
    private readonly CodeLane _lane = LaneOf(Guid.NewGuid().ToString());

    [Fact]
    public async Task Waits_double_after_five_wrong_codes_up_to_six_hours()
    {
        var throttle = Throttle();
        for (var i = 0; i < CodeThrottle.FreeTries; i++)
        {
            (await throttle.BeginAsync(_lane, default)).ShouldBeNull();
        }

        var waits = new List<double>();
        for (var i = 0; i < 12; i++)
        {
            var refusal = (await throttle.BeginAsync(_lane, default)).ShouldNotBeNull();
            (refusal.Status, refusal.Code).ShouldBe((429, "too-many-requests"));
            waits.Add(refusal.RetryAfter!.Value.TotalMinutes);
            _clock.Advance(refusal.RetryAfter!.Value);
            (await throttle.BeginAsync(_lane, default)).ShouldBeNull();
        }

        waits.Select(w => Math.Round(w)).ShouldBe([1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360, 360]);
    }

    /// <summary>Three codes in a million are right at any time. A week's rest gives five tries anew.</summary>
    [Fact]
    public async Task A_year_of_guessing_is_right_with_less_than_a_percent()
    {
        var throttle = Throttle();
        var end = _clock.GetUtcNow() + TimeSpan.FromDays(365);
        var tries = 0;
        while (_clock.GetUtcNow() < end)
        {
            if (await throttle.BeginAsync(_lane, default) is { } refusal)
            {
                _clock.Advance(refusal.RetryAfter!.Value);
            }
            else
            {
                tries++;
            }
        }

        (tries * 3e-6).ShouldBeLessThan(0.01);
        tries.ShouldBeGreaterThan(1_000, "it waits and never stops for good");
    }

    [Fact]
    public async Task A_hundred_tries_at_once_get_no_more_than_one_after_another()
    {
        var throttle = Throttle();
        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => throttle.BeginAsync(_lane, default)));

        answers.Count(refusal => refusal is null).ShouldBe(CodeThrottle.FreeTries);
    }

    /// <summary>Counting after the look would be this.</summary>
    [Fact]
    public async Task Twin_tries_that_are_taken_back_all_get_a_look()
    {
        var throttle = Throttle();
        for (var i = 0; i < 100; i++)
        {
            (await throttle.BeginAsync(_lane, default)).ShouldBeNull();
            await throttle.TakeBackAsync(_lane, default);
        }
    }

    /// <summary>Else the owner's log-ins would give a stranger five tries each.</summary>
    [Fact]
    public async Task A_right_code_forgets_the_wrong_ones_of_the_owners_browser_and_of_nobody_else()
    {
        var throttle = Throttle();
        var owners = _lane with { Key = LaneOf(Guid.NewGuid().ToString()).Key, IsOwners = true };
        foreach (var lane in (CodeLane[])[_lane, owners])
        {
            for (var i = 0; i < CodeThrottle.FreeTries; i++)
            {
                (await throttle.BeginAsync(lane, default)).ShouldBeNull();
            }

            await throttle.TakeBackAsync(lane, default);
        }

        (await throttle.BeginAsync(_lane, default)).ShouldBeNull();
        (await throttle.BeginAsync(_lane, default)).ShouldNotBeNull();
        (await throttle.BeginAsync(owners, default)).ShouldBeNull();
        (await throttle.BeginAsync(owners, default)).ShouldBeNull();

        _clock.Advance(CodeThrottle.ForgottenAfter + TimeSpan.FromMinutes(5));
        for (var i = 0; i < CodeThrottle.FreeTries; i++)
        {
            (await throttle.BeginAsync(_lane, default)).ShouldBeNull();
        }
    }

    [Fact]
    public async Task Strangers_who_know_the_password_keep_nobody_out()
    {
        await using var service = new TicketingService(database.ConnectionString);
        using var key = new TestAuthenticator();
        using var owner = await Browser.LoggedInAsync(service);
        await owner.AddPasskeyAsync(service, key);
        var (secret, recovery) = await SecondFactorTests.EnrolAsync(service, owner);
        using var stranger = Browser.Open(service, owner.Email);
        for (var i = 0; i < CodeThrottle.FreeTries; i++)
        {
            await UserEndpointTests.Refused(
                await stranger.LogInAsync(Browser.Password, code: "000000"), HttpStatusCode.Unauthorized, "wrong-code");
        }

        var right = SecondFactorTests.CodeOf(secret, 1);
        var refused = await stranger.LogInAsync(Browser.Password, code: right);
        await UserEndpointTests.Refused(refused, HttpStatusCode.TooManyRequests, "too-many-requests");
        refused.Headers.RetryAfter.ShouldNotBeNull();

        // The session goes on, the known browser is counted apart, a passkey and a recovery code are good anywhere.
        (await owner.RenewAsync()).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await owner.LogInAsync(Browser.Password, code: right)).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var phone = Browser.Open(service, owner.Email);
        key.Counter = 1;
        (await phone.LogInByPasskeyAsync(key)).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var elsewhere = Browser.Open(service, owner.Email);
        (await elsewhere.LogInAsync(Browser.Password, code: recovery[0])).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Recovery_codes_are_limited_too()
    {
        await using var service = new TicketingService(database.ConnectionString);
        using var owner = await Browser.LoggedInAsync(service);
        var (_, recovery) = await SecondFactorTests.EnrolAsync(service, owner);
        using var stranger = Browser.Open(service, owner.Email);
        for (var i = 0; i < CodeThrottle.FreeTries; i++)
        {
            await UserEndpointTests.Refused(
                await stranger.LogInAsync(Browser.Password, code: $"AAAA-{i}"), HttpStatusCode.Unauthorized, "wrong-code");
        }

        await UserEndpointTests.Refused(
            await stranger.LogInAsync(Browser.Password, code: recovery[0]),
            HttpStatusCode.TooManyRequests, "too-many-requests");
    }

    [Fact]
    public async Task A_passkey_stands_for_the_code_beside_the_password_and_only_its_owners()
    {
        await using var service = new TicketingService(database.ConnectionString);
        using var key = new TestAuthenticator();
        using var evesKey = new TestAuthenticator();
        using var owner = await Browser.LoggedInAsync(service);
        using var eve = await Browser.LoggedInAsync(service);
        await eve.AddPasskeyAsync(service, evesKey);
        var (secret, _) = await SecondFactorTests.EnrolAsync(service, owner);
        await owner.AddPasskeyAsync(service, key, code: SecondFactorTests.CodeOf(secret, 1));
        using var phone = Browser.Open(service, owner.Email);

        await UserEndpointTests.Refused(
            await phone.LogInAsync(Browser.Password), HttpStatusCode.Unauthorized, "second-factor-required");
        (key.Counter, evesKey.Counter) = (1, 1);
        await UserEndpointTests.Refused(
            await LogInWithAsync(phone, Browser.Password, evesKey), HttpStatusCode.Unauthorized, "passkey-refused");
        await UserEndpointTests.Refused(
            await LogInWithAsync(phone, "wrong password", key), HttpStatusCode.Unauthorized, "invalid-credentials");
        (await LogInWithAsync(phone, Browser.Password, key)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    /// <summary>Whoever knows a password and holds a session must not add a way in that needs neither.</summary>
    [Fact]
    public async Task Where_log_ins_need_a_code_a_new_passkey_does_too()
    {
        await using var service = new TicketingService(database.ConnectionString);
        using var owner = await Browser.LoggedInAsync(service);
        await SecondFactorTests.EnrolAsync(service, owner);

        await UserEndpointTests.Refused(
            await owner.SendAsync(HttpMethod.Post, "/users/me/passkeys/challenge", new { password = Browser.Password }),
            HttpStatusCode.Forbidden, "wrong-code");
    }

    private static async Task<HttpResponseMessage> LogInWithAsync(Browser page, string password, TestAuthenticator key) =>
        await page.SendAsync(
            HttpMethod.Post, "/users/login",
            new { email = page.Email, password, passkey = PasskeyScene.Signed(await page.AskPasskeyAsync(), key) });

    private CodeThrottle Throttle() => new(database.Database, _clock);

    private static CodeLane LaneOf(string name) => CodeLane.Of(CodeLane.LongestWaitForTimeCodes, false, name);
}
