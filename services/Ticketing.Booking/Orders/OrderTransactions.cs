using Ticketing.Booking.Bookings;
using Ticketing.Messaging.Data;

namespace Ticketing.Booking.Orders;

/// <summary>The payments and refunds of an order, oldest first.</summary>
internal sealed class OrderTransactions(Database database)
{
    // A booking has a payment a try and a refund a return; beyond this nobody reads them on a page.
    private const int MaxTransactions = 200;

    private const string Select = """
        SELECT id, type, status, amount_minor, currency, associated_transaction_id, failure_code, kind, created_at
        FROM transactions WHERE booking_id = @bookingId ORDER BY created_at, id LIMIT @limit
        """;

    public async Task<IReadOnlyList<TransactionResponse>> OfBookingAsync(Guid bookingId, CancellationToken ct)
    {
        var rows = await database.QueryAsync<Row>(Select, new { bookingId, limit = MaxTransactions }, ct);
        return
        [
            .. rows.Select(r => new TransactionResponse(
                r.Id, r.Type, r.Status, r.AmountMinor, r.Currency, r.AssociatedTransactionId, r.FailureCode, r.Kind,
                r.CreatedAt)),
        ];
    }

    private sealed class Row
    {
        public required Guid Id { get; init; }
        public required string Type { get; init; }
        public required string Status { get; init; }
        public required long AmountMinor { get; init; }
        public required string Currency { get; init; }
        public Guid? AssociatedTransactionId { get; init; }
        public string? FailureCode { get; init; }
        public required string Kind { get; init; }
        public required DateTimeOffset CreatedAt { get; init; }
    }
}
