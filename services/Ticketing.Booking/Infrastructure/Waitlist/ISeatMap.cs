using Ticketing.Booking.Domain;
using Ticketing.Contracts.Seating;

namespace Ticketing.Booking.Infrastructure.Waitlist;

/// <summary>What the seat engine says is free, at most a tick (50 ms) old.</summary>
internal interface ISeatMap
{
    /// <summary>Seats free by section; only counters, one cheap request.</summary>
    /// <exception cref="HttpRequestException">The engine cannot tell now.</exception>
    Task<IReadOnlyDictionary<string, int>> CountAsync(EventId eventId, CancellationToken ct);

    /// <summary>
    /// The free seats of the section, without the accessible ones: those are given only to those who ask for them.
    /// </summary>
    /// <exception cref="HttpRequestException">The engine cannot tell now.</exception>
    Task<FreeSeats> ReadAsync(EventId eventId, SectionPlan section, CancellationToken ct);
}
