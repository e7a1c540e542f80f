using System.Security.Claims;
using Ticketing.Booking.Domain;
using Ticketing.Contracts;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Directory;
using Ticketing.ServiceDefaults.Auth;

namespace Ticketing.Booking.Features;

/// <summary>Whose event it is.</summary>
internal static class OwnEvents
{
    /// <summary>The event if it is the caller's own, or why not.</summary>
    public static (EventDirectoryEntry? Event, Refusal? Refusal) FindOwn(
        this IEventDirectory directory, string eventId, ClaimsPrincipal user)
    {
        if (!EventId.TryParse(eventId, null, out var id) || directory.Find(id) is not { } entry)
        {
            return (null, new Refusal(RefusalCodes.EventNotFound, "There is no such event."));
        }
        return entry.SellerId == user.UserId()
            ? (entry, null)
            : (null, new Refusal(RefusalCodes.NotYourEvent, "The event belongs to another seller."));
    }
}
