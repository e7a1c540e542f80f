using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Ticketing.EventTicketing.Accounts;
using Ticketing.EventTicketing.Accounts.LogIns;
using Ticketing.EventTicketing.Tests.Support;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.TestKit;

namespace Ticketing.EventTicketing.Tests.Accounts;

/// <summary>Passwords cannot be guessed without end, and nobody is locked out by somebody else's guesses.</summary>
[Collection(DatabaseTests.Name)]
public sealed class LogInThrottleTests(EventDatabase database)
{
    private static readonly AccountsOptions Limits = new()
    {
        FailedLogInsPerDevice = 5, FailedLogInsPerAccountAndAddress = 3, FailedLogInsPerAccount = 6,
        FailedLogInsPerAddress = 12,
    };

    private readonly ManualClock _clock = new(DateTimeOffset.UtcNow);
    private readonly string _email = $"{Guid.NewGuid():N}@example.org";
    private readonly string _network = $"2001:db8:{Random.Shared.Next(1, 0xffff):x}:{Random.Shared.Next(1, 0xffff):x}";

    [Fact]
    public async Task One_address_guesses_at_one_account_a_few_times_in_a_quarter_of_an_hour()
    {
        var throttle = Throttle();
        for (var i = 0; i < 3; i++)
        {
            (await throttle.BeginAsync(_email, From(1), null, default)).Refusal.ShouldBeNull();
        }

        var refusal = (await throttle.BeginAsync(_email, From(1), null, default)).Refusal.ShouldNotBeNull();
        refusal.Code.ShouldBe("too-many-requests");
        refusal.RetryAfter!.Value.ShouldBeInRange(TimeSpan.FromMinutes(14), TimeSpan.FromMinutes(15));
        (await throttle.BeginAsync(" " + _email.ToUpperInvariant(), From(1), null, default)).Refusal.ShouldNotBeNull();
        (await throttle.BeginAsync("x" + _email, From(1), null, default)).Refusal.ShouldBeNull();
        (await throttle.BeginAsync(_email, Elsewhere(), null, default)).Refusal.ShouldBeNull();

        _clock.Advance(TimeSpan.FromMinutes(15));
        (await throttle.BeginAsync(_email, From(1), null, default)).Refusal.ShouldBeNull();
    }

    [Fact]
    public async Task A_botnet_guesses_at_one_account_a_few_times_in_an_hour_while_known_devices_get_in()
    {
        var throttle = Throttle();
        for (var i = 0; i < 6; i++)
        {
            (await throttle.BeginAsync(_email, Elsewhere(), null, default)).Refusal.ShouldBeNull();
        }

        (await throttle.BeginAsync(_email, Elsewhere(), null, default)).Refusal.ShouldNotBeNull();
        (await throttle.BeginAsync(_email, Elsewhere(), Device(), default)).Refusal.ShouldBeNull();
    }

    [Fact]
    public async Task One_address_guesses_at_all_accounts_together_a_few_times()
    {
        var throttle = Throttle();
        for (var i = 0; i < 12; i++)
        {
            (await throttle.BeginAsync($"{i}{_email}", From(i), null, default)).Refusal.ShouldBeNull();
        }

        // A household has a /64: its addresses are one.
        (await throttle.BeginAsync($"13{_email}", From(13), null, default)).Refusal.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_hundred_guesses_at_once_get_no_more_tries_than_one_after_another()
    {
        var throttle = Throttle();
        var attempts = await Task.WhenAll(Enumerable.Range(0, 100).Select(
            _ => throttle.BeginAsync(_email, From(1), null, default)));

        attempts.Count(a => a.Refusal is null).ShouldBeLessThanOrEqualTo(3);
    }

    /// <summary>Also what an owner does who logs in often: attempts that were theirs are no failures.</summary>
    [Fact]
    public async Task Twin_guesses_that_are_counted_after_their_password_all_get_a_try()
    {
        var throttle = Throttle();
        var tried = 0;
        for (var i = 0; i < 100; i++)
        {
            var attempt = await throttle.BeginAsync(_email, From(1), null, default);
            await throttle.TakeBackAsync(attempt, default);
            tried += attempt.Refusal is null ? 1 : 0;
        }

        tried.ShouldBe(100);
    }

    [Fact]
    public async Task Guesses_through_the_public_gateway_do_not_count_against_the_operator_within()
    {
        var throttle = Throttle();
        for (var i = 0; i < 8; i++)
        {
            var outside = Elsewhere();
            outside.Request.Headers[PublicGateway.NoOperatorsHeader] = "1";
            await throttle.BeginAsync(_email, outside, null, default);
        }

        (await throttle.BeginAsync(_email, From(1), null, default)).Refusal.ShouldBeNull();
    }

    [Fact]
    public async Task Over_HTTP_strangers_are_refused_and_the_owners_browser_is_not()
    {
        await using var service = new TicketingService(database.ConnectionString) { FailedLogInsPerAccount = 4 };
        using var owner = await Browser.LoggedInAsync(service);
        owner.DeviceCookie.ShouldStartWith("ticketing-device=");
        using var stranger = Browser.Open(service, owner.Email);
        for (var i = 0; i < 4; i++)
        {
            (await stranger.LogInAsync("wrong password")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        }

        var refused = await stranger.LogInAsync(Browser.Password);
        await UserEndpointTests.Refused(refused, HttpStatusCode.TooManyRequests, "too-many-requests");
        refused.Headers.RetryAfter!.Delta!.Value.ShouldBeGreaterThan(TimeSpan.FromMinutes(30));
        (await owner.LogInAsync("wrong password")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await owner.LogInAsync(Browser.Password)).StatusCode.ShouldBe(HttpStatusCode.OK);

        // The cookie of somebody else's account is nobody's here.
        using var other = await Browser.LoggedInAsync(service);
        stranger.DeviceCookie = other.DeviceCookie;
        (await stranger.LogInAsync(Browser.Password)).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    private LogInThrottle Throttle() => new(database.Database, Options.Create(Limits), _clock);

    private static byte[] Device() => System.Security.Cryptography.RandomNumberGenerator.GetBytes(32);

    /// <summary>An address of one household.</summary>
    private DefaultHttpContext From(int host) => At($"{_network}::{host + 1:x}");

    private static DefaultHttpContext Elsewhere() => At(
        $"2001:db9:{Random.Shared.Next(0xffff):x}:{Random.Shared.Next(0xffff):x}::1");

    private static DefaultHttpContext At(string address) =>
        new() { Connection = { RemoteIpAddress = IPAddress.Parse(address) } };
}
