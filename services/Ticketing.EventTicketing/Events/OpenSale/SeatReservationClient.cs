using System.Net;
using Ticketing.Contracts;
using Ticketing.Contracts.Channels;

namespace Ticketing.EventTicketing.Events.OpenSale;

/// <summary>
/// What seat-reservation answers to <c>GET /api/seat_reservation/{event_id}/sections</c>, as far as used.
/// </summary>
internal sealed record SeatSections(IReadOnlyList<SeatSection>? Sections);

/// <summary>Seats of a section that have live state.</summary>
internal sealed record SeatSection(string? Section, int Total);

/// <summary>Asks seat-reservation how much of an event's live state exists.</summary>
internal sealed class SeatReservationClient(IHttpClientFactory clients)
{
    /// <summary>Seats with live state by section; empty while nothing exists.</summary>
    /// <exception cref="HttpRequestException">It is away or in trouble.</exception>
    public async Task<IReadOnlyDictionary<string, int>> ReadTotalsAsync(EventId id, CancellationToken ct)
    {
        using var http = clients.CreateClient(ServiceNames.SeatReservation);
        using var response = await http.GetAsync(
            new Uri($"/api/seat_reservation/{id}/sections", UriKind.Relative), ct);
        if (response.StatusCode == HttpStatusCode.NotFound)
        {
            return new Dictionary<string, int>();
        }

        response.EnsureSuccessStatusCode();
        var answer = await response.Content.ReadFromJsonAsync(EventsJson.Default.SeatSections, ct);
        return (answer?.Sections ?? [])
            .Where(s => s.Section is not null)
            .ToDictionary(s => s.Section!, s => s.Total, StringComparer.Ordinal);
    }
}
