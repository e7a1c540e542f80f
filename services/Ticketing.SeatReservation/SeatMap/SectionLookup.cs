using Ticketing.SeatReservation.Following;
using Ticketing.SeatReservation.SeatState;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.SeatReservation.SeatMap;

/// <summary>A section's state and its event's, or the refusal.</summary>
internal readonly record struct SectionLookup(EventState? Event, SectionState? Section, Refusal? Refusal)
{
    /// <summary>From memory when fresh, else from Kvrocks.</summary>
    public static async ValueTask<SectionLookup> FindAsync(EventFollowers followers, EventId eventId, string section)
    {
        if (await followers.ReadAsync(eventId) is not { } state)
        {
            return new SectionLookup(null, null, SeatErrors.EventNotFound);
        }

        return state.Find(section) is { } found
            ? new SectionLookup(state, found, null)
            : new SectionLookup(null, null, SeatErrors.SectionNotFound);
    }
}
