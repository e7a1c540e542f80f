using System.Net.Http.Json;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;

namespace Ticketing.Messaging.Directory;

/// <summary>Reads the directory from event-ticketing: <c>GET /internal/event-directory?after={version}</c>.</summary>
internal sealed class HttpEventDirectorySource(HttpClient http) : IEventDirectorySource
{
    public async Task<EventDirectoryPage> ReadAsync(long after, CancellationToken cancellation) =>
        await http.GetFromJsonAsync(
            $"/internal/event-directory?after={after}", ContractsJson.Default.EventDirectoryPage, cancellation)
        ?? throw new HttpRequestException("The event directory answered JSON null.");
}
