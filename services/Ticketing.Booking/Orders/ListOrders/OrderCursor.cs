using System.Buffers.Binary;
using System.Buffers.Text;
using Ticketing.Booking.Bookings;

namespace Ticketing.Booking.Orders.ListOrders;

/// <summary>
/// Where a page ended: creation time and id. Opaque to clients: base64url of 8 bytes UTC ticks (big endian)
/// and 16 bytes id.
/// </summary>
internal readonly record struct OrderCursor(DateTimeOffset CreatedAt, Guid Id)
{
    private const int TicksBytes = 8;
    private const int Bytes = TicksBytes + 16;

    public static OrderCursor Of(BookingRow row) => new(row.CreatedAt, row.Id);

    /// <summary>False for anything that <see cref="ToString"/> did not make.</summary>
    public static bool TryParse(string text, out OrderCursor cursor)
    {
        cursor = default;
        if (!Base64Url.IsValid(text, out var length) || length != Bytes)
        {
            return false;
        }
        Span<byte> bytes = Base64Url.DecodeFromChars(text);
        var ticks = BinaryPrimitives.ReadInt64BigEndian(bytes);
        if (ticks < DateTimeOffset.UnixEpoch.Ticks || ticks > DateTimeOffset.MaxValue.Ticks)
        {
            return false;
        }
        cursor = new OrderCursor(new DateTimeOffset(ticks, TimeSpan.Zero), new Guid(bytes[TicksBytes..]));
        return true;
    }

    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        BinaryPrimitives.WriteInt64BigEndian(bytes, CreatedAt.UtcTicks);
        Id.TryWriteBytes(bytes[TicksBytes..]);
        return Base64Url.EncodeToString(bytes);
    }
}
