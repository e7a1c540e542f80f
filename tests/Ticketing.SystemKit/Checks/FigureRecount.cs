using System.Net.Http.Headers;
using System.Text.Json;
using Ticketing.SystemKit.Running;

namespace Ticketing.SystemKit.Checks;

/// <summary>The operators' own recount of an event's figures.</summary>
public static class FigureRecount
{
    /// <summary>Waits until it finds no difference.</summary>
    public static async Task CleanAsync(RunningSystem system, long eventId, TimeSpan patience)
    {
        var token = system.Accounts.Token(Guid.NewGuid(), "operator", "Operator");
        using var http = new HttpClient { Timeout = Eventually.Patience };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        await Eventually.GetAsync(
            async cancellation =>
            {
                var replicas = await ReplicaAddresses.OfAsync(system, "event-ticketing-service");
                return await http.GetStringAsync(new Uri(replicas[0], $"/internal/figures/{eventId}/recount"), cancellation);
            },
            IsConsistent, $"the figures of event {eventId} equal a recount", patience);
    }

    private static bool IsConsistent(string body)
    {
        using var recount = JsonDocument.Parse(body);
        return recount.RootElement.GetProperty("consistent").GetBoolean();
    }
}
