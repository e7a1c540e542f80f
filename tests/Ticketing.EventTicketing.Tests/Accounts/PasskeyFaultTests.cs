using System.Net;
using System.Security.Cryptography;
using Ticketing.EventTicketing.Tests.Support;

namespace Ticketing.EventTicketing.Tests.Accounts;

/// <summary>Passkeys of another site, challenge, person or key, and copies of keys: none is accepted.</summary>
[Collection(DatabaseTests.Name)]
public sealed class PasskeyFaultTests(EventDatabase database) : IDisposable
{
    private readonly TicketingService _service = database.SharedService();
    private readonly TestAuthenticator _key = new();

    public void Dispose()
    {
        _key.Dispose();
        _service.Dispose();
    }

    public static TheoryData<string> Faults { get; } =
        ["origin", "relying party", "challenge", "no person", "key", "user handle", "garbage"];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_signature_that_is_not_of_this_key_challenge_site_and_person_is_refused(string fault)
    {
        using var page = await Browser.LoggedInAsync(_service);
        await page.AddPasskeyAsync(_service, _key);
        using var phone = Browser.Open(_service);
        using var other = new TestAuthenticator { CredentialId = _key.CredentialId, UserHandle = _key.UserHandle };
        var key = fault == "key" ? other : _key;
        Break(key, fault);
        key.Counter = 1;

        var asked = await phone.AskPasskeyAsync();
        var credential = key.Get(asked["options"]!);
        if (fault == "garbage")
        {
            credential["response"]!["authenticatorData"] = "AAAA";
        }

        await UserEndpointTests.Refused(
            await phone.SendAsync(
                HttpMethod.Post, "/users/login/passkey", new { challenge_id = (Guid)asked["challenge_id"]!, credential }),
            HttpStatusCode.Unauthorized, "passkey-refused");
        await RepairAsync(_key);
        (await phone.LogInByPasskeyAsync(_key)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("origin")]
    [InlineData("relying party")]
    [InlineData("challenge")]
    [InlineData("no person")]
    public async Task A_key_that_another_site_made_is_not_added(string fault)
    {
        using var page = await Browser.LoggedInAsync(_service);
        await _service.VerifyAddressAsync(page.Email);
        Break(_key, fault);

        await UserEndpointTests.Refused(
            await page.SendPasskeyAsync(await page.BeginPasskeyAsync(), _key), HttpStatusCode.Forbidden, "passkey-refused");
        (await PasskeyTests.ListAsync(page)).ShouldBeEmpty();
    }

    /// <summary>A copy of a key falls behind the key, or the key behind its copy.</summary>
    [Fact]
    public async Task A_counter_that_does_not_grow_is_refused_and_one_that_stays_zero_is_not()
    {
        using var page = await Browser.LoggedInAsync(_service);
        await page.AddPasskeyAsync(_service, _key);
        using var phone = Browser.Open(_service);
        (await phone.LogInByPasskeyAsync(_key)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await phone.LogInByPasskeyAsync(_key)).StatusCode.ShouldBe(HttpStatusCode.OK);
        _key.Counter = 7;
        (await phone.LogInByPasskeyAsync(_key)).StatusCode.ShouldBe(HttpStatusCode.OK);
        foreach (var counter in (uint[])[7, 6, 0])
        {
            _key.Counter = counter;
            await UserEndpointTests.Refused(
                await phone.LogInByPasskeyAsync(_key), HttpStatusCode.Unauthorized, "passkey-refused");
        }

        _key.Counter = 8;
        (await phone.LogInByPasskeyAsync(_key)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_credential_of_somebody_else_is_neither_added_nor_a_way_in()
    {
        using var page = await Browser.LoggedInAsync(_service);
        await page.AddPasskeyAsync(_service, _key);
        using var eve = await Browser.LoggedInAsync(_service);
        await _service.VerifyAddressAsync(eve.Email);
        using var copy = new TestAuthenticator { CredentialId = _key.CredentialId };

        await UserEndpointTests.Refused(
            await eve.SendPasskeyAsync(await eve.BeginPasskeyAsync(), copy), HttpStatusCode.Forbidden, "passkey-refused");
        copy.Counter = 1;
        await UserEndpointTests.Refused(await eve.LogInByPasskeyAsync(copy), HttpStatusCode.Unauthorized, "passkey-refused");
    }

    private static void Break(TestAuthenticator key, string fault)
    {
        key.AtOrigin = fault == "origin" ? "https://tickets.example.evil" : TestAuthenticator.Origin;
        key.RelyingParty = fault == "relying party" ? "example.evil" : key.RelyingParty;
        key.OtherChallenge = fault == "challenge" ? RandomNumberGenerator.GetBytes(32) : null;
        key.VerifiesUser = fault != "no person";
        key.UserHandle = fault == "user handle" ? RandomNumberGenerator.GetBytes(16) : key.UserHandle;
    }

    private async Task RepairAsync(TestAuthenticator key)
    {
        Break(key, "");
        key.RelyingParty = new Uri(TestAuthenticator.Origin).Host;
        var owner = await database.ScalarAsync<Guid>(
            "SELECT user_id FROM passkeys WHERE credential_id = $1", key.CredentialId);
        key.UserHandle = owner.ToByteArray();
    }
}
