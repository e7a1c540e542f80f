using Ticketing.Booking.Infrastructure;

namespace Ticketing.Booking.Bookings.Updates;

/// <summary>One change of an order on its way to listeners; encoded once for all of them.</summary>
internal sealed record OrderUpdate(Guid BookingId, int Version, ReadOnlyMemory<byte> Json);

/// <summary>
/// One open update stream. Remembers which version of an order it sent, because the same change comes by several ways
/// and in any order.
/// </summary>
internal sealed class OrderConnection(Guid userId) : PushConnection<OrderUpdate>(userId)
{
    // A bound for memory; forgetting costs at most a repeated change.
    private const int RememberedVersions = 512;

    private readonly Dictionary<Guid, int> _sent = [];

    /// <summary>Remembers that this version was sent; false when it or a later one was sent already.</summary>
    public bool MarkSent(Guid bookingId, int version)
    {
        if (_sent.TryGetValue(bookingId, out var sent) && sent >= version)
        {
            return false;
        }
        if (_sent.Count >= RememberedVersions)
        {
            _sent.Clear();
        }
        _sent[bookingId] = version;
        return true;
    }

    protected override void ForgetSent() => _sent.Clear();
}
