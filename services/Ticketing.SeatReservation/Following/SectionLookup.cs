using Microsoft.AspNetCore.Http.HttpResults;
using Ticketing.SeatReservation.Infrastructure;

namespace Ticketing.SeatReservation.Following;

/// <summary>A section's state and its event's, or the problem to answer with.</summary>
internal readonly record struct SectionLookup(EventState? Event, SectionState? Section, ProblemHttpResult? Problem)
{
    /// <summary>From memory when fresh, else from Kvrocks.</summary>
    public static async ValueTask<SectionLookup> FindAsync(EventFollowers followers, EventId eventId, string section)
    {
        if (await followers.ReadAsync(eventId) is not { } state)
        {
            return new SectionLookup(null, null, ReadProblems.NoEvent());
        }

        return state.Find(section) is { } found
            ? new SectionLookup(state, found, null)
            : new SectionLookup(null, null, ReadProblems.NoSection(eventId, section));
    }
}
