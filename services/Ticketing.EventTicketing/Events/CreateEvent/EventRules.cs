using Ticketing.Contracts.Money;
using Ticketing.Contracts.Seating;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Events.CreateEvent;

/// <summary>
/// Turns a request into a planned event, or lists everything that is wrong with it. Bounds: docs/api.md.
/// </summary>
internal static class EventRules
{
    /// <summary>Seats for sale in one event.</summary>
    public const int MaxSeats = 100_000;

    /// <summary>Price zones of one event.</summary>
    public const int MaxSections = 50;

    /// <summary>Highest price of a seat in minor units.</summary>
    public const long MaxPriceMinor = 1_000_000_000;

    /// <summary>
    /// Gaps and accessible seats of one event together: its entry in the event directory, which every service
    /// copies, stays around a megabyte.
    /// </summary>
    public const int MaxSpecialPlaces = 50_000;

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
        var sections = Sections(draft.Sections, errors);
        return errors.None
            ? (new PlannedEvent(
                name, description, venue, times.StartsAt, draft.Currency!,
                hold, max, sections)
            {
                Policies = policies, SaleEndsAt = times.SaleEndsAt, SaleStartsAt = times.SaleStartsAt,
                IsDraft = draft.Draft ?? false,
            }, null)
            : (null, errors.ToRefusal());
    }

    private static List<SectionPlan> Sections(IReadOnlyList<SectionDraft?>? drafts, FieldErrors errors)
    {
        var plans = new List<SectionPlan>();
        if (!errors.Require(
            drafts is { Count: >= 1 and <= MaxSections }, "sections", $"Must be 1 to {MaxSections} sections."))
        {
            return plans;
        }

        // "A" and "a" would be two sections to the system and one to most people.
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < drafts!.Count && !errors.Full; i++)
        {
            var path = $"sections[{i}]";
            if (drafts[i] is not { } draft)
            {
                errors.Add(path, "Must not be null.");
                continue;
            }

            var nameOk = errors.Require(
                SectionName.TryRead(draft.Name, out var name), path + ".name", SectionName.Hint);
            errors.Require(
                !nameOk || names.Add(name), path + ".name", "Another section has this name.");
            errors.Require(
                draft.Price is >= 0 and <= MaxPriceMinor,
                path + ".price",
                $"Must be 0 to {MaxPriceMinor} minor units.");
            var subsections = SubsectionRules.Check(draft.Subsections, path + ".subsections", errors);
            plans.Add(new SectionPlan(name, i, draft.Price ?? 0, subsections));
        }

        errors.Require(
            !errors.None || plans.Sum(p => (long)p.Seats) <= MaxSeats,
            "sections",
            $"Must have at most {MaxSeats} seats in all.");
        errors.Require(
            plans.Sum(p => p.Subsections.Sum(s => s.Unavailable.Count + s.Accessible.Count)) <= MaxSpecialPlaces,
            "sections",
            $"Must have at most {MaxSpecialPlaces} gaps and accessible seats in all.");
        return plans;
    }
}
