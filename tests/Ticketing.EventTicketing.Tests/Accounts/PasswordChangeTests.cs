using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Ticketing.Contracts.Messages;
using Ticketing.EventTicketing.Accounts;
using Ticketing.EventTicketing.Accounts.PasswordChanges;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.EventTicketing.Tests.Support;

namespace Ticketing.EventTicketing.Tests.Accounts;

/// <summary>Another password, for who has the old one or the mail; it closes everything that the old one opened.</summary>
[Collection(DatabaseTests.Name)]
public sealed class PasswordChangeTests(EventDatabase database) : IDisposable
{
    private const string NewPassword = "violet tractor lagoon";

    private readonly TicketingService _service = database.SharedService();

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task The_mailed_link_sets_another_password_once_and_ends_all_sessions()
    {
        using var page = await Browser.LoggedInAsync(_service);
        await _service.TakeMailsAsync(page.Email);
        using var thief = Browser.Open(_service, page.Email);
        (await thief.LogInAsync(Browser.Password)).EnsureSuccessStatusCode();

        (await ForgotAsync(page.Email)).StatusCode.ShouldBe(HttpStatusCode.Accepted);
        var secret = await _service.SecretOfMailAsync(page.Email, AccountMailKinds.ResetPassword);
        using var owner = Browser.Open(_service, page.Email);
        (await ResetAsync(owner, secret, NewPassword)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await thief.RenewAsync()).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await thief.SendAsync(HttpMethod.Get, "/users/me")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await thief.LogInAsync(Browser.Password)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await owner.LogInAsync(NewPassword)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await UserEndpointTests.Refused(
            await ResetAsync(owner, secret, NewPassword + "s"), HttpStatusCode.Gone, "link-over");
        (await _service.TakeMailsAsync(page.Email)).ShouldHaveSingleItem().Kind.ShouldBe(AccountMailKinds.PasswordChanged);
        var me = await UserEndpointTests.Json(await owner.SendAsync(HttpMethod.Get, "/users/me"));
        ((bool)me["email_verified"]!).ShouldBeTrue("who reads the mail has the address");
    }

