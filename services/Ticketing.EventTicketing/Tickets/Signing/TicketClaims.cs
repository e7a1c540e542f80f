using System.Text;
using Ticketing.Contracts;
using Ticketing.Contracts.Seating;

namespace Ticketing.EventTicketing.Tickets.Signing;

/// <summary>
/// What a ticket's code says: a seat of an event, and the booking that paid for it. The booking is in it so that a
/// seat that is refunded and sold again makes the old code worthless (docs/adr, "signed tickets"); the generation, so
/// that a transfer does.
/// </summary>
/// <param name="Ticket">The seat.</param>
/// <param name="BookingId">Which booking paid for it.</param>
/// <param name="Generation">How often it was transferred.</param>
internal readonly record struct TicketClaims(TicketId Ticket, BookingId BookingId, int Generation = 0)
{
    /// <summary>Bytes of a key's id.</summary>
    public const int KeyIdLength = TicketIdentity.KeyIdLength;

    /// <summary>Bytes of the hash by which a list names a ticket.</summary>
    public const int HashLength = TicketIdentity.HashLength;

    /// <summary>The bytes that are signed, see <see cref="TicketIdentity.Write"/>.</summary>
    public byte[] Write(ReadOnlySpan<byte> keyId) => Identity.Write(keyId);

    /// <summary>
    /// Reads the signed bytes. False unless they are exactly what <see cref="Write"/> makes of the result.
    /// </summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out TicketClaims claims)
    {
        claims = default;
        const int Fixed = 1 + KeyIdLength + 16;
        if (bytes.Length < Fixed || bytes[0] is not (TicketIdentity.Version or TicketIdentity.VersionWithGeneration))
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
            || !TryNumber(ref rest, out var seat) || !TryGeneration(bytes[0], ref rest, out var generation)
            || !rest.IsEmpty
            || !TicketId.TryParse($"{eventId}-{section}-{subsection}-{row}-{seat}", out var ticket))
        {
            return false;
        }

        claims = new TicketClaims(ticket, booking, generation);
        return bytes.SequenceEqual(claims.Write(bytes.Slice(1, KeyIdLength)));
    }

    /// <summary>The ticket's name in lists, see <see cref="TicketIdentity.Hash"/>.</summary>
    public byte[] Hash() => Identity.Hash();

    /// <summary>The short number that is printed beside the code.</summary>
    public TicketNumber Number() => Identity.Number();

    private TicketIdentity Identity => new(BookingId, Ticket.EventId, Ticket.Section, Ticket.Seat, Generation);

    /// <summary>0 in the format without one; else a <c>smallint</c> of the database.</summary>
    private static bool TryGeneration(byte version, ref ReadOnlySpan<byte> bytes, out int generation)
    {
        generation = 0;
        if (version == TicketIdentity.Version)
        {
            return true;
        }

        if (!TryNumber(ref bytes, out var number) || number is < 1 or > short.MaxValue)
        {
            return false;
        }

        generation = (int)number;
        return true;
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
