using System.Net;
using System.Net.Http.Json;
using Ticketing.EventTicketing.Tests.Support;
using Ticketing.ServiceDefaults.Auth;

namespace Ticketing.EventTicketing.Tests.Accounts;

[Collection(DatabaseTests.Name)]
public sealed class OperatorTests(EventDatabase database) : IDisposable
{
    private readonly TicketingService _service = new(database.ConnectionString);
    private string _usedCode = "";

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task The_configured_operator_logs_in_and_has_the_role()
    {
        using var client = _service.CreateClient();
        var answer = await LoggedInAsync(client);
        ((string)answer["user"]!["role"]!).ShouldBe("operator");
        ((bool)answer["user"]!["email_verified"]!).ShouldBeTrue();
    }

    [Fact]
    public async Task An_operator_does_not_log_in_without_a_second_factor()
    {
        using var client = _service.CreateClient();
        await LoggedInAsync(client);

        await UserEndpointTests.Refused(
            await LogInAsync(client, null), HttpStatusCode.Unauthorized, "second-factor-required");
        await UserEndpointTests.Refused(
            await LogInAsync(client, _usedCode), HttpStatusCode.Unauthorized, "wrong-code");
        await database.ScalarAsync<object?>(
            "DELETE FROM second_factors f USING users u WHERE u.user_id = f.user_id AND u.email = $1 RETURNING NULL",
            TicketingService.OperatorEmail);
        await UserEndpointTests.Refused(
            await LogInAsync(client, _service.OperatorCode(1)), HttpStatusCode.Forbidden, "second-factor-missing");
    }

    [Fact]
    public async Task Through_a_gateway_that_is_closed_to_operators_the_account_does_not_exist()
    {
        using var client = _service.CreateClient();
        await LoggedInAsync(client);
        client.DefaultRequestHeaders.Add(PublicGateway.NoOperatorsHeader, "1");

        await UserEndpointTests.Refused(
            await LogInAsync(client, _service.OperatorCode(1)), HttpStatusCode.Unauthorized, "invalid-credentials");
        client.DefaultRequestHeaders.Remove(PublicGateway.NoOperatorsHeader);
        (await LogInAsync(client, _service.OperatorCode(1))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    /// <summary>Configured without a secret for codes, an operator who has a passkey signs in with it; inside only.</summary>
    [Fact]
    public async Task A_passkey_is_an_operators_second_factor_too()
    {
        using var client = _service.CreateClient();
        var token = (string)(await LoggedInAsync(client))["token"]!;
        using var key = new TestAuthenticator();
        await AddPasskeyAsync(client, token, key);
        await database.ScalarAsync<object?>(
            "DELETE FROM second_factors f USING users u WHERE u.user_id = f.user_id AND u.email = $1 RETURNING NULL",
            TicketingService.OperatorEmail);

        await UserEndpointTests.Refused(
            await LogInAsync(client, _service.OperatorCode(1)), HttpStatusCode.Unauthorized, "wrong-code");
        using var page = Browser.Open(_service, TicketingService.OperatorEmail);
        key.Counter = 1;
        await UserEndpointTests.Refused(
            await page.LogInByPasskeyAsync(key, (PublicGateway.NoOperatorsHeader, "1")),
            HttpStatusCode.Unauthorized, "passkey-refused");
        key.Counter = 2;
        (await page.LogInByPasskeyAsync(key)).StatusCode.ShouldBe(HttpStatusCode.OK);
        key.Counter = 3;
        var both = await client.PostAsJsonAsync("/users/login", new
        {
            email = TicketingService.OperatorEmail, password = TicketingService.OperatorPassword,
            passkey = PasskeyScene.Signed(await page.AskPasskeyAsync(), key),
        });
        both.StatusCode.ShouldBe(HttpStatusCode.OK);
        await database.ScalarAsync<object?>("DELETE FROM passkeys WHERE credential_id = $1 RETURNING NULL", key.CredentialId);
    }

    private async Task AddPasskeyAsync(HttpClient client, string token, TestAuthenticator key)
    {
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        var begun = await UserEndpointTests.Json(await client.PostAsJsonAsync(
            "/users/me/passkeys/challenge",
            new { password = TicketingService.OperatorPassword, code = _service.OperatorCode(1) }));
        (await client.PostAsJsonAsync("/users/me/passkeys", new
        {
            challenge_id = (Guid)begun["challenge_id"]!, name = "Key of the office", credential = key.Create(begun["options"]!),
        })).StatusCode.ShouldBe(HttpStatusCode.Created);
        client.DefaultRequestHeaders.Authorization = null;
    }

    private static Task<HttpResponseMessage> LogInAsync(HttpClient client, string? code) => client.PostAsJsonAsync(
        "/users/login",
        new { email = TicketingService.OperatorEmail, password = TicketingService.OperatorPassword, code });

    private async Task<System.Text.Json.Nodes.JsonNode> LoggedInAsync(HttpClient client)
    {
        HttpResponseMessage? answer = null;
        await Eventually.TrueAsync(
            async () =>
            {
                // The time step may end while the answer is waited for.
                _usedCode = _service.OperatorCode();
                return (answer = await LogInAsync(client, _usedCode)).StatusCode == HttpStatusCode.OK;
            },
            "the account was made");
        return await UserEndpointTests.Json(answer!);
    }

    [Fact]
    public async Task Nobody_registers_as_operator_and_dead_letters_are_for_operators_alone()
    {
        using var buyer = await _service.SignedInAsync("buyer");
        await UserEndpointTests.Refused(
            await buyer.PostAsJsonAsync(
                "/users/register",
                new { email = "me@example.org", password = "correct horse", name = "Me", role = "operator" }),
            HttpStatusCode.BadRequest, "invalid-request");
        await UserEndpointTests.Refused(
            await buyer.GetAsync("/internal/dead-letters"), HttpStatusCode.Forbidden, "forbidden");
        await UserEndpointTests.Refused(
            await buyer.PostAsync("/internal/dead-letters/replay", null), HttpStatusCode.Forbidden, "forbidden");
    }
}
