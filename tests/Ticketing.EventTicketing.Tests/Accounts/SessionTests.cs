using System.Net;
using System.Security.Cryptography;
using System.Text;
using Ticketing.EventTicketing.Accounts;
using Ticketing.EventTicketing.Tests.Support;

namespace Ticketing.EventTicketing.Tests.Accounts;

/// <summary>
/// A session is renewed by a cookie. Before, the token lived in one tab: a new tab and a page that had slept were signed
/// out.
/// </summary>
[Collection(DatabaseTests.Name)]
public sealed class SessionTests(EventDatabase database) : IDisposable
{
    private readonly TicketingService _service = database.SharedService();

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task A_new_tab_is_signed_in_by_the_cookie_which_is_replaced_and_stored_as_a_hash()
    {
        using var page = await Browser.LoggedInAsync(_service);
        var (token, first) = (page.AccessToken, page.Cookie!);
        using var tab = page.Tab(_service);

        (await tab.RenewAsync()).StatusCode.ShouldBe(HttpStatusCode.OK);

        (tab.UserId, tab.AccessToken).ShouldNotBe((page.UserId, token));
        tab.UserId.ShouldBe(page.UserId);
        tab.Cookie.ShouldNotBe(first);
        (await tab.SendAsync(HttpMethod.Get, "/users/me")).StatusCode.ShouldBe(HttpStatusCode.OK);
        foreach (var cookie in new[] { first, tab.Cookie! })
        {
            var hash = SHA256.HashData(Encoding.ASCII.GetBytes(cookie.Split('=')[1]));
            (await database.ScalarAsync<long>("SELECT count(*) FROM refresh_tokens WHERE token_hash = $1", hash))
                .ShouldBe(1);
        }
    }

    [Theory]
    [InlineData("http://localhost", "ticketing-session=", false)]
    [InlineData("https://shop.example", "__Host-ticketing-session=", true)]
    public async Task The_cookie_is_for_this_host_and_no_script(string origin, string name, bool secure)
    {
        using var page = await Browser.LoggedInAsync(_service, origin);

        page.SetCookie.ShouldStartWith(name);
        var attributes = page.SetCookie.Split("; ").Skip(1).Select(a => a.ToLowerInvariant()).ToList();
        attributes.ShouldContain("path=/");
        attributes.ShouldContain("httponly");
        attributes.ShouldContain("samesite=strict");
        attributes.ShouldContain(a => a.StartsWith("expires="));
        attributes.ShouldNotContain(a => a.StartsWith("domain="));
        attributes.Contains("secure").ShouldBe(secure);
    }

