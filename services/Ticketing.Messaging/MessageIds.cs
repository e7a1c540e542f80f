using System.Security.Cryptography;
using System.Text;
using Ticketing.Contracts;

namespace Ticketing.Messaging;

/// <summary>Message ids that are the same each time the same fact is published.</summary>
public static class MessageIds
{
    /// <summary>
    /// A name-based UUID (RFC 9562 version 8 over SHA-256) of a booking and a fact about it, so that a result published again
    /// after a crash is known to the consumer's inbox.
    /// </summary>
    /// <param name="booking">The booking.</param>
    /// <param name="what">A record's name, up to 64 characters.</param>
    public static Guid Derive(BookingId booking, string what)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(what.Length, 64);
        Span<byte> name = stackalloc byte[36 + 1 + (64 * 3)]; // a GUID, a slash, and UTF-8 of what
        booking.Value.TryFormat(name, out var length);
        name[length++] = (byte)'/';
        length += Encoding.UTF8.GetBytes(what, name[length..]);
        return Derive(name[..length]);
    }

    /// <summary>The id of an arbitrary name.</summary>
    public static Guid Derive(string name) => Derive(Encoding.UTF8.GetBytes(name));

    private static Guid Derive(ReadOnlySpan<byte> name)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(name, hash);
        var bytes = hash[..16];
        MarkAsDerived(bytes);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>Version 8 of RFC 9562.</summary>
    internal static void MarkAsDerived(Span<byte> bytes)
    {
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
    }
}
