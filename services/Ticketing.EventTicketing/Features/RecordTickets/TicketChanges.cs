using Npgsql;
using Ticketing.Contracts;
using Ticketing.EventTicketing.Domain;
using Ticketing.Messaging;

namespace Ticketing.EventTicketing.Features.RecordTickets;

/// <summary>
/// Writes what a batch changes, in one round trip: states of bookings, then free, take, sell.
/// </summary>
public static class TicketChanges
{
    /// <summary>Runs in the connection's transaction.</summary>
    /// <exception cref="PoisonMessageException">A ticket that was to be taken is another booking's or does
    /// not exist.</exception>
    public static async Task ExecuteAsync(
        NpgsqlConnection connection, IReadOnlyList<BookingFold> all, IReadOnlyList<BookingFold> knownBefore,
        CancellationToken ct)
    {
        var take = TicketRows.ToTake(all);
        if (take.FirstRival() is { } rival)
        {
            throw new PoisonMessageException(rival.First.Source, TicketFaults.HeldByOtherBooking);
        }

        await using var batch = new NpgsqlBatch(connection);
        var moved = knownBefore.Where(b => b.IsChanged).ToList();
        if (moved.Count > 0)
        {
            batch.BatchCommands.Add(TicketBookingTable.UpdateOf(moved));
        }

        // Freed first: a seat may go to its next booking within one batch.
        var free = TicketRows.ToFree(knownBefore);
        var freed = Add(batch, free, free.Keys, TicketStatements.Free);
        var refunded = TicketRows.GivenBack(all.Where(b => b.After.WereSold));
        Add(batch, refunded, refunded.Keys, TicketStatements.Unwithhold);
        var taken = Add(batch, take, take.Taken, TicketStatements.Take);
        var sell = TicketRows.ToSell(knownBefore);
        var sold = Add(batch, sell, sell.Sold, TicketStatements.Sell);
        if (batch.BatchCommands.Count == 0)
        {
            return;
        }

        await batch.ExecuteNonQueryAsync(ct);
        if (taken is not null && taken.RecordsAffected != take.Count)
        {
            throw await ExplainAsync(connection, take, all, ct);
        }

        Expect(freed, free, "free");
        Expect(sold, sell, "sell");
        TicketMetrics.Changed.Add(take.Count + free.Count + sell.Count);
    }

    private static NpgsqlBatchCommand? Add(
        NpgsqlBatch batch, TicketRows rows, Func<string, NpgsqlBatchCommand> command, string sql)
    {
        if (rows.Count == 0)
        {
            return null;
        }

        var added = command(sql);
        batch.BatchCommands.Add(added);
        return added;
    }

    /// <summary>
    /// Bookings and tickets are changed together, so these counts can differ only if somebody else wrote.
    /// </summary>
    private static void Expect(NpgsqlBatchCommand? command, TicketRows rows, string what)
    {
        if (command is not null && command.RecordsAffected != rows.Count)
        {
            throw new InvalidOperationException(
                $"To {what} {rows.Count} tickets changed {command.RecordsAffected}: "
                + "tickets and ticket_bookings disagree.");
        }
    }

    /// <summary>Which booking did not get its tickets, and why; the earliest of the batch.</summary>
    private static async Task<Exception> ExplainAsync(
        NpgsqlConnection connection, TicketRows rows, IReadOnlyList<BookingFold> all, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(rows.Keys(TicketStatements.NotTaken));
        var reasons = new Dictionary<BookingId, string>();
        await using var reader = await batch.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            reasons[new BookingId(reader.GetGuid(0))] =
                reader.GetBoolean(1) ? TicketFaults.HeldByOtherBooking : TicketFaults.NoSuchTicket;
        }

        var refused = all.Where(b => reasons.ContainsKey(b.BookingId)).MinBy(b => b.First.Order);
        return refused is null
            ? new InvalidOperationException("Tickets were not taken, and none of them is missing or held.")
            : new PoisonMessageException(refused.First.Source, reasons[refused.BookingId]);
    }
}
