using System.Buffers.Text;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting;
using Ticketing.Contracts.Messages;
using Ticketing.EventTicketing.Tests.Support;

namespace Ticketing.EventTicketing.Tests.Accounts;

/// <summary>An address is its owner's once the link of a mail was opened.</summary>
[Collection(DatabaseTests.Name)]
public sealed class VerifyEmailTests(EventDatabase database) : IDisposable
{
    private readonly TicketingService _service = database.SharedService();

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task Registering_sends_a_link_and_the_next_token_after_it_says_verified()
    {
        using var page = await Browser.LoggedInAsync(_service);
        IsVerified(page).ShouldBeFalse();
        var secret = await _service.SecretOfMailAsync(page.Email, AccountMailKinds.VerifyEmail);
        using var phone = Browser.Open(_service);

        (await VerifyAsync(phone, secret)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await page.RenewAsync()).StatusCode.ShouldBe(HttpStatusCode.OK);
        IsVerified(page).ShouldBeTrue();
        var refreshed = await UserEndpointTests.Json(await page.SendAsync(HttpMethod.Post, "/users/refresh"));
        ((bool)refreshed["user"]!["email_verified"]!).ShouldBeTrue();
        await UserEndpointTests.Refused(await VerifyAsync(phone, secret), HttpStatusCode.Gone, "link-over");
        await UserEndpointTests.Refused(await VerifyAsync(phone, "junk"), HttpStatusCode.Gone, "link-over");
    }

    [Fact]
    public async Task The_mail_is_sent_again_but_not_at_once_and_a_newer_link_is_good_too()
    {
        using var page = await Browser.LoggedInAsync(_service);
        var first = await _service.SecretOfMailAsync(page.Email, AccountMailKinds.VerifyEmail);
        var tooSoon = await AgainAsync(page);
        await UserEndpointTests.Refused(tooSoon, HttpStatusCode.TooManyRequests, "too-many-requests");
        tooSoon.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromMinutes(1));

        await AgeAsync(page);
        (await AgainAsync(page)).StatusCode.ShouldBe(HttpStatusCode.Accepted);
        var second = await _service.SecretOfMailAsync(page.Email, AccountMailKinds.VerifyEmail);
        second.ShouldNotBe(first);

        using var phone = Browser.Open(_service);
        (await VerifyAsync(phone, second)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await AgeAsync(page);
        (await AgainAsync(page)).StatusCode.ShouldBe(HttpStatusCode.Accepted);
        (await _service.TakeMailsAsync(page.Email)).ShouldBeEmpty("the address is verified");
    }

    [Fact]
    public async Task An_account_gets_at_most_five_mails_in_an_hour()
    {
        using var page = await Browser.LoggedInAsync(_service);
        for (var i = 1; i < 5; i++)
        {
            await AgeAsync(page);
            (await AgainAsync(page)).StatusCode.ShouldBe(HttpStatusCode.Accepted);
        }

        await AgeAsync(page);
        (await AgainAsync(page)).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task Many_who_ask_at_once_get_one_mail()
    {
        using var page = await Browser.LoggedInAsync(_service);
        await _service.TakeMailsAsync(page.Email);
        await AgeAsync(page);
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => AgainAsync(page)));

        answers.Count(a => a.StatusCode == HttpStatusCode.Accepted).ShouldBe(1);
        (await _service.TakeMailsAsync(page.Email)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_mail_that_could_not_be_sent_is_given_again_later_with_another_link()
    {
        using var page = await Browser.LoggedInAsync(_service);
        using var worker = _service.WorkerClient();
        var first = await TakeMineAsync(worker, page.Email);
        await worker.FinishAsync([first], AccountMailOutcomes.Deferred);
        (await _service.TakeMailsAsync(page.Email)).ShouldBeEmpty("it waits");

        await database.ScalarAsync<object?>(
            "UPDATE account_mails SET due_at = now() WHERE user_id = $1 RETURNING NULL", page.UserId);
        var second = await TakeMineAsync(worker, page.Email);

        second.MailId.ShouldBe(first.MailId);
        second.Secret.ShouldNotBe(first.Secret);
        using var phone = Browser.Open(_service);
        (await VerifyAsync(phone, first.Secret!)).StatusCode.ShouldBe(HttpStatusCode.Gone);
        (await VerifyAsync(phone, second.Secret!)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Only_services_take_the_mails()
    {
        using var client = _service.CreateClient();
        (await client.PostAsync("/internal/account-mails/take", null)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Where_no_verified_address_is_asked_for_every_token_says_verified_and_no_mail_goes_out()
    {
        await using var lenient = _service.WithWebHostBuilder(
            b => b.UseSetting("Ticketing:Users:RequireVerifiedEmail", "false"));
        using var client = lenient.CreateClient();
        var person = new
        {
            email = $"{Guid.NewGuid():N}@example.org", password = Browser.Password, name = "Ada", role = "buyer",
        };
        (await client.PostAsJsonAsync("/users/register", person)).EnsureSuccessStatusCode();
        var answer = await UserEndpointTests.Json(await client.PostAsJsonAsync("/users/login", person));

        TokenSays((string)answer["token"]!).ShouldBeTrue();
        (await _service.TakeMailsAsync(person.email)).ShouldBeEmpty();
    }

    private static async Task<AccountMail> TakeMineAsync(HttpClient worker, string email)
    {
        using var answer = await worker.PostAsync("/internal/account-mails/take", null);
        var mails = await answer.Content.ReadFromJsonAsync(ContractsJson.Default.ListAccountMail);
        await worker.FinishAsync(mails!.Where(mail => mail.Email != email), AccountMailOutcomes.Sent);
        return mails!.Single(mail => mail.Email == email);
    }

    private static Task<HttpResponseMessage> VerifyAsync(Browser browser, string token) =>
        browser.SendAsync(HttpMethod.Post, "/users/email/verify", new { token });

    private static Task<HttpResponseMessage> AgainAsync(Browser page) =>
        page.SendAsync(HttpMethod.Post, "/users/email/verification");

    /// <summary>As if the mails so far had been asked for two minutes earlier.</summary>
    private Task<object?> AgeAsync(Browser page) => database.ScalarAsync<object?>(
        "UPDATE account_mails SET asked_at = asked_at - interval '2 minutes' WHERE user_id = $1 RETURNING NULL", page.UserId);

    private static bool IsVerified(Browser page) => TokenSays(page.AccessToken!);

    private static bool TokenSays(string token) => JsonNode.Parse(Base64Url.DecodeFromChars(token.Split('.')[1]))!
        ["email_verified"]!.GetValue<bool>();
}
