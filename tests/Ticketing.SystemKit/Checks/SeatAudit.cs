using System.Net.Http.Headers;
using System.Text.Json;
using Ticketing.SystemKit.Running;

namespace Ticketing.SystemKit.Checks;

/// <summary>The operators' own audit of an event: live state against PostgreSQL.</summary>
public static class SeatAudit
{
    /// <summary>Waits until it finds nothing.</summary>
    public static async Task CleanAsync(RunningSystem system, long eventId, TimeSpan patience)
    {
        var token = system.Accounts.Token(Guid.NewGuid(), "operator", "Operator");
        using var http = new HttpClient { Timeout = Eventually.Patience };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        await Eventually.GetAsync(
            async cancellation =>
            {
                var replicas = await ReplicaAddresses.OfAsync(system, "seat-reservation-service");
                var url = new Uri(replicas[0], $"/internal/seat-state/{eventId}/audit");
                return await http.GetStringAsync(url, cancellation);
            },
            IsConsistent, $"the seat audit of event {eventId} finds nothing", patience);
    }

    private static bool IsConsistent(string body)
    {
        using var audit = JsonDocument.Parse(body);
        return audit.RootElement.GetProperty("consistent").GetBoolean();
    }
}
