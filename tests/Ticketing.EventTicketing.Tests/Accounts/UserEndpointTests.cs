using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Ticketing.EventTicketing.Tests.Support;

namespace Ticketing.EventTicketing.Tests.Accounts;

[Collection(DatabaseTests.Name)]
public sealed class UserEndpointTests(EventDatabase database) : IDisposable
{
    private readonly TicketingService _service = database.SharedService();

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task A_person_registers_once_logs_in_refreshes_and_cannot_refresh_after_logging_out()
    {
        using var client = await _service.SignedInAsync("buyer");
        var me = await Json(await client.GetAsync("/users/me"));
        ((string)me["role"]!).ShouldBe("buyer");

        var again = await client.PostAsJsonAsync("/users/register", new
        {
            email = " " + ((string)me["email"]!).ToUpperInvariant(), password = "another one", name = "Eve",
            role = "seller",
        });
        await Refused(again, HttpStatusCode.Conflict, "email-taken");

        var refreshed = await client.PostAsync("/users/refresh", null);
        refreshed.StatusCode.ShouldBe(HttpStatusCode.OK);
        ((string)(await Json(refreshed))["user"]!["user_id"]!).ShouldBe((string)me["user_id"]!);

        (await client.PostAsync("/users/logout", null)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await Refused(await client.PostAsync("/users/refresh", null), HttpStatusCode.Unauthorized, "unauthenticated");
    }

    [Fact]
    public async Task An_unknown_address_and_a_wrong_password_get_the_same_answer()
    {
        using var client = await _service.SignedInAsync("buyer");
        var email = (string)(await Json(await client.GetAsync("/users/me")))["email"]!;

        var wrong = await client.PostAsJsonAsync("/users/login", new { email, password = "wrong password" });
        var unknown =
            await client.PostAsJsonAsync("/users/login", new { email = "x" + email, password = "wrong password" });

        var body = await Refused(wrong, HttpStatusCode.Unauthorized, "invalid-credentials");
        var other = await Refused(unknown, HttpStatusCode.Unauthorized, "invalid-credentials");
        ((string)body["detail"]!).ShouldBe((string)other["detail"]!);
    }

    [Fact]
    public async Task A_name_is_stored_composed_and_trimmed()
    {
        using var client = _service.CreateClient();

        var answer = await client.PostAsJsonAsync("/users/register", new
        {
            email = $"{Guid.NewGuid():N}@example.org", password = "correct horse", name = " Zoe\u0308 ", role = "buyer",
        });

        ((string)(await Json(answer))["name"]!).ShouldBe("Zo\u00EB");
    }

    [Theory]
    [InlineData("{0}@localhost", "{0}@localhost")]
    [InlineData("{0}@bücher.example", " {0}@BÜCHER.example")]
    [InlineData("{0}@bücher.example", "{0}@xn--bcher-kva.example")]
    public async Task An_account_from_before_the_rule_for_addresses_logs_in_and_keeps_its_address(
        string stored, string typed)
    {
        using var client = await _service.SignedInAsync("buyer");
        var id = (Guid)(await Json(await client.GetAsync("/users/me")))["user_id"]!;
        var name = Guid.NewGuid().ToString("N");
        await database.ScalarAsync<object?>(
            "UPDATE users SET email = $2 WHERE user_id = $1 RETURNING NULL", id,
            string.Format(CultureInfo.InvariantCulture, stored, name));
        var email = string.Format(CultureInfo.InvariantCulture, typed, name);

        var login = await client.PostAsJsonAsync("/users/login", new { email, password = "correct horse" });
        var register = await client.PostAsJsonAsync(
            "/users/register", new { email, password = "correct horse", name = "Eve", role = "buyer" });

        ((Guid)(await Json(login))["user"]!["user_id"]!).ShouldBe(id);
        ((int)register.StatusCode).ShouldBeOneOf(400, 409);
    }

    [Fact]
    public async Task Bad_registrations_name_their_fields()
    {
        using var client = _service.CreateClient();

        var empty = await client.PostAsJsonAsync("/users/register", new { role = "operator" });
        var problem = await Refused(empty, HttpStatusCode.BadRequest, "invalid-request");
        problem["errors"]!.AsObject().Select(e => e.Key).ShouldBe(["email", "password", "name", "role"]);

        using var text = new StringContent("{\"email\":", Encoding.UTF8, "application/json");
        await Refused(await client.PostAsync("/users/register", text), HttpStatusCode.BadRequest, "malformed-json");
        await Refused(await client.GetAsync("/users/me"), HttpStatusCode.Unauthorized, "unauthenticated");
    }

    internal static async Task<JsonNode> Json(HttpResponseMessage response) =>
        JsonNode.Parse(await response.Content.ReadAsStringAsync())!;

    internal static async Task<JsonNode> Refused(HttpResponseMessage response, HttpStatusCode status, string code)
    {
        var body = await response.Content.ReadAsStringAsync();
        response.StatusCode.ShouldBe(status, body);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var problem = JsonNode.Parse(body)!;
        ((string)problem["code"]!).ShouldBe(code);
        return problem;
    }
}
