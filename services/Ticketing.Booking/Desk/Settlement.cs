using Ticketing.Contracts;
using Ticketing.Contracts.Money;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.OpenApi;
using Ticketing.ServiceDefaults.Tables;

namespace Ticketing.Booking.Desk;

/// <summary>The money of an event, as its transactions have it. One line a currency.</summary>
internal sealed record SettlementResponse(
    long EventId, string EventName, DateTimeOffset At, IReadOnlyList<SettlementLine> Currencies);

/// <summary>Money of one currency, in minor units.</summary>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Orders">Orders that were paid.</param>
/// <param name="TicketsSold">Their tickets.</param>
/// <param name="TicketsRefunded">Tickets given back.</param>
/// <param name="Captured">Taken from buyers.</param>
/// <param name="Refunded">Given back.</param>
/// <param name="FeesKept">Kept of tickets that were given back; a part of the payout.</param>
/// <param name="OpenRefunds">Refunds that the provider has not answered: not given back yet.</param>
/// <param name="Invoiced">Of invoices less credit notes; differs from the payout while documents are to be issued.</param>
/// <param name="Tax">The tax within it.</param>
/// <param name="Payout">Captured less refunded.</param>
/// <param name="Payments">The same by kind and provider.</param>
internal sealed record SettlementLine(
    string Currency, long Orders, long TicketsSold, long TicketsRefunded, long Captured, long Refunded, long FeesKept,
    long OpenRefunds, long Invoiced, long Tax, long Payout, IReadOnlyList<SettlementKind> Payments);

/// <summary>Money of one kind.</summary>
/// <param name="Type">Which way it went.</param>
/// <param name="Kind">Why: <c>order</c>, <c>waitlist</c>, <c>refunded-by-seller</c>, …</param>
/// <param name="Provider">Who moved it.</param>
/// <param name="Count">Transactions.</param>
/// <param name="Amount">Their sum in minor units.</param>
internal sealed record SettlementKind(
    [property: OneOf("PAYMENT", "REFUND")] string Type, string Kind, string Provider, long Count, long Amount);

/// <summary>Adds up an event's money.</summary>
internal sealed class Settlement(Database database, TimeProvider clock)
{
    private const string Moved = """
        SELECT t.currency, t.type, t.kind, t.provider, t.status, count(*) AS count, sum(t.amount_minor)::bigint AS amount
        FROM bookings b JOIN transactions t ON t.booking_id = b.id
        WHERE b.event_id = @eventId AND (t.status = 'SUCCESS' OR (t.status = 'PENDING' AND t.type = 'REFUND'))
        GROUP BY t.currency, t.type, t.kind, t.provider, t.status
        ORDER BY t.currency, t.type, t.kind, t.provider
        """;

    private const string Sold = """
        SELECT b.currency, count(*) AS orders, coalesce(sum(jsonb_array_length(b.seats)), 0)::bigint AS tickets,
            coalesce(sum(jsonb_array_length(b.refunded_seats)), 0)::bigint AS refunded_tickets,
            coalesce(sum(b.fees_minor), 0)::bigint AS fees,
            coalesce((SELECT sum(CASE i.kind WHEN 'INVOICE' THEN i.total_minor ELSE -i.total_minor END)
                FROM invoices i WHERE i.event_id = @eventId AND i.currency = b.currency), 0)::bigint AS invoiced,
            coalesce((SELECT sum(CASE i.kind WHEN 'INVOICE' THEN i.tax_minor ELSE -i.tax_minor END)
                FROM invoices i WHERE i.event_id = @eventId AND i.currency = b.currency), 0)::bigint AS tax
        FROM bookings b WHERE b.event_id = @eventId AND b.paid_transaction IS NOT NULL
        GROUP BY b.currency
        """;

    public static readonly IReadOnlyList<string> Heading = ["Currency", "What", "Kind", "Provider", "Count", "Amount"];

    public async Task<SettlementResponse> ReadAsync(EventId eventId, string name, CancellationToken ct)
    {
        var moved = await database.QueryAsync<MovedRow>(Moved, new { eventId = eventId.Value }, ct);
        var sold = (await database.QueryAsync<SoldRow>(Sold, new { eventId = eventId.Value }, ct))
            .ToDictionary(row => row.Currency);
        var currencies = moved.Select(row => row.Currency).Union(sold.Keys).Order(StringComparer.Ordinal);
        return new SettlementResponse(
            eventId.Value, name, clock.GetUtcNow(),
            [.. currencies.Select(currency => LineOf(
                currency, sold.GetValueOrDefault(currency), [.. moved.Where(row => row.Currency == currency)]))]);
    }

    /// <summary>As rows of a table, amounts in whole units.</summary>
    public static async IAsyncEnumerable<IReadOnlyList<TableCell>> RowsOf(SettlementResponse settlement)
    {
        await Task.CompletedTask;
        foreach (var line in settlement.Currencies)
        {
            foreach (var kind in line.Payments)
            {
                yield return Row(line, kind.Type, kind.Kind, kind.Provider, kind.Count, kind.Amount);
            }
            yield return Row(line, "Captured", "", "", line.Orders, line.Captured);
            yield return Row(line, "Refunded", "", "", line.TicketsRefunded, line.Refunded);
            yield return Row(line, "Fees kept", "", "", null, line.FeesKept);
            yield return Row(line, "Open refunds", "", "", null, line.OpenRefunds);
            yield return Row(line, "Invoiced", "", "", null, line.Invoiced);
            yield return Row(line, "Tax", "", "", null, line.Tax);
            yield return Row(line, "Payout", "", "", null, line.Payout);
        }
    }

    private static IReadOnlyList<TableCell> Row(
        SettlementLine line, string what, string kind, string provider, long? count, long amount) =>
    [
        line.Currency, what, kind, provider, count is { } number ? number : (TableCell)"",
        Currency.ToUnits(amount, line.Currency),
    ];

    private static SettlementLine LineOf(string currency, SoldRow? sold, IReadOnlyList<MovedRow> moved)
    {
        var done = moved.Where(row => row.Status == "SUCCESS").ToList();
        var captured = done.Where(row => row.Type == "PAYMENT").Sum(row => row.Amount);
        var refunded = done.Where(row => row.Type == "REFUND").Sum(row => row.Amount);
        return new SettlementLine(
            currency, sold?.Orders ?? 0, sold?.Tickets ?? 0, sold?.RefundedTickets ?? 0, captured, refunded,
            sold?.Fees ?? 0, moved.Where(row => row.Status == "PENDING").Sum(row => row.Amount), sold?.Invoiced ?? 0,
            sold?.Tax ?? 0, captured - refunded,
            [.. done.Select(row => new SettlementKind(row.Type, row.Kind, row.Provider, row.Count, row.Amount))]);
    }

    private sealed class MovedRow
    {
        public required string Currency { get; init; }
        public required string Type { get; init; }
        public required string Kind { get; init; }
        public required string Provider { get; init; }
        public required string Status { get; init; }
        public required long Count { get; init; }
        public required long Amount { get; init; }
    }

    private sealed class SoldRow
    {
        public required string Currency { get; init; }
        public required long Orders { get; init; }
        public required long Tickets { get; init; }
        public required long RefundedTickets { get; init; }
        public required long Fees { get; init; }
        public required long Invoiced { get; init; }
        public required long Tax { get; init; }
    }
}
