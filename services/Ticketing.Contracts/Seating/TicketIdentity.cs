using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Ticketing.Contracts.Seating;

/// <summary>
/// What a ticket is: a seat of an event, and the booking that paid for it. Codes, lists and short numbers are made of it,
/// so that every service derives the same.
/// </summary>
/// <param name="BookingId">The booking that paid.</param>
/// <param name="EventId">The event.</param>
/// <param name="Section">The section of the seat.</param>
/// <param name="Seat">The seat.</param>
/// <param name="Generation">How often the ticket was transferred: each transfer makes the code before it worthless.</param>
public readonly record struct TicketIdentity(
    BookingId BookingId, EventId EventId, string Section, SeatPosition Seat, int Generation = 0)
{
    /// <summary>Bytes of a key's id.</summary>
    public const int KeyIdLength = 4;

    /// <summary>Bytes of the hash by which a list names a ticket: 50,000 of them collide once in 10^10 lists.</summary>
    public const int HashLength = 8;

    /// <summary>First byte of the format of a ticket that was never transferred.</summary>
    public const byte Version = 1;

    /// <summary>First byte of the format that ends with a generation, which is above 0.</summary>
    public const byte VersionWithGeneration = 2;

    /// <summary>
    /// The bytes that are signed: version, key id (4), booking (16, big-endian), event, length of the section's name in
    /// UTF-8, name, subsection, row, seat, and the generation where it is above 0; numbers as LEB128. Example without
    /// key and booking, event 300, seat A-1-5-12: <c>AC 02 01 41 01 05 0C</c>.
    /// </summary>
    public byte[] Write(ReadOnlySpan<byte> keyId)
    {
        var bytes = new ArrayBufferWriter<byte>(48);
        bytes.Write([Generation == 0 ? Version : VersionWithGeneration]);
        bytes.Write(keyId);
        bytes.Write(BookingId.Value.ToByteArray(bigEndian: true));
        WriteNumber(bytes, EventId.Value);
        var section = Encoding.UTF8.GetBytes(Section);
        WriteNumber(bytes, section.Length);
        bytes.Write(section);
        WriteNumber(bytes, Seat.Subsection);
        WriteNumber(bytes, Seat.Row);
        WriteNumber(bytes, Seat.Seat);
        if (Generation > 0)
        {
            WriteNumber(bytes, Generation);
        }

        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>
    /// The first bytes of SHA-256 over the signed bytes with a key id of zeros: the same ticket has the same hash
    /// whichever key signed it.
    /// </summary>
    public byte[] Hash() => SHA256.HashData(Write(stackalloc byte[KeyIdLength]))[..HashLength];

    /// <summary>The short number that is printed beside the code.</summary>
    public TicketNumber Number() => TicketNumber.Of(Hash());

    private static void WriteNumber(ArrayBufferWriter<byte> bytes, long value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            bytes.Write([(byte)(value | 0x80)]);
        }

        bytes.Write([(byte)value]);
    }
}
