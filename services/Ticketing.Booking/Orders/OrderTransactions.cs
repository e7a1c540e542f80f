using Npgsql;
using Ticketing.Booking.Bookings;

namespace Ticketing.Booking.Orders;

/// <summary>The payments and refunds of an order, oldest first.</summary>
internal sealed class OrderTransactions(NpgsqlDataSource database)
{
    // A booking has a payment a try and a refund a return; beyond this nobody reads them on a page.
    private const int MaxTransactions = 200;

    private const string Select = """
        SELECT id, type, status, amount_minor, currency, associated_transaction_id, failure_code, kind, created_at
        FROM transactions WHERE booking_id = $1 ORDER BY created_at, id LIMIT $2
        """;

    public async Task<IReadOnlyList<TransactionResponse>> OfBookingAsync(Guid bookingId, CancellationToken ct)
    {
        await using var command = database.CreateCommand(Select);
        command.Parameters.Add(new() { Value = bookingId });
        command.Parameters.Add(new() { Value = MaxTransactions });
        var transactions = new List<TransactionResponse>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            transactions.Add(new TransactionResponse(
                reader.GetGuid(0),
                reader.GetString(1),
                reader.GetString(2),
                reader.GetInt64(3),
                reader.GetString(4),
                await reader.IsDBNullAsync(5, ct) ? null : reader.GetGuid(5),
                await reader.IsDBNullAsync(6, ct) ? null : reader.GetString(6),
                reader.GetString(7),
                reader.GetFieldValue<DateTimeOffset>(8)));
        }
        return transactions;
    }
}
