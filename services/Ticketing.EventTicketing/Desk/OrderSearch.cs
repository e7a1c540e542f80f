using Ticketing.Contracts;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;
using Ticketing.EventTicketing.Door;
using Ticketing.EventTicketing.Tickets;
using Ticketing.EventTicketing.Tickets.Signing;
using Ticketing.Messaging.Data;

namespace Ticketing.EventTicketing.Desk;

/// <summary>
/// What a text that somebody typed at a seller's desk may mean: a ticket's code, id or number, a seat, or a part of a
/// buyer's name or address.
/// </summary>
internal sealed class OrderSearch(
    Database database, OrderTicketsQuery orders, ListedTickets listed, TicketSigner signer)
{
    /// <summary>People with one text in their name; whoever shares it with more has to type more of it.</summary>
    public const int MaxBuyers = 1_000;

    /// <summary>Orders whose tickets' numbers end so.</summary>
    private const int MaxOrders = 20;

    /// <summary>Fewer letters are no trigram, so that the index would not help.</summary>
    private const int MinName = 3;

    // Both sides are made small by the database, in the same way.
    internal const string FindBuyers = """
        SELECT user_id FROM users
        WHERE deleted_at IS NULL AND (lower(name) || ' ' || email) LIKE lower(@Pattern) LIMIT @Limit
        """;

    public async Task<OrderSearchAnswer> FindAsync(EventId id, string text, CancellationToken ct)
    {
        var found = new HashSet<Guid>();
        if (signer.Read(text) is { } code && code.Ticket.EventId == id)
        {
            found.Add(code.BookingId.Value);
        }

        if ((TicketId.TryParse(text, out var ticket) || TicketId.TryParse($"{id}-{text}", out ticket))
            && ticket.EventId == id && await orders.FindHolderAsync(ticket, ct) is { } holder)
        {
            found.Add(holder.Value);
        }

        if (TicketNumber.TryReadSuffix(text, out var suffix))
        {
            found.UnionWith((await listed.FindAsync(id, suffix, MaxOrders, ct)).Select(t => t.BookingId.Value));
        }

        var buyers = text.Length < MinName
            ? []
            : await database.QueryByValuesAsync<Guid>(
                FindBuyers, new { Pattern = PatternOf(text), Limit = MaxBuyers + 1 }, Limit, ct);
        return new OrderSearchAnswer([.. found], [.. buyers.Take(MaxBuyers)], buyers.Count > MaxBuyers);
    }

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    /// <summary>The text as a part of a name: its own %, _ and \ are letters.</summary>
    internal static string PatternOf(string text) =>
        $"%{text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal)
            .Replace("_", @"\_", StringComparison.Ordinal)}%";
}
