using System.Buffers.Binary;
using System.Security.Cryptography;
using Npgsql;
using Ticketing.Contracts;
using Ticketing.Contracts.Seating;
using Ticketing.EventTicketing.Domain;
using Ticketing.EventTicketing.Infrastructure.Tickets;

namespace Ticketing.EventTicketing.Features.GiveScanList;

/// <summary>
/// The signed list of an event's tickets, for a door without a network. Bytes, big-endian: <c>TSL1</c>, key id (4),
/// event (8), time of making in ms since 1970 (8; newer lists have larger ones: the version), number of entries (4);
/// entries of 9 bytes in order of hash: hash of the ticket (8), state (1: 0 good, 1 used, 2 refunded); and the
/// signature (64) over all before it. 50,000 tickets are 450 KB.
/// </summary>
public sealed class ScanList(NpgsqlDataSource database)
{
    private const int HeaderLength = 4 + TicketClaims.KeyIdLength + 8 + 8 + 4;
    private const int EntryLength = TicketClaims.HashLength + 1;

    private const string Sold =
        """
        SELECT section, subsection, row_number, seat_number, booking_id FROM tickets WHERE event_id = $1 AND status = 2
        """;

    private const string Used =
        "SELECT ticket_id, booking_id FROM ticket_scans WHERE event_id = $1 AND outcome = 'admitted'";

    /// <summary>Only tickets that were paid had a code.</summary>
    private const string Refunded =
        "SELECT booking_id, section, released FROM ticket_bookings WHERE event_id = $1 AND were_sold AND released <> ''";

    private const string Withheld =
        "SELECT section, subsection, row_number, seat_number, booking_id FROM ticket_withholdings WHERE event_id = $1";

    private enum EntryState : byte
    {
        Good = 0,
        Used = 1,
        Refunded = 2,
    }

    /// <summary>The entries, in order; they are what makes two lists differ.</summary>
    public async Task<byte[]> ReadEntriesAsync(EventId id, CancellationToken ct)
    {
        var states = new Dictionary<ulong, EntryState>();
        await ReadAsync(Refunded, id, reader =>
        {
            foreach (var seat in SeatList.Read(reader.GetString(2)))
            {
                Put(id, reader.GetString(1), seat, reader.GetGuid(0), EntryState.Refunded);
            }
        }, ct);
        await ReadAsync(Withheld, id, reader => PutSeat(reader, EntryState.Refunded), ct);
        await ReadAsync(Sold, id, reader => PutSeat(reader, EntryState.Good), ct);
        await ReadAsync(Used, id, reader =>
        {
            if (TicketId.TryParse(reader.GetString(0), out var ticket))
            {
                Put(id, ticket.Section, ticket.Seat, reader.GetGuid(1), EntryState.Used);
            }
        }, ct);

        var entries = new byte[states.Count * EntryLength];
        var at = entries.AsSpan();
        foreach (var (hash, state) in states.OrderBy(e => e.Key))
        {
            BinaryPrimitives.WriteUInt64BigEndian(at, hash);
            at[TicketClaims.HashLength] = (byte)state;
            at = at[EntryLength..];
        }

        return entries;

        void PutSeat(NpgsqlDataReader reader, EntryState state) => Put(
            id, reader.GetString(0), new SeatPosition(reader.GetInt16(1), reader.GetInt16(2), reader.GetInt16(3)),
            reader.GetGuid(4), state);

        // A refund that is undone does not exist: a booking gets other seats under another id. But a used ticket that
        // is refunded afterwards stays refunded: whoever shows it again is not let in.
        void Put(EventId e, string section, SeatPosition seat, Guid booking, EntryState state)
        {
            var claims = new TicketClaims(new TicketId(e, section, seat), new BookingId(booking));
            var hash = BinaryPrimitives.ReadUInt64BigEndian(claims.Hash());
            if (!states.TryGetValue(hash, out var before) || before != EntryState.Refunded)
            {
                states[hash] = state;
            }
        }
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

    private async Task ReadAsync(string sql, EventId id, Action<NpgsqlDataReader> read, CancellationToken ct)
    {
        await using var command = database.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = id.Value });
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            read(reader);
        }
    }
}
