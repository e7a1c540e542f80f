using System.Net;
using Ticketing.Contracts.Messages;
using Ticketing.EventTicketing.Tests.Support;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.TestKit;

namespace Ticketing.EventTicketing.Tests.Accounts;

/// <summary>
/// Whoever logs out is logged out. Before, an access token stayed good for up to 15 minutes, and nobody could end a session
/// of another device.
/// </summary>
[Collection(DatabaseTests.Name)]
public sealed class EndedSessionTests(EventDatabase database) : IDisposable
{
    private readonly TicketingService _service = new(database.ConnectionString);

    public void Dispose() => _service.Dispose();

    [Theory]
    [InlineData("POST", "/users/logout")]
    [InlineData("DELETE", "/users/session")]
    public async Task Logging_out_here_ends_this_session_alone(string method, string path)
    {
        using var page = await Browser.LoggedInAsync(_service);
        using var phone = await LogInAsync(_service, page.Email);

        (await page.SendAsync(new HttpMethod(method), path)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        await IsOutAsync(page);
        (await phone.SendAsync(HttpMethod.Get, "/users/me")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await phone.RenewAsync()).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_cookie_alone_logs_out_when_the_token_has_expired_and_is_deleted()
    {
        using var page = await Browser.LoggedInAsync(_service);
        using var slept = page.Tab(_service);

        (await slept.SendAsync(HttpMethod.Delete, "/users/session")).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        slept.SetCookie.ShouldStartWith("ticketing-session=;");
        slept.SetCookie.ShouldContain("expires=Thu, 01 Jan 1970");
        await IsOutAsync(page);
    }

    [Fact]
    public async Task Logging_out_everywhere_reaches_every_device_and_every_replica()
    {
        using var other = new TicketingService(database.ConnectionString);
        using var page = await Browser.LoggedInAsync(_service);
        using var phone = await LogInAsync(other, page.Email);
        using var somebodyElse = await Browser.LoggedInAsync(other);
        (await phone.SendAsync(HttpMethod.Get, "/users/me")).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await page.SendAsync(HttpMethod.Delete, "/users/sessions")).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        await IsOutAsync(page);
        // The other replica remembers the phone's token as good; it has to ask.
        await Eventually.TrueAsync(
            async () => (await phone.SendAsync(HttpMethod.Get, "/users/me")).StatusCode == HttpStatusCode.Unauthorized,
            "the phone is logged out");
        await IsOutAsync(phone);
        (await somebodyElse.SendAsync(HttpMethod.Get, "/users/me")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await LogInAsync(_service, page.Email)).Dispose();
    }

    [Fact]
    public async Task A_changed_password_of_the_operator_ends_the_operators_sessions()
    {
        using var before = Browser.Open(_service, TicketingService.OperatorEmail);
        await Eventually.TrueAsync(
            async () => (await before.LogInAsync(TicketingService.OperatorPassword, code: _service.OperatorCode()))
                .StatusCode == HttpStatusCode.OK,
            "the operator's account");

        using var restarted = new TicketingService(database.ConnectionString) { PasswordOfOperator = "another night" };
        using var after = Browser.Open(restarted, TicketingService.OperatorEmail);
        await Eventually.TrueAsync(
            async () => (await after.LogInAsync("another night", code: restarted.OperatorCode()))
                .StatusCode == HttpStatusCode.OK,
            "the new password");

        await Eventually.TrueAsync(
            async () => (await before.RenewAsync()).StatusCode == HttpStatusCode.Unauthorized, "the old session is over");
        using var back = new TicketingService(database.ConnectionString);
        await Eventually.TrueAsync(
            async () =>
            {
                using var again = Browser.Open(back, TicketingService.OperatorEmail);
                return (await again.LogInAsync(TicketingService.OperatorPassword, code: back.OperatorCode()))
                    .StatusCode == HttpStatusCode.OK;
            },
            "the password of the other tests");
    }

    [Fact]
    public async Task Services_read_what_ended_after_a_number_and_nobody_else_does()
    {
        using var client = _service.CreateClient();
        (await client.GetAsync("/internal/ended-sessions?after=0")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        client.DefaultRequestHeaders.Add(ServiceKey.Header, TicketingService.ServiceKeyForTests);
        var start = (await ReadAsync(client, 0)).Next;
        using var page = await Browser.LoggedInAsync(_service);
        using var phone = await LogInAsync(_service, page.Email);
        await page.SendAsync(HttpMethod.Delete, "/users/sessions");

        var ended = await ReadAsync(client, start);

        ended.Sessions.Count.ShouldBe(2, "both ended under one number");
        ended.Sessions.ShouldAllBe(s => s.TokensExpireAt > DateTimeOffset.UtcNow.AddMinutes(15));
        (await ReadAsync(client, ended.Next)).Sessions.ShouldBeEmpty();
        await database.ScalarAsync<object?>(
            "UPDATE sessions SET ended_at = ended_at - interval '17 min' WHERE user_id = $1 RETURNING NULL", page.UserId);
        (await ReadAsync(client, start)).Sessions.ShouldBeEmpty("their access tokens have expired");
        (await client.GetAsync("/internal/ended-sessions?after=x")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    private static async Task<EndedSessionsPage> ReadAsync(HttpClient client, long after) =>
        System.Text.Json.JsonSerializer.Deserialize(
            await client.GetStringAsync($"/internal/ended-sessions?after={after}"),
            ContractsJson.Default.EndedSessionsPage)!;

    private static async Task<Browser> LogInAsync(TicketingService service, string email)
    {
        var browser = Browser.Open(service, email);
        (await browser.LogInAsync(Browser.Password)).EnsureSuccessStatusCode();
        return browser;
    }

    /// <summary>Neither the access token nor the cookie is good.</summary>
    private static async Task IsOutAsync(Browser page)
    {
        var me = await page.SendAsync(HttpMethod.Get, "/users/me");
        await UserEndpointTests.Refused(me, HttpStatusCode.Unauthorized, "unauthenticated");
        await UserEndpointTests.Refused(await page.RenewAsync(), HttpStatusCode.Unauthorized, "unauthenticated");
    }
}
