using Ticketing.Contracts.Money;
using Ticketing.Contracts.Seating;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.EventTicketing.Plans;
using Ticketing.EventTicketing.Plans.Geometry;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Events.CreateEvent;

/// <summary>
/// Turns a request into a planned event, or lists everything that is wrong with it. Bounds: docs/api.md.
/// </summary>
internal static class EventRules
{
    private const int DefaultHoldSeconds = 900;
    private const int DefaultMaxTicketsPerOrder = 8;

    /// <param name="draft">As sent.</param>
    /// <param name="now">The event neither begins nor stops selling before it.</param>
    /// <returns>The planned event, or the refusal; never both.</returns>
    public static (PlannedEvent? Event, Refusal? Refusal) Check(CreateEventRequest draft, DateTimeOffset now)
    {
        var errors = new FieldErrors();
        var hold = draft.HoldSeconds ?? DefaultHoldSeconds;
        var max = draft.MaxTicketsPerOrder ?? DefaultMaxTicketsPerOrder;
        var name = EventTexts.ReadName(draft.Name, "name", errors);
        var description = EventTexts.ReadDescription(draft.Description, errors);
        var venue = EventTexts.ReadName(draft.Venue, "venue", errors);
        var times = EventTimes.Read(draft, now, errors);
        errors.Require(
            Currency.IsKnown(draft.Currency), "currency", "Must be an ISO 4217 code in upper case, for example TWD.");
        EventPolicies.CheckHold(hold, errors);
        errors.Require(max is >= 1 and <= 50, "max_tickets_per_order", "Must be 1 to 50.");
        var policies = EventPolicies.Read(draft, times.StartsAt, errors);
        var drawing = GeometryRules.Check(draft.Drawing, "drawing", errors);
        var sections = SectionRules.Check(draft.Sections, drawing, hasPrices: true, errors);
        return errors.None
            ? (new PlannedEvent(
                name, description, venue, times.StartsAt, draft.Currency!,
                hold, max, sections)
            {
                Policies = policies, SaleEndsAt = times.SaleEndsAt, SaleStartsAt = times.SaleStartsAt,
                PresaleStartsAt = times.PresaleStartsAt,
                Drawing = PlanDrawing.Of(drawing, draft.Sections!),
                VenueId = draft.VenueId, ProductionId = draft.ProductionId,
                IsDraft = draft.Draft ?? false,
            }, null)
            : (null, errors.ToRefusal());
    }
}
