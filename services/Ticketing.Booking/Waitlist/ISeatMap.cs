using Ticketing.Contracts.Seating;

namespace Ticketing.Booking.Waitlist;

/// <summary>What the seat engine says is free, at most a tick (50 ms) old.</summary>
internal interface ISeatMap
{
    /// <summary>Seats free by section; only counters, one cheap request.</summary>
    /// <exception cref="HttpRequestException">The seat engine does not answer.</exception>
    Task<IReadOnlyDictionary<string, int>> CountAsync(EventId eventId, CancellationToken ct);

    /// <summary>
    /// The free seats of the section, its accessible ones, with the companion seats, apart from the others; each may be none.
    /// </summary>
    /// <exception cref="HttpRequestException">The seat engine does not answer.</exception>
    Task<IReadOnlyDictionary<SeatPool, FreeSeats>> ReadAsync(
        EventId eventId, SectionPlan section, CancellationToken ct);
}
