using System.Net;
using System.Text.Json.Nodes;
using Ticketing.EventTicketing.Tests.Support;

namespace Ticketing.EventTicketing.Tests.Accounts;

/// <summary>The steps of a page with passkeys, over HTTP.</summary>
internal static class PasskeyScene
{
    /// <summary>Adds a passkey to the account of the page, whose address is then verified.</summary>
    public static async Task<Guid> AddPasskeyAsync(
        this Browser page, TicketingService service, TestAuthenticator key, string name = "My phone", string? code = null)
    {
        await service.VerifyAddressAsync(page.Email);
        var added = await page.SendPasskeyAsync(await page.BeginPasskeyAsync(code), key, name);
        added.StatusCode.ShouldBe(HttpStatusCode.Created, await added.Content.ReadAsStringAsync());
        return (Guid)(await UserEndpointTests.Json(added))["passkey_id"]!;
    }

    public static async Task<JsonNode> BeginPasskeyAsync(this Browser page, string? code = null) =>
        await UserEndpointTests.Json(await page.SendAsync(
            HttpMethod.Post, "/users/me/passkeys/challenge", new { password = Browser.Password, code }));

    public static Task<HttpResponseMessage> SendPasskeyAsync(
        this Browser page, JsonNode begun, TestAuthenticator key, string name = "My phone") => page.SendAsync(
            HttpMethod.Post, "/users/me/passkeys",
            new { challenge_id = (Guid)begun["challenge_id"]!, name, credential = key.Create(begun["options"]!) });

    public static async Task<JsonNode> AskPasskeyAsync(this Browser page) => await UserEndpointTests.Json(
        await page.SendAsync(HttpMethod.Post, "/users/login/passkey/challenge"));

    /// <summary>What signs a challenge in.</summary>
    public static object Signed(JsonNode asked, TestAuthenticator key) =>
        new { challenge_id = (Guid)asked["challenge_id"]!, credential = key.Get(asked["options"]!) };

    public static async Task<HttpResponseMessage> LogInByPasskeyAsync(
        this Browser page, TestAuthenticator key, params (string Name, string Value)[] headers) => await page.SendAsync(
            HttpMethod.Post, "/users/login/passkey", Signed(await page.AskPasskeyAsync(), key), headers);
}
