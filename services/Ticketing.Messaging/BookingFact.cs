using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Ticketing.Contracts;

namespace Ticketing.Messaging;

/// <summary>
/// A fact that may be told of any booking, and the ids of the messages that tell it: the same each time, so that what
/// is published again after a crash is known to the consumer's inbox. An id is the booking's own, exclusive-or a mask
/// that stands for the fact (UUID version 8): as good as <see cref="MessageIds.Derive(BookingId, string)"/> where the
/// bookings' ids are random, and without a hash for each message.
/// </summary>
public sealed class BookingFact
{
    private readonly ulong _high;
    private readonly ulong _low;

    /// <summary>Works the mask out once.</summary>
    /// <param name="name">A record's name.</param>
    public BookingFact(string name)
    {
        Span<byte> mask = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(name), mask);
        _high = BinaryPrimitives.ReadUInt64BigEndian(mask);
        _low = BinaryPrimitives.ReadUInt64BigEndian(mask[8..]);
    }

    /// <summary>The id of the message that tells the fact of this booking.</summary>
    public Guid IdOf(BookingId booking)
    {
        Span<byte> bytes = stackalloc byte[16];
        booking.Value.TryWriteBytes(bytes, bigEndian: true, out _);
        BinaryPrimitives.WriteUInt64BigEndian(bytes, BinaryPrimitives.ReadUInt64BigEndian(bytes) ^ _high);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]) ^ _low);
        MessageIds.MarkAsDerived(bytes);
        return new Guid(bytes, bigEndian: true);
    }
}
