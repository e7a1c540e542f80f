using System.Net;
using Ticketing.Contracts;
using Ticketing.Contracts.Channels;
using Ticketing.EventTicketing.Infrastructure;

namespace Ticketing.EventTicketing.Features.OpenSale;

/// <summary>
/// What seat-reservation answers to <c>GET /api/seat_reservation/{event_id}/sections</c>, as far as used.
/// </summary>
public sealed record SeatSections(IReadOnlyList<SeatSection>? Sections);

/// <summary>Seats of a section that have live state.</summary>
public sealed record SeatSection(string? Section, int Total);

/// <summary>Asks seat-reservation how much of an event's live state exists.</summary>
public sealed class SeatReservationClient(IHttpClientFactory clients)
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
        var answer = await response.Content.ReadFromJsonAsync(EventTicketingJson.Default.SeatSections, ct);
        return (answer?.Sections ?? [])
            .Where(s => s.Section is not null)
            .ToDictionary(s => s.Section!, s => s.Total, StringComparer.Ordinal);
    }
}
