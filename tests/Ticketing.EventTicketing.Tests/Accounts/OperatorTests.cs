using System.Net;
using System.Net.Http.Json;
using Ticketing.EventTicketing.Tests.Support;

namespace Ticketing.EventTicketing.Tests.Accounts;

[Collection(DatabaseTests.Name)]
public sealed class OperatorTests(EventDatabase database) : IDisposable
{
    private readonly TicketingService _service = new(database.ConnectionString);

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task The_configured_operator_logs_in_and_has_the_role()
    {
        using var client = _service.CreateClient();
        var login = new { email = TicketingService.OperatorEmail, password = TicketingService.OperatorPassword };
        await Eventually.TrueAsync(
            async () => (await client.PostAsJsonAsync("/users/login", login)).StatusCode == HttpStatusCode.OK,
            "the account was made");

        var answer = await UserEndpointTests.Json(await client.PostAsJsonAsync("/users/login", login));
        ((string)answer["user"]!["role"]!).ShouldBe("operator");
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
