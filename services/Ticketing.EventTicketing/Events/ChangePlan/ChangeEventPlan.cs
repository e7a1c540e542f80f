using System.Globalization;
using System.Security.Claims;
using Ticketing.Contracts;
using Ticketing.Contracts.Seating;
using Ticketing.EventTicketing.Events.CreateEvent;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.EventTicketing.Plans;
using Ticketing.Messaging.Auditing;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Auth.Sellers;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Events.ChangePlan;

/// <summary>
/// Changes the plan of an event whose seats are on sale, in one transaction: plan, tickets of new seats, directory version,
/// and a message for each changed section. Seats that are blocked keep their tickets until the live state says that nobody
/// took them meanwhile (<see cref="RecordSeatPlan"/>).
/// </summary>
internal sealed class ChangeEventPlan(Database database, SellerQuota quota, TimeProvider time)
{
    /// <summary>Changes the plan, or tells what would change.</summary>
    public async Task<(PlanChangeResponse? Response, Refusal? Refusal)> RunAsync(
        EventId id, ClaimsPrincipal caller, ChangePlanRequest request, bool isPreview, CancellationToken ct)
    {
        if (CheckRequest(request) is { } wrong)
        {
            return (null, wrong);
        }

        await using var transaction = await database.BeginAsync(ct);
        if (!isPreview)
        {
            await EventPlanTable.LockAsync(transaction, id, ct);
        }

        var found = await EventPlanTable.FindAsync(transaction, id, ct);
        if (RefusalOf(found?.Row, caller.SellerId()) is { } refusal)
        {
            return (null, refusal);
        }

        var (row, before) = found!.Value;
        var errors = new FieldErrors();
        var after = PlanRevision.Of(before, request.Plan!, errors);
        if (!errors.None)
        {
            return (null, PlanErrors.Invalid(errors));
        }

        var difference = new PlanDifference(before, after);
        var taken = new TakenSeats(before, difference, await PlanTickets.ReadTakenAsync(
            transaction, id, difference.ChangedSections.Select(s => s.Name), ct));
        var keeps = request.Taken == ChangePlanRequest.Keep;
        if (taken.Count > 0 && keeps)
        {
            after = taken.Keep(after, errors);
            difference = new PlanDifference(before, after);
        }

        if (!errors.None)
        {
            return (null, PlanErrors.Invalid(errors));
        }

        if (isPreview || difference.IsEmpty)
        {
            return (ResponseOf(row.Edition, isPreview ? "preview" : "unchanged", before, after, difference, taken), null);
        }

        if (row.Edition != request.Edition)
        {
            return (null, EventErrors.Edited);
        }

        if (taken.Count > 0 && !keeps)
        {
            return (null, taken.ToRefusal(request.Plan!));
        }

        refusal = await WriteAsync(transaction, row, caller, before, after, difference, ct);
        return refusal is null
            ? (ResponseOf(row.Edition + 1, "applying", before, after, difference, taken), null)
            : (null, refusal);
    }

    private async Task<Refusal?> WriteAsync(
        DatabaseTransaction transaction, PlannedRow row, ClaimsPrincipal caller, StoredPlan before, StoredPlan after,
        PlanDifference difference, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var id = new EventId(row.EventId);
        var more = after.Seats - before.Seats;
        if (more > 0 && await quota.FindSeatsRefusalAsync(transaction, new UserId(row.SellerId), more, now, ct) is { } full)
        {
            return full;
        }

        await PlanTickets.AddAsync(transaction, id, [.. difference.Added()], ct);
        await transaction.AppendAsync(EntryOf(row, caller, difference), now, ct);
        var none = Array.Empty<SeatPosition>().ToLookup(_ => "");
        if (!await EventPlanTable.WriteAsync(transaction, row, after, difference.ChangedSections, none, now, ct))
        {
            return EventErrors.Edited;
        }

        await transaction.CommitAsync(ct);
        return null;
    }

    private static Refusal? CheckRequest(ChangePlanRequest request)
    {
        var errors = new FieldErrors();
        errors.Require(request.Edition is >= 1, "edition", "Must be the edition of the event that was read.");
        errors.Require(request.Plan is not null, "plan", "Required.");
        errors.Require(
            request.Taken is null or ChangePlanRequest.Refuse or ChangePlanRequest.Keep, "taken",
            $"Must be {ChangePlanRequest.Refuse} or {ChangePlanRequest.Keep}.");
        return errors.None ? null : errors.ToRefusal();
    }

    /// <summary>Why the caller may not change the plan; null if they may.</summary>
    private static Refusal? RefusalOf(PlannedRow? row, UserId caller) => row switch
    {
        null => EventErrors.NotFound,
        _ when row.SellerId != caller.Value => EventErrors.NotYours,
        { Status: "ENDED" } => EventErrors.Ended,
        { Status: "CANCELLED" } => EventErrors.Cancelled,
        { Status: "PREPARING" } => EventErrors.Preparing,
        _ => null,
    };

    private static PlanChangeResponse ResponseOf(
        int edition, string state, StoredPlan before, StoredPlan after, PlanDifference difference, TakenSeats taken) => new(
        edition, state, before.Seats, after.Seats, difference.ToResponse(), taken.ToResponse(), taken.Count);

    private static AuditEntry EntryOf(PlannedRow row, ClaimsPrincipal caller, PlanDifference difference) =>
        new("plan-changed", AuditActor.Of(caller))
        {
            EventId = row.EventId, SellerId = row.SellerId,
            Details = new Dictionary<string, string>
            {
                ["sections"] = Text(difference.ChangedSections.Count), ["seats_added"] = Text(difference.Added().Count()),
                ["seats_blocked"] = Text(difference.Blocked().Count()),
            },
        };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
