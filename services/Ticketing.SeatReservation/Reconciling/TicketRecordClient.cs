using System.Net;
using System.Net.Http.Json;
using Ticketing.Contracts;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;

namespace Ticketing.SeatReservation.Reconciling;

/// <summary>Reads the ticket record from event-ticketing: over HTTP, because partitions may be paused.</summary>
internal sealed class TicketRecordClient(Func<HttpClient> connect)
{
    /// <summary>The record of a section.</summary>
    /// <exception cref="HttpRequestException">Event-ticketing is away, or does not know the section.</exception>
    public async Task<SeatRecord> ReadAsync(EventId eventId, string section, CancellationToken cancellation)
    {
        using var http = connect();
        using var response = await http.GetAsync(
            new Uri($"/internal/seat-record/{eventId}/{Uri.EscapeDataString(section)}", UriKind.Relative),
            cancellation);
        if (response.StatusCode != HttpStatusCode.OK)
        {
            throw new HttpRequestException(
                $"Event-ticketing answered {(int)response.StatusCode} for the record of section {section} of event "
                + $"{eventId}.");
        }

        return await response.Content.ReadFromJsonAsync(ContractsJson.Default.SeatRecord, cancellation)
            ?? throw new HttpRequestException("The seat record is JSON null.");
    }
}
