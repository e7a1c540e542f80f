using System.ComponentModel.DataAnnotations;
using Ticketing.EventTicketing.Plans;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.EventTicketing.Events.ChangePlan;

/// <summary>Body of <c>PUT /events/{event_id}/plan</c> and of its preview: the new plan as a whole.</summary>
/// <param name="Edition">The edition of the event that the plan was made from; an older one is refused.</param>
/// <param name="Plan">
/// In the published format. Only a section that is new has a price. What it does not name of a section that stays, a place or
/// a row, is blocked.
/// </param>
/// <param name="Taken">
/// What to do where the plan blocks or renames a seat that somebody has: <c>refuse</c> (the default) or <c>keep</c>, which
/// leaves the seat, and the names of its row, as they are.
/// </param>
internal sealed record ChangePlanRequest(
    [property: Required] int? Edition, [property: Required] PlanDocument? Plan,
    [property: OneOf("refuse", "keep")] string? Taken = null)
{
    public const string Refuse = "refuse";
    public const string Keep = "keep";
}

/// <summary>A changed plan, or what would change.</summary>
/// <param name="Edition">Of the event now.</param>
/// <param name="State">
/// <c>preview</c>: nothing was changed. <c>unchanged</c>: the event has this plan. <c>applying</c>: it is changed, and seats
/// follow within a moment; <c>GET /events/{event_id}/plan</c> tells when all have, and which were taken in between.
/// </param>
/// <param name="SeatsBefore">For sale, in all.</param>
/// <param name="SeatsAfter">For sale, in all.</param>
/// <param name="Changes">By subsection.</param>
/// <param name="Taken">Seats in the way of the change, at most 200, in a preview; those that are left as they are else.</param>
/// <param name="TakenTotal">How many there are of them.</param>
internal sealed record PlanChangeResponse(
    int Edition, [property: OneOf("preview", "unchanged", "applying")] string State, int SeatsBefore, int SeatsAfter,
    IReadOnlyList<SubsectionChangeResponse> Changes, IReadOnlyList<TakenSeatResponse> Taken, int TakenTotal);

/// <summary>What changes in a subsection.</summary>
/// <param name="Section">Its section.</param>
/// <param name="Subsection">Its number.</param>
/// <param name="IsNew">The event did not have it.</param>
/// <param name="SeatsAdded">Seats of places that there were not.</param>
/// <param name="SeatsBlocked">Seats taken out of the sale.</param>
/// <param name="SeatsReopened">Places that were not for sale.</param>
/// <param name="Accessible">Seats that become accessible or ordinary.</param>
/// <param name="Companion">Seats that become companion seats, or are none any more.</param>
/// <param name="Renamed">Seats that have another name.</param>
/// <param name="Moved">Its seats are elsewhere on the drawing.</param>
internal sealed record SubsectionChangeResponse(
    string Section, int Subsection, bool IsNew, int SeatsAdded, int SeatsBlocked, int SeatsReopened, int Accessible,
    int Companion, int Renamed, bool Moved);

/// <summary>A seat that somebody has and that the plan blocks or renames.</summary>
internal sealed record TakenSeatResponse(
    string Section, int Subsection, int Row, int Seat, string Name,
    [property: OneOf("RESERVED", "SOLD")] string Status, [property: OneOf("blocked", "renamed")] string Change);

/// <summary>An event's plan, as <c>PUT</c> takes it, and how far its last changes are.</summary>
/// <param name="EventId">The event.</param>
/// <param name="Edition">Of the event; what a change is made from.</param>
/// <param name="Plan">The plan.</param>
/// <param name="IsApplied">False while seats still follow a change.</param>
/// <param name="Changes">The last change of each section that was ever changed.</param>
internal sealed record EventPlanResponse(
    long EventId, int Edition, PlanDocument Plan, bool IsApplied, IReadOnlyList<SectionPlanChangeResponse> Changes);

/// <summary>The last change of a section's seats.</summary>
/// <param name="Section">The section.</param>
/// <param name="Edition">The edition that changed it.</param>
/// <param name="IsApplied">Its seats have followed.</param>
/// <param name="Kept">Seats that were to be blocked and that somebody had or got in that moment; they are for sale.</param>
internal sealed record SectionPlanChangeResponse(
    string Section, int Edition, bool IsApplied, IReadOnlyList<KeptSeatResponse> Kept);

/// <summary>A seat that stayed.</summary>
internal sealed record KeptSeatResponse(int Subsection, int Row, int Seat);
