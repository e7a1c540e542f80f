using Ticketing.Contracts;
using Ticketing.Messaging.Data;

namespace Ticketing.EventTicketing.Tickets.RecordTickets;

/// <summary>Table <c>ticket_bookings</c>, in batches.</summary>
internal static class TicketBookingTable
{
    /// <summary>
    /// In order of id, so that two batches that share bookings wait for each other and cannot deadlock. It is the
    /// first statement of a batch, so it sets the planner for all of them.
    /// </summary>
    private const string Insert =
        $"""
        {TicketStatements.PlanSettings}
        INSERT INTO ticket_bookings (booking_id, event_id, buyer_id, section, seats, state, changed_at, released,
                                     were_sold, reserved_at, sold_at, released_at, paid_minor, refunds, is_allotment, code,
                                     seat_prices)
        SELECT * FROM unnest(@BookingIds, @EventIds, @BuyerIds, @Sections, @Seats, @States, @ChangedAt, @Released,
                             @WereSold, @ReservedAt, @SoldAt, @ReleasedAt, @PaidMinor, @Refunds::jsonb[], @IsAllotment,
                             @Codes, @SeatPrices) ORDER BY 1
        ON CONFLICT (booking_id) DO NOTHING
        RETURNING booking_id
        """;

    private const string Lock =
        """
        SELECT booking_id, state, event_id, section, seats, released, were_sold, reserved_at, sold_at, released_at,
               paid_minor, refunds, is_allotment, code, seat_prices
        FROM ticket_bookings WHERE booking_id = ANY (@BookingIds) ORDER BY booking_id FOR UPDATE
        """;

    private const string Update =
        """
        UPDATE ticket_bookings b
        SET state = u.state, buyer_id = coalesce(b.buyer_id, u.buyer_id), changed_at = u.changed_at,
            seats = u.seats, released = u.released, were_sold = u.were_sold, reserved_at = u.reserved_at,
            sold_at = u.sold_at, released_at = u.released_at, paid_minor = u.paid_minor, refunds = u.refunds,
            is_allotment = u.is_allotment, code = u.code, seat_prices = u.seat_prices
        FROM unnest(@BookingIds, @States, @BuyerIds, @ChangedAt, @Seats, @Released, @WereSold, @ReservedAt, @SoldAt,
                    @ReleasedAt, @PaidMinor, @Refunds::jsonb[], @IsAllotment, @Codes, @SeatPrices)
             AS u (booking_id, state, buyer_id, changed_at, seats, released, were_sold, reserved_at, sold_at,
                   released_at, paid_minor, refunds, is_allotment, code, seat_prices)
        WHERE b.booking_id = u.booking_id
        """;

    /// <summary>
    /// Writes bookings that were never recorded before with the state they end the batch in; returns which those are.
    /// The others are there already, perhaps written this moment by another consumer.
    /// </summary>
    public static async Task<HashSet<BookingId>> InsertAsync(
        DatabaseTransaction transaction, IReadOnlyList<BookingFold> bookings, CancellationToken ct) =>
        [.. (await transaction.QueryAsync<Guid>(Insert, ColumnsOf(bookings), ct)).Select(id => new BookingId(id))];

    /// <summary>Locks bookings until the transaction ends and reads what is recorded of them.</summary>
    public static async Task<Dictionary<BookingId, RecordedBooking>> LockAsync(
        DatabaseTransaction transaction, IEnumerable<BookingId> bookings, CancellationToken ct)
    {
        var rows = await transaction.QueryAsync<BookingRow>(
            Lock, new { BookingIds = bookings.Select(b => b.Value).ToArray() }, ct);
        return rows.ToDictionary(
            row => new BookingId(row.BookingId),
            row => new RecordedBooking(
                new EventId(row.EventId), row.Section,
                new KnownTickets(row.State, SeatList.Read(row.Seats), SeatList.Read(row.Released), row.WereSold),
                new BookingSale(
                    row.ReservedAt, row.SoldAt, row.ReleasedAt, row.PaidMinor, row.Refunds, row.IsAllotment, row.Code,
                    row.SeatPrices)));
    }

    /// <summary>The statement that writes the new state of bookings that were there before.</summary>
    public static Statement UpdateOf(IReadOnlyList<BookingFold> bookings) => new(Update, ColumnsOf(bookings));

    private static object ColumnsOf(IReadOnlyList<BookingFold> bookings) => new
    {
        BookingIds = bookings.Select(b => b.BookingId.Value).ToArray(),
        EventIds = bookings.Select(b => b.EventId.Value).ToArray(),
        BuyerIds = bookings.Select(b => b.BuyerId?.Value).ToArray(),
        Sections = bookings.Select(b => b.Section).ToArray(),
        Seats = bookings.Select(b => SeatList.Write(b.After.Seats)).ToArray(),
        States = bookings.Select(b => (short)b.After.State).ToArray(),
        ChangedAt = bookings.Select(b => b.Last.At).ToArray(),
        Released = bookings.Select(b => SeatList.Write(b.After.GivenBack)).ToArray(),
        WereSold = bookings.Select(b => b.After.WereSold).ToArray(),
        ReservedAt = bookings.Select(b => b.Sale.ReservedAt).ToArray(),
        SoldAt = bookings.Select(b => b.Sale.SoldAt).ToArray(),
        ReleasedAt = bookings.Select(b => b.Sale.ReleasedAt).ToArray(),
        PaidMinor = bookings.Select(b => b.Sale.PaidMinor).ToArray(),
        Refunds = bookings.Select(b => b.Sale.Refunds).ToArray(),
        IsAllotment = bookings.Select(b => b.Sale.IsAllotment).ToArray(),
        Codes = bookings.Select(b => b.Sale.Code).ToArray(),
        SeatPrices = bookings.Select(b => b.Sale.SeatPrices).ToArray(),
    };

    private sealed class BookingRow
    {
        public Guid BookingId { get; init; }
        public TicketBookingState State { get; init; }
        public long EventId { get; init; }
        public required string Section { get; init; }
        public required string Seats { get; init; }
        public required string Released { get; init; }
        public bool WereSold { get; init; }
        public DateTimeOffset? ReservedAt { get; init; }
        public DateTimeOffset? SoldAt { get; init; }
        public DateTimeOffset? ReleasedAt { get; init; }
        public long? PaidMinor { get; init; }
        public string? Refunds { get; init; }
        public bool IsAllotment { get; init; }
        public string? Code { get; init; }
        public string? SeatPrices { get; init; }
    }
}
