using Ticketing.SystemKit.Api;
using Ticketing.SystemKit.Checks;
using Ticketing.SystemKit.Running;

namespace Ticketing.SystemKit.Faults;

/// <summary>What must hold once every process is back and everybody has every answer.</summary>
internal sealed class FaultChecks(RunningSystem system, MoneyRecord record, SandboxControl sandbox, TimeSpan bound)
{
    /// <summary>Waits until everything about the event agrees and nothing is stuck; fails with what does not.</summary>
    public async Task AgreeAsync(FaultScene scene)
    {
        var eventId = scene.EventId;
        long[] events = [eventId];
        await Eventually.GetAsync(
            async cancellation => (await record.BookingsAsync(events, cancellation)).Where(b => b.IsOpen).ToList(),
            open => open.Count == 0, "every booking at its end", bound, Words);
        await Eventually.GetAsync(
            async cancellation =>
            {
                // Bookings after what belongs to them: one that a late payment makes in between must be among them.
                var transactions = await record.TransactionsAsync(events, cancellation);
                var sold = await record.SoldAsync(events, cancellation);
                return MoneyAgreement.Find(
                    await record.BookingsAsync(events, cancellation), transactions, sold,
                    await sandbox.BooksAsync(cancellation)).ToList();
            },
            wrong => wrong.Count == 0, "money and tickets agree", bound, Words);
        await Eventually.GetAsync(
            cancellation => record.StuckAsync(events, TimeSpan.Zero, cancellation),
            stuck => stuck.Count == 0, "nothing unfinished", bound, Words);
        await Eventually.GetAsync(
            cancellation => RecordAgreement.FindAsync(record, events, cancellation),
            wrong => wrong.Count == 0, "bookings, tickets, codes and invoices agree", bound, Words);
        await SeatAgreement.ReachedAsync(system.Client, eventId, patience: bound);
        await SeatAudit.CleanAsync(system, eventId, bound);
        await FigureRecount.CleanAsync(system, eventId, bound);
        await DoorsAgreeAsync(scene, events);
    }

    private async Task DoorsAgreeAsync(FaultScene scene, long[] events)
    {
        var paid = (await record.BookingsAsync(events, CancellationToken.None))
            .Where(b => b.Status == OrderStatus.Paid).Select(b => b.Id);
        var tickets = await scene.Seller.TicketsAsync(scene.EventId);
        var wrong = await CodesAtDoor.FindAsync(scene, paid, tickets.Count(t => t.Status == "SOLD"));
        if (wrong.Count > 0)
        {
            throw new InvalidOperationException($"The door does not agree. {Words(wrong)}");
        }
    }

    private static string Words<T>(List<T> found) => $"{found.Count}: {string.Join("; ", found.Take(10))}";
}
