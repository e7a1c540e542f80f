using Ticketing.Booking.Infrastructure;

namespace Ticketing.Booking.Notifications.Push;

/// <summary>A frame on its way to a socket.</summary>
/// <param name="Id">The notification it tells of, or null for an answer.</param>
/// <param name="Json">UTF-8.</param>
internal sealed record NotificationFrame(Guid? Id, ReadOnlyMemory<byte> Json);

/// <summary>
/// One open socket; a resync sends its unread notifications. The same notification comes by several ways; it is sent
/// once.
/// </summary>
internal sealed class NotificationConnection(Guid userId) : PushConnection<NotificationFrame>(userId)
{
    // A bound for memory; forgetting costs at most a repeated notification.
    private const int RememberedIds = 512;

    private readonly HashSet<Guid> _sent = [];

    /// <summary>Has the unread notifications sent again. Any thread.</summary>
    public void Resync()
    {
        RequestResync();
        // Wakes the writer; a full queue does so by itself.
        Offer(new NotificationFrame(null, ReadOnlyMemory<byte>.Empty));
    }

    /// <summary>Remembers that it was sent; false when it was sent before.</summary>
    public bool MarkSent(Guid id)
    {
        if (_sent.Count >= RememberedIds)
        {
            _sent.Clear();
        }
        return _sent.Add(id);
    }

    protected override void ForgetSent() => _sent.Clear();
}
