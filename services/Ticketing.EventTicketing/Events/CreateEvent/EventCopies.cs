using Ticketing.Contracts.Seating;
using Ticketing.Contracts.Time;
using Ticketing.EventTicketing.Infrastructure;

namespace Ticketing.EventTicketing.Events.CreateEvent;

/// <summary>Plans an event as another one on another date.</summary>
internal static class EventCopies
{
    /// <summary>The plan that would make this event again, but for its drawing.</summary>
    public static PlannedEvent PlanOf(EventRow source, IEnumerable<EventSectionRow> sections) => new(
        source.Name, source.Description, source.Venue, source.StartsAt, source.Currency, source.HoldSeconds,
        source.MaxTicketsPerOrder,
        [.. sections.Select(s => s.ToPlan())])
    {
        SaleEndsAt = source.SaleEndsAt ?? source.StartsAt,
        SaleStartsAt = source.SaleStartsAt,
        PresaleStartsAt = source.PresaleStartsAt,
        VenueId = source.VenueId,
        ProductionId = source.ProductionId,
        Pricing = PricingColumn.Read(source.Pricing),
        Policies = new EventPolicies(
            source.TimeZone,
            new RefundPolicy(
                source.RefundsByBuyer, source.RefundsUntil, source.RefundFeePercent, source.RefundsFreeUntil),
            source.HoldExtensionSeconds,
            source.AllowsWaitlist,
            source.MaxSeatsPerPerson,
            source.WaitingRoomMinutes),
    };

    /// <summary>
    /// The same on another date: sale and refunds begin and end as far from the new start, by the clock at the venue, as
    /// from the old one.
    /// </summary>
    /// <param name="source">The event to copy.</param>
    /// <param name="start">When the new one begins.</param>
    /// <param name="saleStartsAt">When its sale begins, as somebody wrote it; null: as far from the start as before.</param>
    /// <param name="now">Neither the sale nor the time for refunds may be over by then.</param>
    /// <param name="errors">Gets what is wrong.</param>
    public static PlannedEvent Follow(
        PlannedEvent source, DateTimeOffset start, string? saleStartsAt, DateTimeOffset now, FieldErrors errors)
    {
        var refunds = source.Policies.Refunds;
        refunds = refunds with { Until = Move(refunds.Until), FreeUntil = Move(refunds.FreeUntil) };
        var saleEndsAt = Move(source.SaleEndsAt)!.Value;
        errors.Require(saleEndsAt >= now, "starts_at", "The sale of the copy would be over before it began.");
        errors.Require(
            !refunds.ByBuyer || !(refunds.Until < now), "starts_at",
            "The time for refunds would be over before the sale of the copy began.");
        var opensAt = EventTimes.CopySaleStart(source, start, saleStartsAt, now, errors);
        errors.Require(
            !errors.None || opensAt is null || opensAt < saleEndsAt, "sale_starts_at",
            "Must be before the end of the sale.");
        return source with
        {
            StartsAt = start, SaleEndsAt = saleEndsAt, SaleStartsAt = opensAt,
            // A sale that begins earlier than the copied one's may leave no time before it.
            PresaleStartsAt = Move(source.PresaleStartsAt) is { } early && early < opensAt ? early : null,
            Policies = source.Policies with { Refunds = refunds },
            Pricing = source.Pricing is { } pricing
                ? pricing with { EarlyBirds = [.. pricing.EarlyBirds.Select(e => e with { Until = Move(e.Until) })] }
                : null,
        };

        DateTimeOffset? Move(DateTimeOffset? time) =>
            time is { } moment ? VenueTime.Follow(moment, source.StartsAt, start, source.Policies.TimeZone) : null;
    }
}
