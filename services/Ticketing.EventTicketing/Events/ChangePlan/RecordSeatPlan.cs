using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Data;

namespace Ticketing.EventTicketing.Events.ChangePlan;

/// <summary>
/// Follows what seat-reservation answers to a changed plan. Free tickets of blocked seats go; a seat that was taken in between
/// is put back into the plan, as a further edition, so that both stores end with the same plan whatever came when. An
/// answer to an edition that is not the section's newest says nothing: the newest one's comes. By the state alone, so that
/// an answer may come again (docs/adr/0047).
/// </summary>
internal sealed class RecordSeatPlan(Database database, TimeProvider time)
{
    /// <summary>Edits of the event may come between reading and writing.</summary>
    private const int MaxTries = 5;

    private const string MarkApplied =
        """
        UPDATE plan_changes SET is_applied = true
        WHERE event_id = @EventId AND section = @Section AND edition = @Edition AND NOT is_applied
        """;

    private const string FindKept = "SELECT kept FROM plan_changes WHERE event_id = @EventId AND section = @Section";

    public async Task RecordAsync(SeatPlanChanged answer, CancellationToken ct)
    {
        for (var i = 0; i < MaxTries; i++)
        {
            if (await TryRecordAsync(answer, ct))
            {
                return;
            }
        }

        throw new InvalidOperationException($"Event {answer.EventId} was edited {MaxTries} times in a row.");
    }

    private async Task<bool> TryRecordAsync(SeatPlanChanged answer, CancellationToken ct)
    {
        await using var transaction = await database.BeginAsync(ct);
        await EventPlanTable.LockAsync(transaction, answer.EventId, ct);
        if (await EventPlanTable.FindAsync(transaction, answer.EventId, ct) is not { } found
            || found.Plan.Sections.FirstOrDefault(s => s.Name == answer.Section) is not { } section
            || section.Edition != answer.Edition)
        {
            return true;
        }

        var unsold = UnsoldOf(section).ToHashSet();
        var taken = await PlanTickets.ReadTakenAsync(transaction, answer.EventId, [section.Name], ct);
        var kept = taken.Keys.Select(s => s.Seat).Concat(answer.Kept).Where(unsold.Contains).Distinct().ToList();
        await PlanTickets.RemoveAsync(transaction, answer.EventId, section.Name, [.. unsold.Except(kept)], ct);
        if (kept.Count == 0)
        {
            await transaction.ExecuteAsync(
                MarkApplied, new { EventId = answer.EventId.Value, answer.Section, answer.Edition }, ct);
            await transaction.CommitAsync(ct);
            return true;
        }

        var key = new { EventId = answer.EventId.Value, answer.Section };
        var before = EventPlanTable.SeatsOf(await transaction.FindAsync<string>(FindKept, key, ct) ?? "[]");
        var corrected = section.WithSeats(kept);
        var plan = found.Plan with
        {
            Sections = [.. found.Plan.Sections.Select(s => s.Name == section.Name ? corrected : s)],
        };
        await PlanTickets.AddAsync(transaction, answer.EventId, [.. kept.Select(seat => (corrected, seat))], ct);
        if (!await EventPlanTable.WriteAsync(
            transaction, found.Row, plan, [corrected], before.Union(kept).ToLookup(_ => section.Name), time.GetUtcNow(), ct))
        {
            return found.Row.Status is "ENDED" or "CANCELLED"; // nobody buys there any more
        }

        await transaction.CommitAsync(ct);
        return true;
    }

    private static IEnumerable<SeatPosition> UnsoldOf(SectionPlan section) =>
        section.Subsections.SelectMany(sub => sub.Unavailable.Select(p => new SeatPosition(sub.Number, p.Row, p.Seat)));
}
