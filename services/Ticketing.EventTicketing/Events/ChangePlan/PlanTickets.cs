using Ticketing.Contracts;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Data;

namespace Ticketing.EventTicketing.Events.ChangePlan;

/// <summary>The tickets of seats that a change of the plan adds or takes away.</summary>
internal static class PlanTickets
{
    private const string ReadTaken =
        """
        SELECT section, subsection, row_number, seat_number, status FROM tickets
        WHERE event_id = @EventId AND section = ANY (@Sections) AND status <> 0
        """;

    /// <summary>A ticket that is there stays: its seat was blocked a moment ago, and its end has not come yet.</summary>
    private const string Insert =
        """
        INSERT INTO tickets (event_id, section, subsection, row_number, seat_number, price, status)
        SELECT @EventId, n.*, 0 FROM unnest(@Sections, @Subsections, @Rows, @Seats, @Prices) AS n
        ON CONFLICT DO NOTHING
        """;

    /// <summary>Only free ones: a ticket that somebody has is never taken away.</summary>
    private const string Delete =
        """
        DELETE FROM tickets t USING unnest(@Subsections, @Rows, @Seats) AS u (subsection, row_number, seat_number)
        WHERE t.event_id = @EventId AND t.section = @Section AND t.subsection = u.subsection
          AND t.row_number = u.row_number AND t.seat_number = u.seat_number
          AND CASE t.status WHEN 0 THEN true ELSE false END
        """;

    /// <summary>Seats of the sections that are held or sold.</summary>
    public static async Task<Dictionary<TakenSeat, SeatStatus>> ReadTakenAsync(
        DatabaseTransaction transaction, EventId id, IEnumerable<string> sections, CancellationToken ct) =>
        (await transaction.QueryAsync<TicketRow>(
            ReadTaken, new { EventId = id.Value, Sections = sections.ToArray() }, ct))
        .ToDictionary(
            t => new TakenSeat(t.Section, new SeatPosition(t.Subsection, t.RowNumber, t.SeatNumber)), t => t.Status);

    public static Task AddAsync(
        DatabaseTransaction transaction, EventId id, IReadOnlyList<(SectionPlan Section, SeatPosition Seat)> seats,
        CancellationToken ct) => seats.Count == 0
        ? Task.CompletedTask
        : transaction.ExecuteAsync(
            Insert,
            new
            {
                EventId = id.Value,
                Sections = seats.Select(s => s.Section.Name).ToArray(),
                Subsections = seats.Select(s => (short)s.Seat.Subsection).ToArray(),
                Rows = seats.Select(s => (short)s.Seat.Row).ToArray(),
                Seats = seats.Select(s => (short)s.Seat.Seat).ToArray(),
                Prices = seats.Select(s => s.Section.PriceMinor).ToArray(),
            },
            ct);

    public static Task RemoveAsync(
        DatabaseTransaction transaction, EventId id, string section, IReadOnlyList<SeatPosition> seats,
        CancellationToken ct) => seats.Count == 0
        ? Task.CompletedTask
        : transaction.ExecuteAsync(
            Delete,
            new
            {
                EventId = id.Value, Section = section,
                Subsections = seats.Select(s => (short)s.Subsection).ToArray(),
                Rows = seats.Select(s => (short)s.Row).ToArray(),
                Seats = seats.Select(s => (short)s.Seat).ToArray(),
            },
            ct);

    private sealed class TicketRow
    {
        public required string Section { get; init; }
        public int Subsection { get; init; }
        public int RowNumber { get; init; }
        public int SeatNumber { get; init; }
        public SeatStatus Status { get; init; }
    }
}
