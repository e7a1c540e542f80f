using Ticketing.Booking.Bookings;
using Ticketing.Messaging.Data;

namespace Ticketing.Booking.BoxOffice;

/// <summary>A booking that was sold at the desk.</summary>
internal sealed record DeskSaleRow : BookingRow
{
    public const string SaleColumns = "s.payment, s.reference, s.buyer_name, s.buyer_email, s.sold_by";

    public required string Payment { get; init; }
    public string? Reference { get; init; }
    public string? BuyerName { get; init; }
    public string? BuyerEmail { get; init; }
    public required Guid SoldBy { get; init; }

    public DeskSaleResponse ToResponse() =>
        new(OrderResponse.Of(this), Payment, Reference, BuyerName, BuyerEmail, SoldBy);
}

/// <summary>Reads sales of the desk.</summary>
internal sealed class DeskSales(Database database)
{
    private const string OfEvent = $"""
        SELECT {BookingRow.Columns}, {DeskSaleRow.SaleColumns}
        FROM desk_sales s JOIN bookings b ON b.id = s.booking_id
        WHERE s.event_id = @eventId AND (@cursor::uuid IS NULL OR s.booking_id < @cursor)
        ORDER BY s.booking_id DESC LIMIT @limit
        """;

    private const string ById = $"""
        SELECT {BookingRow.Columns}, {DeskSaleRow.SaleColumns}
        FROM desk_sales s JOIN bookings b ON b.id = s.booking_id
        WHERE s.event_id = @eventId AND s.booking_id = @id
        """;

    // The day is the venue's. A refund counts where its payment does, and for the member who gave the money back.
    private const string Till = """
        SELECT to_char(t.created_at AT TIME ZONE @zone, 'YYYY-MM-DD') AS day, t.member_id, p.kind AS payment,
            (count(*) FILTER (WHERE t.type = 'PAYMENT'))::integer AS sales,
            coalesce(sum(t.amount_minor) FILTER (WHERE t.type = 'PAYMENT'), 0)::bigint AS amount,
            (count(*) FILTER (WHERE t.type = 'REFUND'))::integer AS taken_back,
            coalesce(sum(t.amount_minor) FILTER (WHERE t.type = 'REFUND'), 0)::bigint AS amount_back
        FROM desk_sales s JOIN transactions p ON p.id = s.payment_id
        JOIN transactions t ON t.id = p.id OR t.associated_transaction_id = p.id
        WHERE s.event_id = @eventId AND t.status = 'SUCCESS'
        GROUP BY 1, 2, 3 ORDER BY 1, 3, 2
        """;

    public Task<IReadOnlyList<DeskSaleRow>> ListAsync(
        EventId id, Guid? cursor, int limit, CancellationToken ct) =>
        database.QueryAsync<DeskSaleRow>(OfEvent, new { eventId = id.Value, cursor, limit }, ct);

    public Task<DeskSaleRow?> FindAsync(EventId eventId, Guid id, CancellationToken ct) =>
        database.FindAsync<DeskSaleRow>(ById, new { eventId = eventId.Value, id }, ct);

    public Task<IReadOnlyList<TillRow>> ReadTillAsync(EventId id, string zone, CancellationToken ct) =>
        database.QueryAsync<TillRow>(Till, new { eventId = id.Value, zone }, ct);

    /// <summary>One line of the till.</summary>
    internal sealed class TillRow
    {
        public required string Day { get; init; }
        public Guid? MemberId { get; init; }
        public required string Payment { get; init; }
        public required int Sales { get; init; }
        public required long Amount { get; init; }
        public required int TakenBack { get; init; }
        public required long AmountBack { get; init; }
    }
}
