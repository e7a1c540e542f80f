using System.Buffers.Binary;
using System.Collections.Concurrent;
using Ticketing.Contracts;
using Ticketing.Contracts.Seating;
using Ticketing.EventTicketing.Tickets;
using Ticketing.EventTicketing.Tickets.Signing;
using Ticketing.Messaging.Data;

namespace Ticketing.EventTicketing.Door;

/// <summary>
/// Finds tickets by the hash that a door's list has of them, or by the end of their number, which is a part of it. Hashes
/// are derived, not stored, so the tickets of an event are read once and remembered; what is not among them was perhaps
/// sold since, so they are read again.
/// </summary>
internal sealed class ListedTickets(Database database, TimeProvider time) : IDisposable
{
    /// <summary>Events remembered, at 5 MB for 50,000 tickets; at the bound all are forgotten and read again.</summary>
    private const int MaxEvents = 20;

    /// <summary>Hashing 50,000 tickets costs a tenth of a second: no oftener than that for texts that find nothing.</summary>
    private static readonly TimeSpan ReadAgainAfter = TimeSpan.FromSeconds(2);

    /// <summary>Every ticket that was ever paid, also those given back: the scan says what became of it.</summary>
    private const string ReadPaid =
        """
        SELECT booking_id, section, seats FROM ticket_bookings WHERE event_id = @EventId AND (state = 2 OR were_sold)
        """;

    private const string ReadTransferred =
        """
        SELECT h.booking_id, b.section, h.subsection, h.row_number, h.seat_number, h.generation
        FROM ticket_holders h JOIN ticket_bookings b ON b.booking_id = h.booking_id WHERE h.event_id = @EventId
        """;

    private readonly ConcurrentDictionary<EventId, Tickets> _byEvent = new();

    /// <summary>One event is read at a time: a door's look-ups must not take the cores from the sale.</summary>
    private readonly SemaphoreSlim _reading = new(1, 1);

    /// <summary>The ticket with this hash, or null.</summary>
    public Task<TicketClaims?> FindAsync(EventId id, ulong hash, CancellationToken ct) => FindAsync(
        id, tickets => tickets.ByHash.TryGetValue(hash, out var claims) ? claims : default(TicketClaims?), ct);

    /// <summary>Up to <paramref name="limit"/> tickets whose number ends so; empty if there is none.</summary>
    public async Task<IReadOnlyList<TicketClaims>> FindAsync(
        EventId id, TicketNumberSuffix suffix, int limit, CancellationToken ct) => await FindAsync(
        id,
        tickets =>
        {
            List<TicketClaims> found =
                [.. tickets.ByHash.Where(t => NumberOf(t.Key).EndsWith(suffix)).Take(limit).Select(t => t.Value)];
            return found.Count == 0 ? null : found;
        },
        ct) ?? [];

    /// <inheritdoc/>
    public void Dispose() => _reading.Dispose();

    private async Task<T?> FindAsync<T>(EventId id, Func<Tickets, T?> find, CancellationToken ct)
    {
        var known = _byEvent.GetValueOrDefault(id);
        if (known is not null && find(known) is { } found)
        {
            return found;
        }

        await _reading.WaitAsync(ct);
        try
        {
            var now = time.GetUtcNow();
            if (!_byEvent.TryGetValue(id, out known) || now - known.ReadAt > ReadAgainAfter)
            {
                known = await ReadAsync(id, now, ct);
            }

            return find(known);
        }
        finally
        {
            _reading.Release();
        }
    }

    private async Task<Tickets> ReadAsync(EventId id, DateTimeOffset now, CancellationToken ct)
    {
        var byHash = new Dictionary<ulong, TicketClaims>();
        void Add(TicketClaims claims) => byHash[BinaryPrimitives.ReadUInt64BigEndian(claims.Hash())] = claims;
        foreach (var row in await database.QueryAsync<PaidRow>(ReadPaid, new { EventId = id.Value }, ct))
        {
            foreach (var seat in SeatList.Read(row.Seats))
            {
                Add(new TicketClaims(new TicketId(id, row.Section, seat), new BookingId(row.BookingId)));
            }
        }

        foreach (var row in await database.QueryAsync<TransferredRow>(ReadTransferred, new { EventId = id.Value }, ct))
        {
            var ticket = new TicketId(id, row.Section, new SeatPosition(row.Subsection, row.RowNumber, row.SeatNumber));
            for (var generation = 1; generation <= row.Generation; generation++)
            {
                Add(new TicketClaims(ticket, new BookingId(row.BookingId), generation));
            }
        }

        if (_byEvent.Count >= MaxEvents)
        {
            _byEvent.Clear();
        }

        return _byEvent[id] = new Tickets(now, byHash);
    }

    private static TicketNumber NumberOf(ulong hash)
    {
        Span<byte> bytes = stackalloc byte[TicketClaims.HashLength];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, hash);
        return TicketNumber.Of(bytes);
    }

    private sealed record Tickets(DateTimeOffset ReadAt, IReadOnlyDictionary<ulong, TicketClaims> ByHash);

    private sealed class TransferredRow
    {
        public Guid BookingId { get; init; }
        public required string Section { get; init; }
        public int Subsection { get; init; }
        public int RowNumber { get; init; }
        public int SeatNumber { get; init; }
        public int Generation { get; init; }
    }

    private sealed class PaidRow
    {
        public Guid BookingId { get; init; }
        public required string Section { get; init; }
        public required string Seats { get; init; }
    }
}
