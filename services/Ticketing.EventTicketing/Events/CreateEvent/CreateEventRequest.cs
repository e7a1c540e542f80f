using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Ticketing.EventTicketing.Plans;

namespace Ticketing.EventTicketing.Events.CreateEvent;

/// <summary>
/// Body of <c>POST /events</c>: an event as a seller describes it. Anything may be missing or wrong until
/// <see cref="EventRules"/> has checked it. <c>Venue</c> and <c>TimeZone</c> come from <c>VenueId</c> where that is named.
/// </summary>
internal sealed record CreateEventRequest(
    [property: Required] string? Name,
    string? Description,
    string? Venue,
    [property: Required] string? StartsAt,
    [property: Required] string? Currency,
    int? HoldSeconds,
    int? MaxTicketsPerOrder,
    IReadOnlyList<SectionDraft?>? Sections,
    string? TimeZone = null,
    RefundDraft? Refunds = null,
    int? HoldExtensionSeconds = null,
    bool? Waitlist = null,
    string? SaleEndsAt = null,
    int? MaxSeatsPerPerson = null,
    string? SaleStartsAt = null,
    WaitingRoomDraft? WaitingRoom = null,
    long? VenueId = null,
    long? ProductionId = null,
    bool? Draft = null,
    string? PresaleStartsAt = null)
{
    /// <summary>What the plan's drawing has besides seats.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DrawingDraft? Drawing { get; init; }

    /// <summary>A plan of the seller's, instead of <see cref="Sections"/> and <see cref="Drawing"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PlanChoice? Plan { get; init; }
}

/// <summary>
/// A stored plan and what its sections cost: <c>{"plan_id":"…","version":2,"prices":[{"section":"A","price":300000}]}</c>.
/// </summary>
/// <param name="PlanId">The plan.</param>
/// <param name="Version">Absent: the newest.</param>
/// <param name="Prices">Of every section, in minor units.</param>
internal sealed record PlanChoice(
    [property: Required] Guid? PlanId, int? Version, [property: Required] IReadOnlyList<SectionPriceDraft?>? Prices);

/// <summary>A waiting room before the sale: <c>{"opens_before_minutes":30}</c>.</summary>
internal sealed record WaitingRoomDraft(int? OpensBeforeMinutes);

/// <summary>
/// What buyers may give back: <c>{"by_buyer":true,"until":"2026-12-04T12:00","fee_percent":10}</c>. The times are read as
/// the event's start is.
/// </summary>
/// <param name="ByBuyer">False for nothing.</param>
/// <param name="Until">Until when; the start if absent.</param>
/// <param name="FeePercent">Part of the price that is kept.</param>
/// <param name="FreeUntil">Until when nothing is kept.</param>
/// <param name="FreeUntilHours">The same in hours before the start.</param>
internal sealed record RefundDraft(
    bool? ByBuyer, string? Until, int? FeePercent, string? FreeUntil = null, int? FreeUntilHours = null);
