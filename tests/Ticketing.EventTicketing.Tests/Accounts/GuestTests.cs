using System.Net;
using System.Net.Http.Json;
using Ticketing.Contracts.Messages;
using Ticketing.EventTicketing.Tests.Support;

namespace Ticketing.EventTicketing.Tests.Accounts;

/// <summary>Buying without a password: by the link of a mail (docs/adr/0061).</summary>
[Collection(DatabaseTests.Name)]
public sealed class GuestTests(EventDatabase database) : IDisposable
{
    private readonly TicketingService _service = database.SharedService();
    private readonly string _email = $"{Guid.NewGuid():N}@example.org";

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task A_link_signs_a_guest_in_once_with_a_verified_address()
    {
        (await AskAsync(_email)).StatusCode.ShouldBe(HttpStatusCode.Accepted);
        var secret = await _service.SecretOfMailAsync(_email, AccountMailKinds.GuestSignIn);

        var answer = await UseAsync(secret);

        var token = await UserEndpointTests.Json(answer);
        ((string)token["user"]!["name"]!, (string)token["user"]!["role"]!).ShouldBe(("Ada", "buyer"));
        ((bool)token["user"]!["email_verified"]!).ShouldBeTrue();
        answer.Headers.GetValues("Set-Cookie").ShouldContain(cookie => cookie.StartsWith("ticketing-session"));
        await UserEndpointTests.Refused(await UseAsync(secret), HttpStatusCode.Gone, "link-over");
        await UserEndpointTests.Refused(await UseAsync("junk"), HttpStatusCode.Gone, "link-over");
    }

    [Fact]
    public async Task A_guest_comes_back_to_the_same_account_by_another_link()
    {
        var first = await SignInAsync();
        await AgeMailsAsync();

        var second = await SignInAsync();

        second.ShouldBe(first);
    }

