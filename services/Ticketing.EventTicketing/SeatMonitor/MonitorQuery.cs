using System.Text;
using Ticketing.Contracts;
using Ticketing.EventTicketing.Tickets;
using Ticketing.Messaging.Data;

namespace Ticketing.EventTicketing.SeatMonitor;

/// <summary>What is recorded of a seat.</summary>
internal sealed class RecordedSeat
{
    public short RowNumber { get; init; }
    public short SeatNumber { get; init; }
    public TicketStatus Status { get; init; }
    public DateTimeOffset? Since { get; init; }
    public Guid? BookingId { get; init; }
    public string? BuyerName { get; init; }
    public string? BuyerEmail { get; init; }
}

/// <summary>Reads the record of a subsection's seats along the key of table <c>tickets</c>.</summary>
internal static class MonitorQuery
{
    private const string Columns =
        """
        SELECT t.row_number, t.seat_number, t.status, t.booking_id,
               CASE t.status WHEN 2 THEN coalesce(t.sold_at, t.reserved_at) WHEN 1 THEN t.reserved_at END AS since
        """;

    private const string People = ", u.name AS buyer_name, u.email AS buyer_email";

    private const string JoinPeople = " LEFT JOIN users u ON u.user_id = t.buyer_id AND u.deleted_at IS NULL";

    private const string Where =
        """
         WHERE t.event_id = @EventId AND t.section = @Section AND t.subsection = @Subsection
               AND (t.row_number, t.seat_number) > (@AfterRow, @AfterSeat)
        """;

    /// <summary>One more than the page holds tells whether there is another.</summary>
    public static Task<IReadOnlyList<RecordedSeat>> ReadAsync(
        DatabaseTransaction transaction, EventId id, MonitorPage page, CancellationToken ct)
    {
        // Only conditions that were asked for, so that the key is walked.
        var sql = new StringBuilder(Columns).Append(page.WithPeople ? People : "").Append(" FROM tickets t")
            .Append(page.WithPeople ? JoinPeople : "").Append(Where)
            .Append(page.Row is null ? "" : " AND t.row_number = @Row")
            .Append(page.Seat is null ? "" : " AND t.seat_number = @Seat")
            .Append(page.TakenOnly ? " AND t.status <> 0" : "")
            .Append(" ORDER BY t.row_number, t.seat_number LIMIT @Limit");
        return transaction.QueryAsync<RecordedSeat>(
            sql.ToString(),
            new
            {
                EventId = id.Value, page.Section, page.Subsection, page.AfterRow, page.AfterSeat, page.Row, page.Seat,
                Limit = page.Limit + 1,
            },
            ct);
    }
}
