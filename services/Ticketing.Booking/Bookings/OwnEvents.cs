using System.Security.Claims;
using Ticketing.Contracts;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Directory;
using Ticketing.ServiceDefaults.Auth.Sellers;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Bookings;

/// <summary>Events as their own sellers name them.</summary>
internal static class OwnEvents
{
    /// <summary>The event, or a refusal when there is none or it is another seller's.</summary>
    public static async ValueTask<(EventDirectoryEntry? Event, Refusal? Refusal)> FindOwnAsync(
        this IEventDirectory directory, string eventId, ClaimsPrincipal user, CancellationToken cancellation)
    {
        if (!EventId.TryParse(eventId, null, out var id)
            || await directory.FindCurrentAsync(id, cancellation) is not { } entry)
        {
            return (null, BookingErrors.EventNotFound);
        }
        return entry.SellerId == user.SellerId()
            ? (entry, null)
            : (null, BookingErrors.NotYourEvent);
    }
}
