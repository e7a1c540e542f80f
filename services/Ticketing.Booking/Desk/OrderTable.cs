using System.Runtime.CompilerServices;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Notifications.Mail;
using Ticketing.Contracts;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Money;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Tables;

namespace Ticketing.Booking.Desk;

/// <summary>Orders and tickets of an event as tables, read a page at a time.</summary>
internal sealed class OrderTable(Database database, IUserContacts contacts)
{
    /// <summary>Orders read at once.</summary>
    private const int PageSize = 1_000;

    private const string Page = $"""
        SELECT {BookingRow.Columns} FROM bookings b
        WHERE b.event_id = @eventId AND (@cursor::uuid IS NULL OR b.id > @cursor)
          AND (NOT @paidOnly OR b.paid_transaction IS NOT NULL)
        ORDER BY b.id LIMIT @PageSize
        """;

    // Counting stops at the bound.
    private const string Count = """
        SELECT count(*) FROM (SELECT FROM bookings b WHERE b.event_id = @eventId LIMIT @limit) counted
        """;

    public static readonly IReadOnlyList<string> OrderHeading =
    [
        "Order", "Ordered at", "Status", "Reason", "Buyer", "E-mail", "Section", "Seats", "Ordered", "Tickets now", "Total",
        "Refunded", "Fees kept", "Currency", "Paid at", "Ended at",
    ];

    public static readonly IReadOnlyList<string> TicketHeading =
    [
        "Ticket", "Number", "Order", "Status", "Buyer", "E-mail", "Section", "Block", "Row", "Seat", "Price", "Currency",
        "Paid at",
    ];

    /// <summary>True if the event has more orders than a table may have rows.</summary>
    public async Task<bool> IsTooLargeAsync(EventId eventId, CancellationToken ct) =>
        await database.FindAsync<long>(
            Count, new { eventId = eventId.Value, limit = TableExport.MaxRows + 1 }, ct) > TableExport.MaxRows;

    /// <summary>A row an order, oldest first.</summary>
    public async IAsyncEnumerable<IReadOnlyList<TableCell>> OrdersAsync(
        EventDirectoryEntry entry, [EnumeratorCancellation] CancellationToken ct = default)
    {
        await foreach (var (row, buyer) in ReadAsync(entry, paidOnly: false, ct))
        {
            var live = row.State is BookingStatus.PendingPayment or BookingStatus.Paid ? row.LiveSeats.Count : 0;
            yield return
            [
                row.Id.ToString(), row.CreatedAt, row.Status, row.Reason, buyer?.Name, buyer?.Email, row.Section,
                string.Join("; ", row.SeatPositions.Select(seat => entry.Find(row.Section).LineOf(row.Section, seat))),
                row.Quantity, live, Units(row.TotalMinor, row), Units(row.RefundedMinor, row), Units(row.FeesMinor, row),
                row.Currency, row.PaidAt, row.CancelledAt,
            ];
        }
    }

    /// <summary>A row a ticket that was ever paid, by order.</summary>
    public async IAsyncEnumerable<IReadOnlyList<TableCell>> TicketsAsync(
        EventDirectoryEntry entry, [EnumeratorCancellation] CancellationToken ct = default)
    {
        await foreach (var (row, buyer) in ReadAsync(entry, paidOnly: true, ct))
        {
            var live = row.State == BookingStatus.Paid ? row.LiveSeats.Select(s => s.Position).ToHashSet() : [];
            foreach (var seat in row.PricedSeats)
            {
                var ticket = new TicketIdentity(row.BookingId, entry.Id, row.Section, seat.Position);
                var (block, seatRow, number) = entry.Find(row.Section).NameOf(seat.Position);
                yield return
                [
                    $"{entry.Id}-{row.Section}-{seat.Position}", ticket.Number().ToString(), row.Id.ToString(),
                    live.Contains(seat.Position) ? "VALID" : "REFUNDED", buyer?.Name, buyer?.Email, row.Section,
                    block ?? $"{seat.Subsection}", seatRow, number, Units(seat.PriceMinor, row), row.Currency, row.PaidAt,
                ];
            }
        }
    }

    private async IAsyncEnumerable<(BookingRow Row, UserContact? Buyer)> ReadAsync(
        EventDirectoryEntry entry, bool paidOnly, [EnumeratorCancellation] CancellationToken ct)
    {
        Guid? cursor = null;
        for (var read = 0; read < TableExport.MaxRows; read += PageSize)
        {
            var rows = await database.QueryAsync<BookingRow>(
                Page, new { eventId = entry.Id.Value, cursor, paidOnly, PageSize }, ct);
            var buyers = await contacts.ReadManyAsync(rows.Select(row => row.BuyerId), ct);
            foreach (var row in rows)
            {
                yield return (row, buyers.GetValueOrDefault(row.BuyerId));
            }
            if (rows.Count < PageSize)
            {
                yield break;
            }
            cursor = rows[^1].Id;
        }
    }

    private static decimal Units(long minor, BookingRow row) => Currency.ToUnits(minor, row.Currency);
}
