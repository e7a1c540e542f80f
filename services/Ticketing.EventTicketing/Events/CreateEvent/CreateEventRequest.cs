using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Ticketing.Contracts.Seating;

namespace Ticketing.EventTicketing.Events.CreateEvent;

/// <summary>
/// Body of <c>POST /events</c>: an event as a seller describes it. Anything may be missing or wrong until
/// <see cref="EventRules"/> has checked it.
/// </summary>
internal sealed record CreateEventRequest(
    [property: Required] string? Name,
    string? Description,
    [property: Required] string? Venue,
    [property: Required] string? StartsAt,
    [property: Required] string? Currency,
    int? HoldSeconds,
    int? MaxTicketsPerOrder,
    [property: Required] IReadOnlyList<SectionDraft?>? Sections,
    string? TimeZone = null,
    RefundDraft? Refunds = null,
    int? HoldExtensionSeconds = null,
    bool? Waitlist = null,
    string? SaleEndsAt = null,
    int? MaxSeatsPerPerson = null,
    string? SaleStartsAt = null,
    WaitingRoomDraft? WaitingRoom = null,
    bool? Draft = null);

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

/// <summary>A section as described. Price in minor units of the event's currency.</summary>
internal sealed record SectionDraft(
    [property: Required] string? Name, [property: Required] long? Price,
    [property: Required] IReadOnlyList<SubsectionDraft?>? Subsections);

/// <summary>A subsection as described.</summary>
/// <param name="Number">From 1, unique in the section.</param>
/// <param name="Rows">Rows, row 1 the best unless <paramref name="RowOrder"/> says otherwise.</param>
/// <param name="SeatsPerRow">Places in the longest row.</param>
/// <param name="RowLengths">Optional lengths of rows 1, 2, …; rows beyond the list, and nulls, are
/// full.</param>
/// <param name="Unavailable">Optional places not for sale.</param>
/// <param name="Accessible">Optional seats for wheelchair users.</param>
/// <param name="RowOrder">Optional rows from the best on; the others follow in order of number.</param>
/// <param name="BestSeat">Optional best place of a row, a seat's number or half-way between two (10.5).</param>
internal sealed record SubsectionDraft(
    [property: Required] int? Number,
    [property: Required] int? Rows,
    [property: Required] int? SeatsPerRow,
    IReadOnlyList<int?>? RowLengths,
    IReadOnlyList<RowSeat>? Unavailable,
    IReadOnlyList<RowSeat>? Accessible,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<int?>? RowOrder = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] decimal? BestSeat = null);
