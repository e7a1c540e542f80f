using Ticketing.Contracts;
using Ticketing.Contracts.Seating;
using Ticketing.EventTicketing.Door.ScanTickets;
using Ticketing.EventTicketing.Tickets;
using Ticketing.Messaging.Data;

namespace Ticketing.EventTicketing.Door;

/// <summary>Finds paid tickets of an event for its door staff, and records in <c>door_lookups</c> who asked for what.</summary>
internal sealed class TicketLookUp(
    Database database, OrderTicketsQuery orders, ListedTickets listed, TimeProvider time)
{
    /// <summary>Each order costs two reads; nobody at a door reads a longer list.</summary>
    private const int MaxOrders = 10;

    private const string FindOrders =
        """
        SELECT b.booking_id, u.name AS buyer_name
        FROM ticket_bookings b LEFT JOIN users u ON u.user_id = b.buyer_id
        WHERE b.event_id = @EventId AND (b.state = 2 OR b.were_sold)
          AND (u.name ILIKE @Name
               OR EXISTS (SELECT FROM ticket_attendees a WHERE a.booking_id = b.booking_id AND a.name ILIKE @Name)
               OR EXISTS (SELECT FROM ticket_holders h JOIN users hu ON hu.user_id = h.holder_id
                          WHERE h.booking_id = b.booking_id AND hu.name ILIKE @Name)
               OR (@Order <> '' AND replace(b.booking_id::text, '-', '') LIKE '%' || @Order || '%'))
        ORDER BY u.name, b.booking_id LIMIT @Limit
        """;

    private const string FindBuyer = "SELECT name FROM users WHERE user_id = @UserId";

    private const string Record =
        """
        INSERT INTO door_lookups (event_id, staff_id, query, found, looked_up_at)
        VALUES (@EventId, @StaffId, @Query, @Found, @Now)
        """;

    public async Task<TicketLookUpResponse> FindAsync(EventId id, string query, UserId staff, CancellationToken ct)
    {
        var rows = await database.QueryAsync<OrderRow>(
            FindOrders,
            new { EventId = id.Value, Name = PatternOf(query), Order = OrderPartOf(query), Limit = MaxOrders + 1 }, ct);
        var tickets = await FindByNumberAsync(id, query, ct);
        foreach (var row in rows.Take(MaxOrders))
        {
            if (await orders.FindAsync(new BookingId(row.BookingId), ct) is { } order)
            {
                tickets.AddRange(order.Held().Select(ticket => ResponseOf(order, ticket, row.BuyerName)));
            }
        }

        tickets = [.. tickets.DistinctBy(ticket => ticket.Hash)];
        // Recorded before anything is told.
        await database.ExecuteAsync(
            Record,
            new
            {
                EventId = id.Value, StaffId = staff.Value, Query = query, Found = tickets.Count, Now = time.GetUtcNow(),
            },
            ct);
        return new TicketLookUpResponse(tickets, rows.Count > MaxOrders);
    }

    /// <summary>The tickets whose number ends with the query, if that may be the end of one.</summary>
    private async Task<List<LookedUpTicket>> FindByNumberAsync(EventId id, string query, CancellationToken ct)
    {
        var tickets = new List<LookedUpTicket>();
        if (!TicketNumber.TryReadSuffix(query, out var suffix))
        {
            return tickets;
        }

        foreach (var claims in await listed.FindAsync(id, suffix, MaxOrders, ct))
        {
            if (await orders.FindAsync(claims.BookingId, ct) is { } order
                && order.Held().FirstOrDefault(t => order.ClaimsOf(t) == claims) is { } ticket)
            {
                var buyer = await database.FindAsync<string>(FindBuyer, new { UserId = order.BuyerId?.Value }, ct);
                tickets.Add(ResponseOf(order, ticket, buyer));
            }
        }

        return tickets;
    }

    private static LookedUpTicket ResponseOf(OrderTickets order, OrderTicket ticket, string? buyerName) => new(
        ScannedTicket.Of(ticket.Id) with { Kind = ticket.Kind }, order.BookingId.Value, ticket.HolderName ?? buyerName,
        ticket.State is TicketState.Used ? "USED" : "VALID", ticket.UsedAt,
        TicketReference.Write(order.ClaimsOf(ticket)), Convert.ToHexStringLower(order.ClaimsOf(ticket).Hash()),
        order.ClaimsOf(ticket).Number().ToString(), ticket.AttendeeName);

    /// <summary>The query as a part of a name: its own %, _ and \ are letters.</summary>
    private static string PatternOf(string query) =>
        $"%{query.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal)
            .Replace("_", @"\_", StringComparison.Ordinal)}%";

    /// <summary>The query as a part of an order's number, or empty: hex digits, with or without dashes.</summary>
    private static string OrderPartOf(string query)
    {
        var digits = query.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();
        return digits.Length >= 3 && digits.All(char.IsAsciiHexDigit) ? digits : "";
    }

    private sealed class OrderRow
    {
        public Guid BookingId { get; init; }
        public string? BuyerName { get; init; }
    }
}
