using StackExchange.Redis;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;
using Ticketing.SeatReservation.Infrastructure;

namespace Ticketing.SeatReservation.SeatState;

/// <summary>A section after the change of its plan.</summary>
/// <param name="Section">With the seats that were kept.</param>
/// <param name="Kept">Seats that the plan does not sell any more and that somebody has.</param>
internal sealed record ChangedPlan(LiveSection Section, IReadOnlyList<SeatPosition> Kept);

/// <summary>
/// Brings the live state of a section to a changed plan: each subsection in one atomic step, then the mark of the section.
/// By the state alone, so that a change may come again, and may come after a rebuild that made the state of the new plan
/// already. Call it only while consuming the section's partition (docs/adr/0047).
/// </summary>
internal sealed class ChangePlan(
    [FromKeyedServices("kvrocks")] IConnectionMultiplexer kvrocks, SectionPlans plans, InitializeSeats initialize)
{
    private static readonly KvrocksScript ChangeSubsection = KvrocksScript.FromFiles("change_subsection.lua");

    /// <summary>Null if the section has a later edition already, so that nothing was done.</summary>
    /// <exception cref="SectionNotInitializedException">The section has no live state.</exception>
    /// <exception cref="ArgumentException">The plan names a place outside its rectangle.</exception>
    public async Task<ChangedPlan?> RunAsync(ChangeSeatPlan change)
    {
        var name = change.Section.Name;
        var before = await plans.RereadAsync(change.EventId, name)
            ?? throw new SectionNotInitializedException(change.EventId, name);
        var after = new SectionShape(change.EventId, change.Currency, change.Section);
        if (before.Shape.Plan.Edition > change.Section.Edition)
        {
            return null;
        }

        var kept = await Task.WhenAll(after.Subsections.Select(subsection =>
            ChangeAsync(after, subsection, before.Shape.Find(subsection.Number)?.Places ?? 0)));
        if (Array.Exists(kept, seats => seats is null))
        {
            return null;
        }

        // What is held or sold can be given back and sold again: the plan that stands here still has it.
        List<SeatPosition> all = [.. kept.SelectMany(seats => seats!)];
        await initialize.PublishAsync(
            new SeatInitializationCommand(change.EventId, change.Currency, change.Section.WithSeats(all)), again: true);
        return await plans.RereadAsync(change.EventId, name) is { } section ? new ChangedPlan(section, all) : null;
    }

    /// <summary>The seats that stayed; null if the section has a later edition.</summary>
    private async Task<IReadOnlyList<SeatPosition>?> ChangeAsync(
        SectionShape section, SubsectionShape subsection, int placesBefore)
    {
        var (e, name, number) = (section.EventId, section.Name, subsection.Number);
        var answer = (int[])(await ChangeSubsection.EvaluateAsync(
            kvrocks.GetDatabase(),
            [
                KvrocksKeys.EventPlan(e),
                KvrocksKeys.Total(e, name, number),
                KvrocksKeys.SeatBits(e, name, number),
                KvrocksKeys.Available(e, name, number),
                KvrocksKeys.Reserved(e, name, number),
                KvrocksKeys.Sold(e, name, number),
                KvrocksKeys.Changes(e),
                KvrocksKeys.Sequence(e),
                .. Enumerable.Range(1, subsection.Rows)
                    .Select(row => (RedisKey)KvrocksKeys.RowAvailable(e, name, number, row)),
            ],
            [
                name, section.Plan.Edition, subsection.Rows, subsection.SeatsPerRow, placesBefore,
                subsection.InitialBits(),
            ]))!;
        return answer[0] switch
        {
            0 => throw new SectionNotInitializedException(e, name),
            1 => [.. answer.Skip(1).Select(subsection.At)],
            _ => null,
        };
    }
}
