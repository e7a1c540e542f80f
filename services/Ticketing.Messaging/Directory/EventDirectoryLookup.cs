using Ticketing.Contracts;
using Ticketing.Contracts.Seating;

namespace Ticketing.Messaging.Directory;

/// <summary>Looks events up for a request.</summary>
public static class EventDirectoryLookup
{
    /// <summary>
    /// The event, or null if there is none. A copy that would refuse the request (no such event, not on sale yet, sale
    /// closed) is made current first: who has just seen the event go on sale is not told otherwise.
    /// </summary>
    public static async ValueTask<EventDirectoryEntry?> FindCurrentAsync(
        this IEventDirectory directory, EventId id, CancellationToken cancellation)
    {
        if (directory.Find(id) is { Status: SaleStatus.OnSale or SaleStatus.Ended or SaleStatus.Cancelled } known)
        {
            return known;
        }

        await directory.CatchUpAsync(cancellation);
        return directory.Find(id);
    }
}
