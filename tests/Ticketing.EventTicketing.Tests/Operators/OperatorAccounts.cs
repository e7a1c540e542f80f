using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Ticketing.EventTicketing.Tests.Accounts;
using Ticketing.EventTicketing.Tests.Support;
using Ticketing.EventTicketing.Tests.Teams;
using Ticketing.TestKit;

namespace Ticketing.EventTicketing.Tests.Operators;

/// <summary>What the operator sees of accounts.</summary>
internal sealed class OperatorAccounts(HttpClient client) : IDisposable
{
    public HttpClient Client { get; } = client;

    public static async Task<OperatorAccounts> OpenAsync(TeamScene scene)
    {
        using var client = scene.Service.CreateClient();
        JsonNode? answer = null;
        await Eventually.TrueAsync(
            async () =>
            {
                var response = await client.PostAsJsonAsync("/users/login", new
                {
                    email = TicketingService.OperatorEmail, password = TicketingService.OperatorPassword,
                    code = scene.Service.OperatorCode(),
                });
                answer = await UserEndpointTests.Json(response);
                return response.StatusCode == HttpStatusCode.OK;
            },
            "the operator's account was made");
        return new OperatorAccounts(scene.WithToken((string)answer!["token"]!));
    }

    public async Task<JsonNode> GetAsync(string path)
    {
        var answer = await Client.GetAsync($"/internal/accounts{path}");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return await UserEndpointTests.Json(answer);
    }

    public async Task<JsonArray> LogAsync(Guid userId) => (await UserEndpointTests.Json(
        await Client.GetAsync($"/internal/audit-log?user={userId}")))["entries"]!.AsArray();

    public void Dispose() => Client.Dispose();
}
