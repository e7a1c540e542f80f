using Ticketing.Contracts;
using Ticketing.Contracts.Seating;
using Ticketing.EventTicketing.Accounts;
using Ticketing.EventTicketing.Tickets;
using Ticketing.Messaging.Data;

namespace Ticketing.EventTicketing.Transfers;

/// <summary>Reads transfers: of a person, and of an order.</summary>
internal sealed class TransferLists(Database database, VerifiedAddress address, TimeProvider time)
{
    /// <summary>Of each list, the newest; a person with more is a program.</summary>
    private const int MaxListed = 100;

    private const string OffersTo = "x.email = ANY (@Forms) AND x.state = 'pending' AND x.expires_at > @Now";

    private const string GivenBy = "x.from_user = @UserId";

    /// <summary>Those of which the person still has a ticket.</summary>
    private const string ReceivedBy =
        """
        x.to_user = @UserId AND EXISTS (
            SELECT FROM transferred_tickets t JOIN ticket_holders h ON h.booking_id = t.booking_id
                AND h.subsection = t.subsection AND h.row_number = t.row_number AND h.seat_number = t.seat_number
            WHERE t.transfer_id = x.transfer_id AND h.holder_id = @UserId)
        """;

    public async Task<MyTransfersResponse> ListOfAsync(UserId user, CancellationToken ct)
    {
        var values = new
        {
            UserId = user.Value, Forms = await address.FormsOfAsync(user, ct), Now = time.GetUtcNow(), MaxListed,
        };
        return new MyTransfersResponse(
            [.. (await ReadAsync(OffersTo, values, ct)).Select(r => r.ToResponse())],
            [.. (await ReadAsync(GivenBy, values, ct)).Select(r => r.ToResponse() with { Email = r.ShownEmail })],
            [.. (await ReadAsync(ReceivedBy, values, ct)).Select(r => r.ToResponse())]);
    }

    /// <summary>The transfers of an order: all of them for the event's seller, else those that the person made.</summary>
    public async Task<OrderTransfersResponse> ListOfOrderAsync(
        BookingId order, UserId caller, bool isSeller, CancellationToken ct)
    {
        var rows = await ReadAsync(
            isSeller ? "x.booking_id = @BookingId" : $"x.booking_id = @BookingId AND {GivenBy}",
            new { BookingId = order.Value, UserId = caller.Value, Now = time.GetUtcNow(), MaxListed }, ct);
        return new OrderTransfersResponse([.. rows.Select(r => isSeller
            ? r.ToResponse() with { FromName = r.FromName, ToName = r.ToName }
            : r.ToResponse() with { Email = r.ShownEmail })]);
    }

    private Task<IReadOnlyList<TransferRow>> ReadAsync(string which, object values, CancellationToken ct) =>
        database.QueryAsync<TransferRow>(
            $"""
            SELECT x.transfer_id, x.booking_id, x.section, x.email, x.offered_at, x.expires_at, x.answered_at,
                   CASE WHEN x.state = 'pending' AND x.expires_at <= @Now THEN 'expired' ELSE x.state END AS state,
                   e.event_id, e.name, e.venue, e.starts_at, e.time_zone, f.name AS from_name, r.name AS to_name,
                   (SELECT string_agg(t.subsection || '-' || t.row_number || '-' || t.seat_number, ','
                                      ORDER BY t.subsection, t.row_number, t.seat_number)
                    FROM transferred_tickets t WHERE t.transfer_id = x.transfer_id) AS seats
            FROM ticket_transfers x JOIN events e ON e.event_id = x.event_id
            LEFT JOIN users f ON f.user_id = x.from_user LEFT JOIN users r ON r.user_id = x.to_user
            WHERE {which} ORDER BY x.offered_at DESC, x.transfer_id LIMIT @MaxListed
            """,
            values, ct);

    private sealed class TransferRow
    {
        public Guid TransferId { get; init; }
        public Guid BookingId { get; init; }
        public required string Section { get; init; }
        public required string Email { get; init; }
        public DateTimeOffset OfferedAt { get; init; }
        public DateTimeOffset ExpiresAt { get; init; }
        public DateTimeOffset? AnsweredAt { get; init; }
        public required string State { get; init; }
        public long EventId { get; init; }
        public required string Name { get; init; }
        public required string Venue { get; init; }
        public DateTimeOffset StartsAt { get; init; }
        public required string TimeZone { get; init; }
        public string? FromName { get; init; }
        public string? ToName { get; init; }
        public string? Seats { get; init; }

        /// <summary>Null once it was erased.</summary>
        public string? ShownEmail => Email.Length == 0 ? null : Email;

        public TransferResponse ToResponse() => new(
            TransferId, BookingId, new TransferEventResponse(EventId, Name, Venue, StartsAt, TimeZone),
            [.. SeatList.Read(Seats ?? "").Select(TicketOf)], State, OfferedAt, ExpiresAt, AnsweredAt);

        private TransferTicketResponse TicketOf(SeatPosition seat) => new(
            new TicketId(new EventId(EventId), Section, seat).ToString(), Section, seat.Subsection, seat.Row, seat.Seat);
    }
}