    [Fact]
    public async Task Two_tabs_that_renew_at_once_stay_signed_in()
    {
        using var page = await Browser.LoggedInAsync(_service);
        var tabs = Enumerable.Range(0, 8).Select(_ => page.Tab(_service)).ToList();

        var answers = await Task.WhenAll(tabs.Select(tab => tab.RenewAsync()));

        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.OK);
        tabs.Select(tab => tab.Cookie).Distinct().Count().ShouldBe(8);
        // Whichever cookie came last is the browser's; the session goes on with it.
        (await tabs[3].RenewAsync()).StatusCode.ShouldBe(HttpStatusCode.OK);
        tabs.ForEach(tab => tab.Dispose());
    }

    /// <summary>A request that was slow is not a thief's, though two renewals passed it.</summary>
    [Fact]
    public async Task A_renewal_that_two_others_overtook_is_in_the_window_too()
    {
        using var page = await Browser.LoggedInAsync(_service);
        using var slow = page.Tab(_service);
        (await page.RenewAsync()).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await page.RenewAsync()).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await slow.RenewAsync()).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await page.RenewAsync()).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    /// <summary>Without the grace window the same two tabs end their session.</summary>
    [Fact]
    public async Task Twin_without_grace_two_tabs_that_renew_at_once_log_themselves_out()
    {
        using var strict = new TicketingService(database.ConnectionString) { RenewalGraceSeconds = 0 };
        using var page = await Browser.LoggedInAsync(strict);
        var tabs = new[] { page.Tab(strict), page.Tab(strict) };

        var answers = await Task.WhenAll(tabs.Select(tab => tab.RenewAsync()));

        answers.Select(a => a.StatusCode).Order().ShouldBe([HttpStatusCode.OK, HttpStatusCode.Unauthorized]);
        var winner = tabs[Array.FindIndex(answers, a => a.StatusCode == HttpStatusCode.OK)];
        await UserEndpointTests.Refused(await winner.RenewAsync(), HttpStatusCode.Unauthorized, "unauthenticated");
    }

    [Fact]
    public async Task A_used_cookie_that_comes_after_the_grace_window_ends_the_session_of_thief_and_owner()
    {
        using var owner = await Browser.LoggedInAsync(_service);
        using var thief = owner.Tab(_service);
        (await owner.RenewAsync()).StatusCode.ShouldBe(HttpStatusCode.OK);
        await PassAsync(owner, TimeSpan.FromSeconds(61));

        await UserEndpointTests.Refused(await thief.RenewAsync(), HttpStatusCode.Unauthorized, "unauthenticated");

        await UserEndpointTests.Refused(await owner.RenewAsync(), HttpStatusCode.Unauthorized, "unauthenticated");
        var me = await owner.SendAsync(HttpMethod.Get, "/users/me");
        await UserEndpointTests.Refused(me, HttpStatusCode.Unauthorized, "unauthenticated");
    }

    /// <summary>A thief who renews within the window is noticed at the next renewal: it uses up the thief's token too.</summary>
    [Fact]
    public async Task A_cookie_stolen_within_the_window_ends_the_session_at_the_renewal_after_the_next()
    {
        using var owner = await Browser.LoggedInAsync(_service);
        using var thief = owner.Tab(_service);
        (await owner.RenewAsync()).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await thief.RenewAsync()).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await owner.RenewAsync()).StatusCode.ShouldBe(HttpStatusCode.OK);
        await PassAsync(owner, TimeSpan.FromMinutes(13));

        await UserEndpointTests.Refused(await thief.RenewAsync(), HttpStatusCode.Unauthorized, "unauthenticated");
        await UserEndpointTests.Refused(await owner.RenewAsync(), HttpStatusCode.Unauthorized, "unauthenticated");
    }

    [Fact]
    public async Task One_cookie_is_renewed_a_bounded_number_of_times()
    {
        using var page = await Browser.LoggedInAsync(_service);
        var first = page.Cookie;
        for (var i = 0; i < SessionRenewal.TokensPerGeneration; i++)
        {
            page.Cookie = first;
            (await page.RenewAsync()).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        page.Cookie = first;
        await UserEndpointTests.Refused(await page.RenewAsync(), HttpStatusCode.TooManyRequests, "too-many-requests");
    }

    [Theory]
    [InlineData("last_used_at = last_used_at - interval '169 h'")]
    [InlineData("expires_at = expires_at - interval '721 h'")]
    public async Task A_session_ends_when_it_idles_and_when_it_is_old(string change)
    {
        using var page = await Browser.LoggedInAsync(_service);
        await database.ScalarAsync<object?>($"UPDATE sessions SET {change} WHERE user_id = $1 RETURNING NULL", page.UserId);

        await UserEndpointTests.Refused(await page.RenewAsync(), HttpStatusCode.Unauthorized, "unauthenticated");
        var refreshed = await page.SendAsync(HttpMethod.Post, "/users/refresh");
        await UserEndpointTests.Refused(refreshed, HttpStatusCode.Unauthorized, "unauthenticated");
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Sec-Fetch-Site", "none")]
    [InlineData("Origin", "http://evil.example")]
    [InlineData("Origin", "http://localhost:8080")]
    [InlineData("Origin", "null")]
    public async Task Another_site_can_neither_renew_nor_log_out(string header, string value)
    {
        using var page = await Browser.LoggedInAsync(_service);
        using var tab = page.Tab(_service);

        foreach (var (method, path) in new[] { (HttpMethod.Post, "/users/session/renew"), (HttpMethod.Delete, "/users/session") })
        {
            var answer = await tab.SendAsync(method, path, null, (header, value));
            await UserEndpointTests.Refused(answer, HttpStatusCode.Forbidden, "cross-site-request");
        }

        (await page.RenewAsync()).StatusCode.ShouldBe(HttpStatusCode.OK);
        var old = await page.SendAsync(HttpMethod.Post, "/users/session/renew", null, ("Origin", "http://localhost"));
        old.StatusCode.ShouldBe(HttpStatusCode.OK, "a browser without Sec-Fetch-Site");
    }

    [Theory]
    [InlineData("ticketing-session=")]
    [InlineData("ticketing-session=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("ticketing-session=%00%ff")]
    [InlineData("other=1")]
    public async Task An_unknown_cookie_renews_nothing(string cookie)
    {
        using var page = Browser.Open(_service);
        page.Cookie = cookie;
        await UserEndpointTests.Refused(await page.RenewAsync(), HttpStatusCode.Unauthorized, "unauthenticated");
        (await page.SendAsync(HttpMethod.Delete, "/users/session")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task The_list_says_where_one_is_signed_in_page_by_page()
    {
        using var page = await Browser.LoggedInAsync(_service);
        using var phone = Browser.Open(_service, page.Email);
        (await phone.LogInAsync(Browser.Password)).EnsureSuccessStatusCode();

        var first = await UserEndpointTests.Json(await phone.SendAsync(HttpMethod.Get, "/users/sessions?limit=1"));
        var second = await UserEndpointTests.Json(
            await phone.SendAsync(HttpMethod.Get, $"/users/sessions?limit=1&after={(string)first["next"]!}"));

        var sessions = first["sessions"]!.AsArray().Concat(second["sessions"]!.AsArray()).ToList();
        sessions.Select(s => (bool)s!["current"]!).ShouldBe([true, false]);
        sessions.ShouldAllBe(s => (string)s!["device"]! == "Firefox on Windows");
        second["next"].ShouldBeNull();
        var bad = await phone.SendAsync(HttpMethod.Get, "/users/sessions?after=eA");
        await UserEndpointTests.Refused(bad, HttpStatusCode.BadRequest, "invalid-request");
    }

    [Theory]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) Version/17.4 Safari/604.1", "Safari on iPhone")]
    [InlineData("Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/126.0.0.0 Mobile Safari/537.36", "Chrome on Android")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/126.0 Safari/537.36 Edg/126.0", "Edge on Windows")]
    [InlineData("curl/8.5.0", "curl")]
    [InlineData("<script>", "Unknown device")]
    [InlineData(null, "Unknown device")]
    public void A_device_has_a_short_name(string? userAgent, string name) => DeviceName.Of(userAgent).ShouldBe(name);

    [Fact]
    public void A_device_name_fits_its_column() =>
        DeviceName.Of(new string('x', 10_000)).Length.ShouldBeLessThanOrEqualTo(DeviceName.MaxLength);

    /// <summary>As if that time had passed since the renewals.</summary>
    private Task<object?> PassAsync(Browser page, TimeSpan time) => database.ScalarAsync<object?>(
        """
        UPDATE refresh_tokens SET used_at = used_at - $2::interval
        WHERE session_id IN (SELECT session_id FROM sessions WHERE user_id = $1) RETURNING NULL
        """,
        page.UserId, time);
}
