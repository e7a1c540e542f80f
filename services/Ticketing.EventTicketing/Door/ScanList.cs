using System.Buffers.Binary;
using System.Security.Cryptography;
using Ticketing.Contracts;
using Ticketing.Contracts.Seating;
using Ticketing.EventTicketing.Tickets;
using Ticketing.EventTicketing.Tickets.Signing;
using Ticketing.Messaging.Data;

namespace Ticketing.EventTicketing.Door;

/// <summary>
/// The signed list of an event's tickets, for a door without a network. Bytes, big-endian: <c>TSL1</c>, key id (4),
/// event (8), time of making in ms since 1970 (8; newer lists have larger ones: the version), number of entries (4);
/// entries of 9 bytes in order of hash: hash of the ticket (8), state (1: 0 good, 1 used, 2 refunded, 3 transferred: a
/// ticket has an entry for each code it ever had); and the
/// signature (64) over all before it. 50,000 tickets are 450 KB.
/// </summary>
internal sealed class ScanList(Database database)
{
    private const int HeaderLength = 4 + TicketClaims.KeyIdLength + 8 + 8 + 4;
    private const int EntryLength = TicketClaims.HashLength + 1;

    private const string ReadSold =
        """
        SELECT section, subsection, row_number, seat_number, booking_id FROM tickets
        WHERE event_id = @EventId AND status = 2
        """;

    private const string ReadUsed =
        "SELECT ticket_id, booking_id FROM ticket_scans WHERE event_id = @EventId AND outcome = 'admitted'";

    /// <summary>Only tickets that were paid had a code.</summary>
    private const string ReadRefunded =
        """
        SELECT booking_id, section, released FROM ticket_bookings
        WHERE event_id = @EventId AND were_sold AND released <> ''
        """;

    private const string ReadWithheld =
        """
        SELECT section, subsection, row_number, seat_number, booking_id FROM ticket_withholdings
        WHERE event_id = @EventId
        """;

    private const string ReadTransferred =
        """
        SELECT b.section, h.subsection, h.row_number, h.seat_number, h.booking_id, h.generation
        FROM ticket_holders h JOIN ticket_bookings b ON b.booking_id = h.booking_id WHERE h.event_id = @EventId
        """;

    private enum EntryState : byte
    {
        Good = 0,
        Used = 1,
        Refunded = 2,
        Transferred = 3,
    }

    /// <summary>The entries, in order; two lists with the same entries are the same list.</summary>
    public async Task<byte[]> ReadEntriesAsync(EventId id, CancellationToken ct)
    {
        var key = new { EventId = id.Value };
        var states = new Dictionary<ulong, EntryState>();
        var generations = new Dictionary<(TicketId, Guid), int>();
        foreach (var ticket in await database.QueryAsync<TicketRow>(ReadTransferred, key, ct))
        {
            generations[(ticket.IdIn(id), ticket.BookingId)] = ticket.Generation;
            for (var generation = 0; generation < ticket.Generation; generation++)
            {
                Put(states, new(ticket.IdIn(id), new(ticket.BookingId), generation), EntryState.Transferred);
            }
        }

        TicketClaims Current(TicketId ticket, Guid booking) =>
            new(ticket, new(booking), generations.GetValueOrDefault((ticket, booking)));

        foreach (var booking in await database.QueryAsync<RefundedRow>(ReadRefunded, key, ct))
        {
            foreach (var seat in SeatList.Read(booking.Released))
            {
                Put(states, Current(new TicketId(id, booking.Section, seat), booking.BookingId), EntryState.Refunded);
            }
        }

        foreach (var ticket in await database.QueryAsync<TicketRow>(ReadWithheld, key, ct))
        {
            Put(states, Current(ticket.IdIn(id), ticket.BookingId), EntryState.Refunded);
        }

        foreach (var ticket in await database.QueryAsync<TicketRow>(ReadSold, key, ct))
        {
            Put(states, Current(ticket.IdIn(id), ticket.BookingId), EntryState.Good);
        }

        foreach (var scan in await database.QueryAsync<UsedRow>(ReadUsed, key, ct))
        {
            if (TicketId.TryParse(scan.TicketId, out var ticket))
            {
                Put(states, Current(ticket, scan.BookingId), EntryState.Used);
            }
        }

        return BytesOf(states);
    }

    /// <summary>The whole list, signed.</summary>
    public static byte[] Write(EventId id, byte[] entries, DateTimeOffset now, TicketSigner signer)
    {
        var list = new byte[HeaderLength + entries.Length + TicketSigner.SignatureLength];
        var header = list.AsSpan();
        "TSL1"u8.CopyTo(header);
        signer.Current.Id.CopyTo(header[4..]);
        BinaryPrimitives.WriteInt64BigEndian(header[8..], id.Value);
        BinaryPrimitives.WriteInt64BigEndian(header[16..], now.ToUnixTimeMilliseconds());
        BinaryPrimitives.WriteInt32BigEndian(header[24..], entries.Length / EntryLength);
        entries.CopyTo(header[HeaderLength..]);
        signer.Sign(header[..^TicketSigner.SignatureLength]).CopyTo(header[^TicketSigner.SignatureLength..]);
        return list;
    }

    /// <summary>The same for the same entries and key.</summary>
    public static string TagOf(byte[] entries, TicketSigner signer) =>
        Convert.ToHexStringLower(SHA256.HashData([.. signer.Current.Id, .. SHA256.HashData(entries)]).AsSpan(0, 16));

    /// <summary>
    /// A refunded ticket stays refunded, also when it was used before: whoever shows it again is not let in. A booking
    /// that buys the seat again has another id, and so another entry.
    /// </summary>
    private static void Put(Dictionary<ulong, EntryState> states, TicketClaims claims, EntryState state)
    {
        var hash = BinaryPrimitives.ReadUInt64BigEndian(claims.Hash());
        if (!states.TryGetValue(hash, out var before) || before != EntryState.Refunded)
        {
            states[hash] = state;
        }
    }

    private static byte[] BytesOf(Dictionary<ulong, EntryState> states)
    {
        var entries = new byte[states.Count * EntryLength];
        var at = entries.AsSpan();
        foreach (var (hash, state) in states.OrderBy(e => e.Key))
        {
            BinaryPrimitives.WriteUInt64BigEndian(at, hash);
            at[TicketClaims.HashLength] = (byte)state;
            at = at[EntryLength..];
        }

        return entries;
    }

    private sealed class TicketRow
    {
        public required string Section { get; init; }
        public int Subsection { get; init; }
        public int RowNumber { get; init; }
        public int SeatNumber { get; init; }
        public Guid BookingId { get; init; }

        /// <summary>Of transferred tickets.</summary>
        public int Generation { get; init; }

        public TicketId IdIn(EventId id) => new(id, Section, new SeatPosition(Subsection, RowNumber, SeatNumber));
    }

    private sealed class UsedRow
    {
        public required string TicketId { get; init; }
        public Guid BookingId { get; init; }
    }

    private sealed class RefundedRow
    {
        public Guid BookingId { get; init; }
        public required string Section { get; init; }
        public required string Released { get; init; }
    }
}
