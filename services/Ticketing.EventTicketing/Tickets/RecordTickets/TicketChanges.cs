using Ticketing.Contracts;
using Ticketing.Messaging;
using Ticketing.Messaging.Data;

namespace Ticketing.EventTicketing.Tickets.RecordTickets;

/// <summary>
/// Writes what a batch changes, in one round trip: states of bookings, then free, take, sell.
/// </summary>
internal static class TicketChanges
{
    /// <exception cref="PoisonMessageException">A ticket that was to be taken is another booking's or does
    /// not exist.</exception>
    public static async Task ExecuteAsync(
        DatabaseTransaction transaction, IReadOnlyList<BookingFold> all, IReadOnlyList<BookingFold> knownBefore,
        CancellationToken ct)
    {
        var take = TicketRows.ToTake(all);
        if (take.FindFirstRival() is { } rival)
        {
            throw new PoisonMessageException(rival.First.Source, TicketFaults.HeldByOtherBooking);
        }

        var batch = new Batch();
        var changed = knownBefore.Where(b => b.IsChanged).ToList();
        batch.Add(changed.Count, TicketBookingTable.UpdateOf(changed));

        // Freed before taken: a seat may go to its next booking within one batch.
        var free = TicketRows.ToFree(knownBefore);
        var freed = batch.Add(free.Count, new(TicketStatements.Free, free));
        var refunded = TicketRows.GivenBack(all.Where(b => b.After.WereSold));
        batch.Add(refunded.Count, new(TicketStatements.Unwithhold, refunded));
        var taken = batch.Add(take.Count, new(TicketStatements.Take, take));
        var sell = TicketRows.ToSell(knownBefore);
        var sold = batch.Add(sell.Count, new(TicketStatements.Sell, sell));

        var written = await batch.ExecuteAsync(transaction, ct);
        if (written(taken) != take.Count)
        {
            throw await ExplainAsync(transaction, take, all, ct);
        }

        RequireAll("free", free.Count, written(freed));
        RequireAll("sell", sell.Count, written(sold));
        TicketMetrics.Changed.Add(take.Count + free.Count + sell.Count);
    }

    /// <summary>
    /// Bookings and tickets are changed together, so these counts can differ only if somebody else wrote.
    /// </summary>
    private static void RequireAll(string verb, int tickets, int written)
    {
        if (written != tickets)
        {
            throw new InvalidOperationException(
                $"To {verb} {tickets} tickets changed {written}: tickets and ticket_bookings disagree.");
        }
    }

    /// <summary>Which booking did not get its tickets, and why; the earliest of the batch.</summary>
    private static async Task<Exception> ExplainAsync(
        DatabaseTransaction transaction, TicketRows take, IReadOnlyList<BookingFold> all, CancellationToken ct)
    {
        var reasons = new Dictionary<BookingId, string>();
        foreach (var row in await transaction.QueryAsync<NotTakenRow>(TicketStatements.NotTaken, take, ct))
        {
            reasons[new BookingId(row.BookingId)] =
                row.TicketExists ? TicketFaults.HeldByOtherBooking : TicketFaults.NoSuchTicket;
        }

        var refused = all.Where(b => reasons.ContainsKey(b.BookingId)).MinBy(b => b.First.Order);
        return refused is null
            ? new InvalidOperationException("Tickets were not taken, and none of them is missing or held.")
            : new PoisonMessageException(refused.First.Source, reasons[refused.BookingId]);
    }

    /// <summary>Statements that have rows to write.</summary>
    private sealed class Batch
    {
        private const int Nothing = -1;

        private readonly List<Statement> _statements = [];

        /// <summary>Its place in the batch; a statement without rows is left out.</summary>
        public int Add(int rows, Statement statement)
        {
            if (rows == 0)
            {
                return Nothing;
            }

            _statements.Add(statement);
            return _statements.Count - 1;
        }

        /// <summary>How many rows the statement at a place wrote.</summary>
        public async Task<Func<int, int>> ExecuteAsync(DatabaseTransaction transaction, CancellationToken ct)
        {
            var written = _statements.Count == 0 ? [] : await transaction.ExecuteBatchAsync(_statements, ct);
            return place => place == Nothing ? 0 : written[place];
        }
    }

    private sealed class NotTakenRow
    {
        public Guid BookingId { get; init; }
        public bool TicketExists { get; init; }
    }
}
