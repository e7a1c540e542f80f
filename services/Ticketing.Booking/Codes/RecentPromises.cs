using System.Collections.Concurrent;
using Ticketing.Booking.Bookings;

namespace Ticketing.Booking.Codes;

/// <summary>
/// What codes promised the orders that this process wrote a moment ago, so that recording their seats need not ask for it. A
/// promise never changes. Of an order that is not here, because another replica wrote it or too many came since, the database
/// is asked.
/// </summary>
internal sealed class RecentPromises
{
    /// <summary>Orders of some seconds of a rush; beyond it the oldest are forgotten.</summary>
    internal const int Most = 20_000;

    private readonly ConcurrentDictionary<Guid, DiscountPromise> _promises = new();
    private readonly ConcurrentQueue<Guid> _oldest = new();

    /// <summary>Remembers an order that is written; of one without a code there is nothing to know.</summary>
    public void Add(BookingRow order)
    {
        if (order.Promise is not { } promise || !_promises.TryAdd(order.Id, promise))
        {
            return;
        }
        _oldest.Enqueue(order.Id);
        while (_oldest.Count > Most && _oldest.TryDequeue(out var id))
        {
            _promises.TryRemove(id, out _);
        }
    }

    /// <summary>The promise of an order, which is forgotten by this; null if it is not known here.</summary>
    public DiscountPromise? Take(Guid order) => _promises.TryRemove(order, out var promise) ? promise : null;
}
