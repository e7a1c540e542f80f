using StackExchange.Redis;
using Ticketing.Booking.Infrastructure;

namespace Ticketing.Booking.Bookings.Updates;

/// <summary>Which booking of which buyer changed.</summary>
internal readonly record struct OrderChange(Guid BuyerId, Guid BookingId);

/// <summary>
/// Tells the listeners of an order that it changed: those on this replica at once, those on other replicas through the
/// Redis channel <c>order-updates</c>. The channel carries ids only (<see cref="OrderChangeFrame"/>); a replica that
/// has a listener reads the order itself. <see cref="OrderUpdatesPoll"/> finds changes that Redis loses.
/// </summary>
internal sealed class OrderChanges(
    OrderUpdatesHub hub, Lazy<IConnectionMultiplexer> redis, TimeProvider clock, ILogger<OrderChanges> logger)
    : BestEffortQueue<OrderChange>("order-updates", Capacity, clock, logger)
{
    /// <summary>The pub/sub channel.</summary>
    public static readonly RedisChannel RedisChannelName = new(
        "order-updates", RedisChannel.PatternMode.Literal);

    // A few seconds of the highest rate; a lost change is found by the poll.
    private const int Capacity = 65_536;

    /// <summary>This replica's id, by which it ignores its own messages.</summary>
    public Guid Origin { get; } = Guid.NewGuid();

    /// <summary>Call after the commit. Never waits and never fails.</summary>
    public void Publish(IReadOnlyList<BookingRow> rows)
    {
        if (rows.Any(row => row.IsHidden))
        {
            rows = [.. rows.Where(row => !row.IsHidden)];
        }
        hub.Deliver(rows);
        foreach (var row in rows)
        {
            Offer(new OrderChange(row.BuyerId, row.Id));
        }
    }

    /// <inheritdoc/>
    protected override Task SendAsync(IReadOnlyList<OrderChange> batch) =>
        redis.Value.GetDatabase().PublishAsync(
            RedisChannelName, OrderChangeFrame.Write(Origin, batch), CommandFlags.None);
}

/// <summary>
/// One message of the channel: 16 bytes origin, then for each change 16 bytes buyer id and 16 bytes booking
/// id.
/// </summary>
internal static class OrderChangeFrame
{
    private const int IdBytes = 16;
    private const int ChangeBytes = 2 * IdBytes;

    public static byte[] Write(Guid origin, IReadOnlyList<OrderChange> changes)
    {
        var frame = new byte[IdBytes + (changes.Count * ChangeBytes)];
        origin.TryWriteBytes(frame);
        for (var i = 0; i < changes.Count; i++)
        {
            var at = IdBytes + (i * ChangeBytes);
            changes[i].BuyerId.TryWriteBytes(frame.AsSpan(at));
            changes[i].BookingId.TryWriteBytes(frame.AsSpan(at + IdBytes));
        }
        return frame;
    }

    /// <summary>False for bytes that are no frame: anybody may publish on a channel.</summary>
    public static bool TryRead(ReadOnlySpan<byte> frame, out Guid origin, out List<OrderChange> changes)
    {
        changes = [];
        origin = default;
        if (frame.Length < IdBytes || (frame.Length - IdBytes) % ChangeBytes != 0)
        {
            return false;
        }
        origin = new Guid(frame[..IdBytes]);
        for (var at = IdBytes; at < frame.Length; at += ChangeBytes)
        {
            changes.Add(new OrderChange(
                new Guid(frame.Slice(at, IdBytes)), new Guid(frame.Slice(at + IdBytes, IdBytes))));
        }
        return true;
    }
}
