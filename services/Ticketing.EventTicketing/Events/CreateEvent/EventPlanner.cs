using Ticketing.Contracts;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Events.CreateEvent;

/// <summary>Plans an event as a seller describes it, with the stored plan, venue and production that it names.</summary>
internal sealed class EventPlanner(PlannedSections sections, EventPlace places, TimeProvider time)
{
    /// <returns>The planned event, or the refusal; never both.</returns>
    public async Task<(PlannedEvent? Event, Refusal? Refusal)> PlanAsync(
        CreateEventRequest request, UserId seller, CancellationToken ct)
    {
        var (draft, refusal) = await sections.ExpandAsync(request, seller, ct);
        if (refusal is null)
        {
            (draft, refusal) = await places.FillAsync(draft, seller, ct);
        }

        return refusal is null ? EventRules.Check(draft, time.GetUtcNow()) : (null, refusal);
    }
}