    [Fact]
    public async Task Ten_who_ask_at_once_get_one_account_and_one_mail()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => AskAsync(_email)));

        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.Accepted);
        (await _service.TakeMailsAsync(_email)).ShouldHaveSingleItem();
        (await database.ScalarAsync<long>("SELECT count(*) FROM users WHERE email = $1", _email)).ShouldBe(1);
    }

    [Fact]
    public async Task An_account_with_a_password_gets_the_same_answer_and_no_link()
    {
        using var page = await Browser.LoggedInAsync(_service);
        await _service.TakeMailsAsync(page.Email);

        (await AskAsync(page.Email)).StatusCode.ShouldBe(HttpStatusCode.Accepted);

        var mail = (await _service.TakeMailsAsync(page.Email)).ShouldHaveSingleItem();
        (mail.Kind, mail.Secret).ShouldBe((AccountMailKinds.AccountExists, null));
        (await AskAsync(page.Email)).StatusCode.ShouldBe(HttpStatusCode.Accepted);
        (await _service.TakeMailsAsync(page.Email)).ShouldBeEmpty("nobody fills a mailbox in our name");
    }

    [Fact]
    public async Task Who_chooses_a_password_is_no_guest_any_more_and_links_of_before_are_over()
    {
        await AskAsync(_email);
        var link = await _service.SecretOfMailAsync(_email, AccountMailKinds.GuestSignIn);
        using var client = _service.CreateClient();
        (await client.PostAsJsonAsync("/users/password/forgot", new { email = _email })).StatusCode
            .ShouldBe(HttpStatusCode.Accepted);
        var reset = await _service.SecretOfMailAsync(_email, AccountMailKinds.ResetPassword);
        (await client.PostAsJsonAsync("/users/password/reset", new { token = reset, password = "tangerine harbour 9" }))
            .StatusCode.ShouldBe(HttpStatusCode.NoContent);

        await UserEndpointTests.Refused(await UseAsync(link), HttpStatusCode.Gone, "link-over");
        await AgeMailsAsync();
        await AskAsync(_email);
        (await _service.TakeMailsAsync(_email)).ShouldAllBe(mail => mail.Kind != AccountMailKinds.GuestSignIn);
        (await client.PostAsJsonAsync("/users/login", new { email = _email, password = "tangerine harbour 9" })).StatusCode
            .ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_is_missing_is_named_and_an_operators_address_gets_no_mail()
    {
        using var client = _service.CreateClient();
        var bad = await client.PostAsJsonAsync("/users/guests", new { email = "nobody", name = " " });
        bad.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var errors = (await UserEndpointTests.Json(bad))["errors"]!.AsObject();
        errors.Select(error => error.Key).ShouldBe(["email", "name"], ignoreOrder: true);

        (await AskAsync(TicketingService.OperatorEmail)).StatusCode.ShouldBe(HttpStatusCode.Accepted);
        (await _service.TakeMailsAsync(TicketingService.OperatorEmail)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_guest_deletes_the_account_by_a_mails_link_and_without_a_password()
    {
        using var guest = await SignedInAsync();
        (await guest.PostAsync("/users/guests/deletion-link", null)).StatusCode.ShouldBe(HttpStatusCode.Accepted);
        var link = await _service.SecretOfMailAsync(_email, AccountMailKinds.DeleteAccount);
        _service.Booking.Commitments = """{"ordersToCome":1,"paymentsRunning":0}""";
        await UserEndpointTests.Refused(await DeleteAsync(link), HttpStatusCode.Conflict, "tickets-to-come");
        _service.Booking.Commitments = """{"ordersToCome":0,"paymentsRunning":0}""";

        (await DeleteAsync(link)).StatusCode.ShouldBe(HttpStatusCode.NoContent, "a refusal leaves the link good");

        (await database.ScalarAsync<long>("SELECT count(*) FROM users WHERE email = $1", _email)).ShouldBe(0);
        (await guest.GetAsync("/users/me")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        await UserEndpointTests.Refused(await DeleteAsync(link), HttpStatusCode.Gone, "link-over");
        await UserEndpointTests.Refused(await DeleteAsync("junk"), HttpStatusCode.Gone, "link-over");
    }

    [Fact]
    public async Task A_link_that_deletes_is_over_once_the_guest_has_a_password_and_is_no_sign_in()
    {
        using var guest = await SignedInAsync();
        (await guest.PostAsync("/users/guests/deletion-link", null)).StatusCode.ShouldBe(HttpStatusCode.Accepted);
        var link = await _service.SecretOfMailAsync(_email, AccountMailKinds.DeleteAccount);
        await UserEndpointTests.Refused(await UseAsync(link), HttpStatusCode.Gone, "link-over");
        using var client = _service.CreateClient();
        await client.PostAsJsonAsync("/users/password/forgot", new { email = _email });
        var reset = await _service.SecretOfMailAsync(_email, AccountMailKinds.ResetPassword);
        (await client.PostAsJsonAsync("/users/password/reset", new { token = reset, password = "tangerine harbour 9" }))
            .StatusCode.ShouldBe(HttpStatusCode.NoContent);

        await UserEndpointTests.Refused(await DeleteAsync(link), HttpStatusCode.Gone, "link-over");
    }

    [Fact]
    public async Task Who_has_a_password_gets_no_link_that_deletes()
    {
        using var page = await Browser.LoggedInAsync(_service);
        await UserEndpointTests.Refused(
            await page.SendAsync(HttpMethod.Post, "/users/guests/deletion-link", new { }), HttpStatusCode.Conflict,
            "password-needed");
    }

    private async Task<HttpClient> SignedInAsync()
    {
        (await AskAsync(_email)).StatusCode.ShouldBe(HttpStatusCode.Accepted);
        var answer = await UseAsync(await _service.SecretOfMailAsync(_email, AccountMailKinds.GuestSignIn));
        var token = await UserEndpointTests.Json(answer);
        ((bool)token["user"]!["is_guest"]!).ShouldBeTrue();
        var client = _service.CreateClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", (string)token["token"]!);
        return client;
    }

    private async Task<HttpResponseMessage> DeleteAsync(string token)
    {
        using var client = _service.CreateClient();
        return await client.PostAsJsonAsync("/users/guests/deletion", new { token });
    }

    private async Task<Guid> SignInAsync()
    {
        (await AskAsync(_email)).StatusCode.ShouldBe(HttpStatusCode.Accepted);
        var answer = await UseAsync(await _service.SecretOfMailAsync(_email, AccountMailKinds.GuestSignIn));
        return (Guid)(await UserEndpointTests.Json(answer))["user"]!["user_id"]!;
    }

    private async Task<HttpResponseMessage> AskAsync(string email)
    {
        using var client = _service.CreateClient();
        return await client.PostAsJsonAsync("/users/guests", new { email, name = "Ada" });
    }

    private async Task<HttpResponseMessage> UseAsync(string token)
    {
        using var client = _service.CreateClient();
        return await client.PostAsJsonAsync("/users/guests/sign-in", new { token });
    }

    /// <summary>As if the mails of this address were asked for two minutes ago.</summary>
    private Task<object?> AgeMailsAsync() => database.ScalarAsync<object?>(
        """
        WITH aged AS (
            UPDATE account_mails SET asked_at = asked_at - interval '2 minutes'
            WHERE user_id = (SELECT user_id FROM users WHERE email = $1) RETURNING 1)
        SELECT count(*)::text FROM aged
        """,
        _email)!;
}