    /// <summary>Whoever knew the password may have made one; where log-ins need a code they could not.</summary>
    [Theory]
    [InlineData(false, HttpStatusCode.Unauthorized)]
    [InlineData(true, HttpStatusCode.OK)]
    public async Task Passkeys_outlive_a_reset_by_mail_only_where_a_code_was_needed_to_make_them(
        bool withCodes, HttpStatusCode afterwards)
    {
        using var page = await Browser.LoggedInAsync(_service);
        using var key = new TestAuthenticator();
        await page.AddPasskeyAsync(_service, key);
        if (withCodes)
        {
            await SecondFactorTests.EnrolAsync(_service, page);
        }

        await ForgotAsync(page.Email);
        var secret = await _service.SecretOfMailAsync(page.Email, AccountMailKinds.ResetPassword);
        using var owner = Browser.Open(_service, page.Email);
        (await ResetAsync(owner, secret, NewPassword)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        key.Counter = 1;
        (await owner.LogInByPasskeyAsync(key)).StatusCode.ShouldBe(afterwards);
    }

    [Fact]
    public async Task An_unknown_address_gets_the_same_answer_in_the_same_time_and_no_mail()
    {
        using var page = await Browser.LoggedInAsync(_service);
        await _service.TakeMailsAsync(page.Email);
        var nobody = $"{Guid.NewGuid():N}@example.org";

        foreach (var email in new[] { page.Email, nobody, page.Email })
        {
            var started = Stopwatch.GetTimestamp();
            var answer = await ForgotAsync(email);
            Stopwatch.GetElapsedTime(started).ShouldBeGreaterThan(ForgotPassword.AnsweredAfter - TimeSpan.FromMilliseconds(20));
            answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
            (await answer.Content.ReadAsStringAsync()).ShouldBeEmpty();
        }

        (await _service.TakeMailsAsync(page.Email)).ShouldHaveSingleItem("two within a minute are one");
        (await _service.TakeMailsAsync(nobody)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_link_is_good_for_half_an_hour_and_is_stored_as_a_hash_only()
    {
        using var page = await Browser.LoggedInAsync(_service);
        await _service.TakeMailsAsync(page.Email);
        await ForgotAsync(page.Email);
        var secret = await _service.SecretOfMailAsync(page.Email, AccountMailKinds.ResetPassword);

        var stored = await database.ScalarAsync<string>(
            "SELECT row_to_json(m)::text FROM account_mails m WHERE user_id = $1 AND kind = 'reset-password'", page.UserId);
        stored.ShouldNotContain(secret);
        stored.ShouldNotContain(Convert.ToHexStringLower(Encoding.ASCII.GetBytes(secret)));
        var minutes = await database.ScalarAsync<double>(
            """
            SELECT extract(epoch FROM expires_at - asked_at)::float8 / 60 FROM account_mails
            WHERE user_id = $1 AND kind = 'reset-password'
            """, page.UserId);
        minutes.ShouldBeInRange(30, 35);
        await database.ScalarAsync<object?>(
            "UPDATE account_mails SET expires_at = now() WHERE user_id = $1 RETURNING NULL", page.UserId);
        await UserEndpointTests.Refused(await ResetAsync(page, secret, NewPassword), HttpStatusCode.Gone, "link-over");
    }

    [Fact]
    public async Task A_guessable_password_is_refused_and_the_link_stays_good()
    {
        using var page = await Browser.LoggedInAsync(_service);
        await _service.TakeMailsAsync(page.Email);
        await ForgotAsync(page.Email);
        var secret = await _service.SecretOfMailAsync(page.Email, AccountMailKinds.ResetPassword);

        await UserEndpointTests.Refused(
            await ResetAsync(page, secret, "Password123!"), HttpStatusCode.BadRequest, "invalid-request");
        (await ResetAsync(page, secret, NewPassword)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Changing_needs_the_old_password_and_ends_the_other_sessions_alone()
    {
        using var page = await Browser.LoggedInAsync(_service);
        using var phone = Browser.Open(_service, page.Email);
        (await phone.LogInAsync(Browser.Password)).EnsureSuccessStatusCode();

        await UserEndpointTests.Refused(
            await ChangeAsync(page, "wrong password", NewPassword), HttpStatusCode.Forbidden, "wrong-password");
        await UserEndpointTests.Refused(
            await ChangeAsync(page, Browser.Password, "liverpool1892"), HttpStatusCode.BadRequest, "invalid-request");
        (await phone.RenewAsync()).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await ChangeAsync(page, Browser.Password, NewPassword)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await phone.RenewAsync()).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await page.RenewAsync()).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await page.LogInAsync(Browser.Password)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await page.LogInAsync(NewPassword)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Changing_ends_the_links_that_were_mailed_before()
    {
        using var page = await Browser.LoggedInAsync(_service);
        await _service.TakeMailsAsync(page.Email);
        await ForgotAsync(page.Email);
        var secret = await _service.SecretOfMailAsync(page.Email, AccountMailKinds.ResetPassword);

        (await ChangeAsync(page, Browser.Password, NewPassword)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        await UserEndpointTests.Refused(
            await ResetAsync(page, secret, NewPassword + "s"), HttpStatusCode.Gone, "link-over");
    }

    [Fact]
    public async Task Other_replicas_refuse_the_ended_sessions_tokens_too()
    {
        using var other = new TicketingService(database.ConnectionString);
        using var page = await Browser.LoggedInAsync(_service);
        using var phone = Browser.Open(other, page.Email);
        (await phone.LogInAsync(Browser.Password)).EnsureSuccessStatusCode();
        (await phone.SendAsync(HttpMethod.Get, "/users/me")).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await ChangeAsync(page, Browser.Password, NewPassword)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        await Eventually.TrueAsync(
            async () => (await phone.SendAsync(HttpMethod.Get, "/users/me")).StatusCode == HttpStatusCode.Unauthorized,
            "the phone is logged out");
    }

    /// <summary>The password was checked before it was replaced, the session would start afterwards.</summary>
    [Fact]
    public async Task A_log_in_with_the_old_password_that_is_under_way_starts_no_session()
    {
        using var page = await Browser.LoggedInAsync(_service);
        using var scope = _service.Services.CreateScope();
        var stale = await scope.ServiceProvider.GetRequiredService<EventTicketingDbContext>().Set<UserRow>()
            .AsNoTracking().SingleAsync(u => u.UserId == page.UserId);
        var sessions = _service.Services.GetRequiredService<Sessions>();
        (await sessions.StartAsync(stale, "before", default)).ShouldNotBeNull();

        (await ChangeAsync(page, Browser.Password, NewPassword)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await sessions.StartAsync(stale, "after", default)).ShouldBeNull();
    }

    private async Task<HttpResponseMessage> ForgotAsync(string email)
    {
        using var client = _service.CreateClient();
        return await client.PostAsJsonAsync("/users/password/forgot", new { email });
    }

    private static Task<HttpResponseMessage> ResetAsync(Browser browser, string token, string password) =>
        browser.SendAsync(HttpMethod.Post, "/users/password/reset", new { token, password }, ("Origin", "http://localhost"));

    private static Task<HttpResponseMessage> ChangeAsync(Browser browser, string password, string newPassword) =>
        browser.SendAsync(
            HttpMethod.Post, "/users/password/change", new { password, new_password = newPassword },
            ("Origin", "http://localhost"));
}
