using System.Security.Claims;
using Ticketing.Contracts;
using Ticketing.Contracts.Seating;
using Ticketing.EventTicketing.Events;
using Ticketing.EventTicketing.Tickets;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Auth.Sellers;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Attendees;

/// <summary>Reads an event's sold tickets with names and answers, along the table's key.</summary>
internal sealed class AttendeeListQuery(Database database)
{
    private const string FindSeller = "SELECT seller_id FROM events WHERE event_id = @EventId";

    private const string ReadPage =
        """
        SELECT t.section, t.subsection, t.row_number, t.seat_number, t.booking_id, a.name, u.name AS holder_name,
               coalesce(h.generation, 0) AS generation, a.answers, o.answers AS order_answers, b.name AS buyer_name,
               b.email AS buyer_email,
               CASE WHEN @WithScans THEN (SELECT min(s.scanned_at) FROM ticket_scans s
                    WHERE s.event_id = t.event_id AND s.booking_id = t.booking_id AND s.outcome = 'admitted'
                      AND s.ticket_id = t.event_id || '-' || t.section || '-' || t.subsection || '-' || t.row_number || '-'
                          || t.seat_number) END AS admitted_at
        FROM tickets t
        LEFT JOIN ticket_attendees a ON a.booking_id = t.booking_id AND a.subsection = t.subsection
             AND a.row_number = t.row_number AND a.seat_number = t.seat_number
        LEFT JOIN order_answers o ON o.booking_id = t.booking_id
        LEFT JOIN ticket_holders h ON h.booking_id = t.booking_id AND h.subsection = t.subsection
             AND h.row_number = t.row_number AND h.seat_number = t.seat_number
        LEFT JOIN users u ON u.user_id = coalesce(h.holder_id, t.buyer_id)
        LEFT JOIN users b ON b.user_id = t.buyer_id AND b.deleted_at IS NULL
        WHERE t.event_id = @EventId AND t.status = 2
          AND (t.section, t.subsection, t.row_number, t.seat_number)
              > (@AfterSection, @AfterSubsection, @AfterRow, @AfterSeat)
        ORDER BY t.section, t.subsection, t.row_number, t.seat_number LIMIT @Limit
        """;

    /// <summary>The event, or why the caller may not read who comes.</summary>
    public async Task<(EventId Id, Refusal? Refusal)> RequireSellerAsync(
        string eventId, ClaimsPrincipal caller, CancellationToken ct)
    {
        if (!EventId.TryParse(eventId, null, out var id)
            || await database.FindAsync<Guid?>(FindSeller, new { EventId = id.Value }, ct) is not { } seller)
        {
            return (default, EventErrors.NotFound);
        }

        return (id, seller == caller.SellerId().Value ? null : EventErrors.NotYours);
    }

    public async Task<IReadOnlyList<(TicketKey Key, AttendeeResponse Attendee)>> ReadAsync(
        EventId id, TicketKey after, int limit, CancellationToken ct) =>
        [
            .. (await ReadRowsAsync(id, after, limit, withScans: false, ct)).Select(r => (
                r.Key,
                new AttendeeResponse(
                    new TicketId(id, r.Section, r.Seat).ToString(), r.BookingId, r.Name, r.HolderName, r.Generation,
                    AttendeeRules.ReadAnswers(r.Answers), AttendeeRules.ReadAnswers(r.OrderAnswers)))),
        ];

    /// <summary>The same with who bought the tickets and, if wanted, who was let in.</summary>
    public Task<IReadOnlyList<AttendeeRow>> ReadRowsAsync(
        EventId id, TicketKey after, int limit, bool withScans, CancellationToken ct) =>
        database.QueryAsync<AttendeeRow>(
            ReadPage,
            new
            {
                EventId = id.Value, AfterSection = after.Section, AfterSubsection = after.Subsection, AfterRow = after.Row,
                AfterSeat = after.Seat, Limit = limit, WithScans = withScans,
            },
            ct);

    /// <summary>A sold ticket.</summary>
    internal sealed class AttendeeRow
    {
        public TicketKey Key => new(Section, Subsection, RowNumber, SeatNumber);

        public SeatPosition Seat => new(Subsection, RowNumber, SeatNumber);

        public required string Section { get; init; }
        public short Subsection { get; init; }
        public short RowNumber { get; init; }
        public short SeatNumber { get; init; }
        public Guid BookingId { get; init; }
        public string? Name { get; init; }
        public string? HolderName { get; init; }
        public int Generation { get; init; }
        public string? Answers { get; init; }
        public string? OrderAnswers { get; init; }
        public string? BuyerName { get; init; }
        public string? BuyerEmail { get; init; }
        public DateTimeOffset? AdmittedAt { get; init; }
    }
}
