using System.Net;
using System.Text.Json.Nodes;
using Ticketing.EventTicketing.Tests.Accounts;
using Ticketing.EventTicketing.Tests.Support;
using Ticketing.EventTicketing.Tests.Teams;

namespace Ticketing.EventTicketing.Tests.Operators;

/// <summary>What the operator sees of accounts.</summary>
internal sealed class OperatorAccounts(HttpClient client) : IDisposable
{
    public HttpClient Client { get; } = client;

    public static async Task<OperatorAccounts> OpenAsync(TeamScene scene, EventDatabase database) =>
        new(scene.WithToken(await TicketingService.OperatorTokenAsync(database)));

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
