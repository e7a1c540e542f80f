using Ticketing.Contracts;
using Ticketing.Contracts.Seating;
using Ticketing.EventTicketing.Events;
using Ticketing.Messaging.Data;

namespace Ticketing.EventTicketing.Tickets;

/// <summary>Reads the ticket record of one section from one snapshot of the database.</summary>
internal sealed class SeatRecordQuery(Database database, TimeProvider time)
{
    /// <summary>
    /// How long a released booking stays in the record: seat-reservation remembers answers for a day, and a request
    /// that comes again within it must not get seats for a booking that is over.
    /// </summary>
    private static readonly TimeSpan ReleasedFor = TimeSpan.FromHours(24);

    /// <summary>Repeatable read is PostgreSQL's snapshot isolation: all statements see one moment.</summary>
    private const string FindPlan =
        """
        SET TRANSACTION ISOLATION LEVEL REPEATABLE READ;
        SELECT name, section_index, price, subsections, edition FROM event_sections
        WHERE event_id = @EventId AND name = @Section
        """;

    private const string ReadTickets =
        """
        SELECT subsection, booking_id, status, row_number, seat_number, coalesce(reserved_at, sold_at) AS held_since
        FROM tickets WHERE event_id = @EventId AND section = @Section AND status <> 0
        ORDER BY subsection, booking_id, status, row_number, seat_number
        """;

    private const string ReadBookings =
        """
        SELECT booking_id, state, seats, changed_at, released FROM ticket_bookings
        WHERE event_id = @EventId AND section = @Section AND (state <> 3 OR changed_at > @ReleasedAfter)
        ORDER BY booking_id
        """;

    /// <summary>Null for an event or a section that does not exist.</summary>
    public async Task<SeatRecord?> ReadAsync(EventId id, string section, CancellationToken ct)
    {
        await using var snapshot = await database.BeginAsync(ct);
        var key = new { EventId = id.Value, Section = section };
        if (await snapshot.FindAsync<SectionRow>(FindPlan, key, ct) is not { } row)
        {
            return null;
        }

        var plan = new SectionPlan(row.Name, row.SectionIndex, row.Price, SubsectionsColumn.Read(row.Subsections))
        {
            Edition = row.Edition,
        };

        var tickets = await snapshot.QueryAsync<TicketRow>(ReadTickets, key, ct);
        var now = time.GetUtcNow();
        var bookings = await snapshot.QueryAsync<BookingRow>(
            ReadBookings, new { key.EventId, key.Section, ReleasedAfter = now - ReleasedFor }, ct);
        var heldSince = tickets.Where(t => t.HeldSince is not null)
            .DistinctBy(t => t.BookingId).ToDictionary(t => t.BookingId, t => t.HeldSince!.Value);
        return new SeatRecord(
            id, section, now, HoldsOf(tickets, plan.Subsections),
            [.. bookings.Select(booking => BookingOf(booking, heldSince))])
        {
            Plan = plan,
        };
    }

    /// <summary>One hold for each booking, subsection and state.</summary>
    private static List<RecordedHold> HoldsOf(
        IReadOnlyList<TicketRow> tickets, IReadOnlyList<SubsectionPlan> subsections)
    {
        var seatsPerRow = subsections.ToDictionary(s => s.Number, s => s.SeatsPerRow);
        return
        [
            .. tickets.GroupBy(t => (t.Subsection, t.BookingId, t.Status)).Select(hold => new RecordedHold(
                hold.Key.Subsection, new BookingId(hold.Key.BookingId), hold.Key.Status,
                [.. hold.Select(t => ((t.RowNumber - 1) * seatsPerRow[t.Subsection]) + t.SeatNumber - 1)])),
        ];
    }

    private static RecordedBooking BookingOf(BookingRow row, Dictionary<Guid, DateTimeOffset> heldSince)
    {
        var givenBack = SeatList.Read(row.Released);
        return new RecordedBooking(
            new BookingId(row.BookingId),
            row.State,
            SeatList.Read(row.Seats),
            heldSince.TryGetValue(row.BookingId, out var at) ? at : row.ChangedAt,
            row.State is RecordedBookingState.Released || givenBack.Count == 0 ? null : givenBack);
    }

    private sealed class SectionRow
    {
        public required string Name { get; init; }
        public int SectionIndex { get; init; }
        public long Price { get; init; }
        public required string Subsections { get; init; }
        public int Edition { get; init; }
    }

    private sealed class TicketRow
    {
        public int Subsection { get; init; }
        public Guid BookingId { get; init; }
        public SeatStatus Status { get; init; }
        public int RowNumber { get; init; }
        public int SeatNumber { get; init; }
        public DateTimeOffset? HeldSince { get; init; }
    }

    private sealed class BookingRow
    {
        public Guid BookingId { get; init; }
        public RecordedBookingState State { get; init; }
        public required string Seats { get; init; }
        public DateTimeOffset ChangedAt { get; init; }
        public required string Released { get; init; }
    }
}
