using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Ticketing.Contracts;
using Ticketing.Contracts.Seating;

namespace Ticketing.EventTicketing.Tickets.Signing;

/// <summary>
/// What a ticket's code says: a seat of an event, and the booking that paid for it. The booking is in it so that a
/// seat that is refunded and sold again makes the old code worthless (docs/adr, "signed tickets").
/// </summary>
/// <param name="Ticket">The seat.</param>
/// <param name="BookingId">Who holds it.</param>
internal readonly record struct TicketClaims(TicketId Ticket, BookingId BookingId)
{
    /// <summary>First byte of the format; another format gets another number.</summary>
    private const byte Version = 1;

    /// <summary>Bytes of a key's id.</summary>
    public const int KeyIdLength = 4;

    /// <summary>Bytes of the hash by which a list names a ticket: 50,000 of them collide once in 10^10 lists.</summary>
    public const int HashLength = 8;

    /// <summary>
    /// The bytes that are signed: version, key id (4), booking (16, big-endian), event, length of the section's name in
    /// UTF-8, name, subsection, row, seat; numbers as LEB128. Example without key and booking, event 300,
    /// seat A-1-5-12: <c>AC 02 01 41 01 05 0C</c>.
    /// </summary>
    public byte[] Write(ReadOnlySpan<byte> keyId)
    {
        var bytes = new ArrayBufferWriter<byte>(48);
        bytes.Write([Version]);
        bytes.Write(keyId);
        bytes.Write(BookingId.Value.ToByteArray(bigEndian: true));
        WriteNumber(bytes, Ticket.EventId.Value);
        var section = Encoding.UTF8.GetBytes(Ticket.Section);
        WriteNumber(bytes, section.Length);
        bytes.Write(section);
        WriteNumber(bytes, Ticket.Seat.Subsection);
        WriteNumber(bytes, Ticket.Seat.Row);
        WriteNumber(bytes, Ticket.Seat.Seat);
        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>
    /// Reads the signed bytes. False unless they are exactly what <see cref="Write"/> makes of the result.
    /// </summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out TicketClaims claims)
    {
        claims = default;
        const int Fixed = 1 + KeyIdLength + 16;
        if (bytes.Length < Fixed || bytes[0] != Version)
        {
            return false;
        }

        var booking = new BookingId(new Guid(bytes.Slice(1 + KeyIdLength, 16), bigEndian: true));
        var rest = bytes[Fixed..];
        if (!TryNumber(ref rest, out var eventId) || !TryNumber(ref rest, out var length) || length > rest.Length)
        {
            return false;
        }

        var section = Encoding.UTF8.GetString(rest[..(int)length]);
        rest = rest[(int)length..];
        if (!TryNumber(ref rest, out var subsection) || !TryNumber(ref rest, out var row)
            || !TryNumber(ref rest, out var seat) || !rest.IsEmpty
            || !TicketId.TryParse($"{eventId}-{section}-{subsection}-{row}-{seat}", out var ticket))
        {
            return false;
        }

        claims = new TicketClaims(ticket, booking);
        return bytes.SequenceEqual(claims.Write(bytes.Slice(1, KeyIdLength)));
    }

    /// <summary>
    /// The first bytes of SHA-256 over the signed bytes with a key id of zeros: the same ticket has the same hash
    /// whichever key signed it.
    /// </summary>
    public byte[] Hash() => SHA256.HashData(Write(stackalloc byte[KeyIdLength]))[..HashLength];

    private static void WriteNumber(ArrayBufferWriter<byte> bytes, long value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            bytes.Write([(byte)(value | 0x80)]);
        }

        bytes.Write([(byte)value]);
    }

    /// <summary>At most nine bytes: 63 bits.</summary>
    private static bool TryNumber(ref ReadOnlySpan<byte> bytes, out long value)
    {
        value = 0;
        for (var i = 0; i < Math.Min(bytes.Length, 9); i++)
        {
            value |= (long)(bytes[i] & 0x7F) << (7 * i);
            if (bytes[i] < 0x80)
            {
                bytes = bytes[(i + 1)..];
                return true;
            }
        }

        return false;
    }
}
