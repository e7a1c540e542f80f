using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;
using OtpNet;
using Ticketing.EventTicketing.Accounts.SecondFactors;
using Ticketing.EventTicketing.Tests.Support;

namespace Ticketing.EventTicketing.Tests.Accounts;

[Collection(DatabaseTests.Name)]
public sealed class SecondFactorTests(EventDatabase database) : IDisposable
{
    private readonly TicketingService _service = database.SharedService();

    public void Dispose() => _service.Dispose();

    /// <summary>RFC 6238, appendix B (SHA-1), of which six digits count here.</summary>
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_the_RFC(long seconds, string code)
    {
        var secret = Encoding.ASCII.GetBytes("12345678901234567890");
        var at = DateTimeOffset.FromUnixTimeSeconds(seconds);

        TimeCodes.StepOf(secret, code, at).ShouldBe(seconds / 30);
        TimeCodes.StepOf(secret, code, at.AddSeconds(30)).ShouldBe(seconds / 30);
        TimeCodes.StepOf(secret, code, at.AddSeconds(90)).ShouldBeNull();
    }

    [Fact]
    public async Task Log_in_asks_for_a_code_once_a_first_one_was_shown_and_takes_each_once()
    {
        using var page = await Browser.LoggedInAsync(_service);
        var (secret, _) = await EnrolAsync(_service, page);
        using var phone = Browser.Open(_service, page.Email);

        await UserEndpointTests.Refused(
            await phone.LogInAsync(Browser.Password), HttpStatusCode.Unauthorized, "second-factor-required");
        var code = CodeOf(secret, 1);
        await UserEndpointTests.Refused(
            await phone.LogInAsync("wrong password", code: code), HttpStatusCode.Unauthorized, "invalid-credentials");
        (await phone.LogInAsync(Browser.Password, code: code)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await UserEndpointTests.Refused(
            await phone.LogInAsync(Browser.Password, code: code), HttpStatusCode.Unauthorized, "wrong-code");
    }

    [Fact]
    public async Task Of_many_log_ins_at_once_with_one_code_one_gets_in()
    {
        using var page = await Browser.LoggedInAsync(_service);
        var (secret, _) = await EnrolAsync(_service, page);
        var code = CodeOf(secret, 1);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            using var phone = Browser.Open(_service, page.Email);
            return (await phone.LogInAsync(Browser.Password, code: code)).StatusCode;
        }));

        answers.Count(status => status == HttpStatusCode.OK).ShouldBe(1);
    }

    [Fact]
    public async Task A_recovery_code_stands_for_the_phone_once_however_it_is_typed()
    {
        using var page = await Browser.LoggedInAsync(_service);
        var (_, codes) = await EnrolAsync(_service, page);
        codes.Length.ShouldBe(10);
        codes.ShouldAllBe(c => c.Replace("-", "", StringComparison.Ordinal).Length == 26, "128 bits");
        using var phone = Browser.Open(_service, page.Email);
        var typed = codes[3].ToLowerInvariant().Replace('-', ' ');

        (await phone.LogInAsync(Browser.Password, code: typed)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await phone.LogInAsync(Browser.Password, code: codes[3])).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        var state = await UserEndpointTests.Json(await page.SendAsync(HttpMethod.Get, "/users/me/second-factor"));
        ((int)state["recovery_codes_left"]!).ShouldBe(9);
        var stored = await database.ScalarAsync<string>(
            "SELECT json_agg(c)::text FROM recovery_codes c WHERE user_id = $1", page.UserId);
        stored.ShouldNotContain(codes[0]);
    }

    [Fact]
    public async Task Setting_up_and_removing_need_the_password_and_removing_a_code()
    {
        using var page = await Browser.LoggedInAsync(_service);
        await UserEndpointTests.Refused(
            await BeginAsync(page, "wrong password"), HttpStatusCode.Forbidden, "wrong-password");
        var (secret, codes) = await EnrolAsync(_service, page);
        await UserEndpointTests.Refused(await BeginAsync(page, Browser.Password), HttpStatusCode.Conflict, "second-factor-on");

        await UserEndpointTests.Refused(
            await RemoveAsync(page, Browser.Password, "000000x"), HttpStatusCode.Forbidden, "wrong-code");
        await UserEndpointTests.Refused(
            await RemoveAsync(page, "wrong password", CodeOf(secret, 1)), HttpStatusCode.Forbidden, "wrong-password");
        (await RemoveAsync(page, Browser.Password, codes[0])).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        using var phone = Browser.Open(_service, page.Email);
        (await phone.LogInAsync(Browser.Password)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    /// <summary>Whoever registered with somebody else's address would keep its owner out.</summary>
    [Fact]
    public async Task An_address_that_is_not_verified_gets_no_second_factor()
    {
        using var page = await Browser.LoggedInAsync(_service);
        await UserEndpointTests.Refused(
            await BeginAsync(page, Browser.Password), HttpStatusCode.Forbidden, "email-not-verified");
    }

    [Fact]
    public async Task A_secret_that_was_never_confirmed_asks_nobody_for_a_code()
    {
        using var page = await Browser.LoggedInAsync(_service);
        await _service.VerifyAddressAsync(page.Email);
        await UserEndpointTests.Json(await BeginAsync(page, Browser.Password));
        await UserEndpointTests.Refused(
            await ConfirmAsync(page, "12345"), HttpStatusCode.Forbidden, "wrong-code");

        (await page.LogInAsync(Browser.Password)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public void A_stored_secret_belongs_to_its_user_and_key()
    {
        var secret = RandomNumberGenerator.GetBytes(20);
        var (ada, eve) = (Guid.NewGuid(), Guid.NewGuid());
        var stored = CipherOf("key").Encrypt(secret, ada);

        CipherOf("key").Decrypt(stored, ada).ShouldBe(secret);
        Should.Throw<CryptographicException>(() => CipherOf("key").Decrypt(stored, eve));
        Should.Throw<CryptographicException>(() => CipherOf("other key").Decrypt(stored, ada));
        CipherOf("").HasKey.ShouldBeFalse();
    }

    private static SecretCipher CipherOf(string key) => new(new ConfigurationBuilder()
        .AddInMemoryCollection(new Dictionary<string, string?> { [SecretCipher.Setting] = key }).Build());

    internal static string CodeOf(string secret, int step) =>
        new Totp(Base32Encoding.ToBytes(secret)).ComputeTotp(DateTime.UtcNow + (step * TimeSpan.FromSeconds(30)));

    /// <summary>Sets an authenticator app up; uses the code of now.</summary>
    internal static async Task<(string Secret, string[] RecoveryCodes)> EnrolAsync(TicketingService service, Browser page)
    {
        await service.VerifyAddressAsync(page.Email);
        var begun = await UserEndpointTests.Json(await BeginAsync(page, Browser.Password));
        var secret = (string)begun["secret"]!;
        ((string)begun["uri"]!).ShouldStartWith("otpauth://totp/Ticketing:");
        ((string)begun["qr_svg"]!).ShouldStartWith("<svg");
        var confirmed = await UserEndpointTests.Json(await ConfirmAsync(page, CodeOf(secret, 0)));
        return (secret, [.. confirmed["recovery_codes"]!.AsArray().Select(code => (string)code!)]);
    }

    private static Task<HttpResponseMessage> BeginAsync(Browser page, string password) =>
        page.SendAsync(HttpMethod.Post, "/users/me/second-factor", new { password });

    private static Task<HttpResponseMessage> ConfirmAsync(Browser page, string code) =>
        page.SendAsync(HttpMethod.Post, "/users/me/second-factor/confirm", new { code });

    private static Task<HttpResponseMessage> RemoveAsync(Browser page, string password, string code) =>
        page.SendAsync(HttpMethod.Post, "/users/me/second-factor/remove", new { password, code });
}
