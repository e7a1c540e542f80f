using System.Text.Json.Serialization;
using Ticketing.Contracts.Listings;
using Ticketing.Contracts.Seating;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.EventTicketing.Events;

/// <summary><c>event</c> of docs/api.md: summary and seating plan. Prices in minor units of the currency.</summary>
internal sealed record EventResponse(
    long EventId,
    string Name,
    string Venue,
    DateTimeOffset StartsAt,
    [property: NamesOf(typeof(SaleStatus))] string Status,
    string Currency,
    long PriceFrom,
    long PriceTo,
    int SeatsTotal,
    Guid SellerId,
    string Description,
    int HoldSeconds,
    int MaxTicketsPerOrder,
    DateTimeOffset CreatedAt,
    string TimeZone,
    RefundResponse? Refunds,
    int HoldExtensionSeconds,
    bool Waitlist,
    IReadOnlyList<SectionResponse> Sections,
    DateTimeOffset? SaleEndsAt = null,
    int Edition = 1,
    DateTimeOffset? PreviousStartsAt = null,
    int? MaxSeatsPerPerson = null,
    DateTimeOffset? SaleStartsAt = null,
    WaitingRoomResponse? WaitingRoom = null,
    long? VenueId = null,
    long? ProductionId = null,
    Guid? SeriesId = null,
    PictureFacts? Picture = null,
    bool Draft = false,
    DateTimeOffset? PresaleStartsAt = null)
{
    /// <summary>True if <c>GET /events/{event_id}/drawing</c> has where its seats are; else absent.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool HasDrawing { get; init; }

    /// <summary>
    /// True if <c>GET /events/{event_id}/pricing</c> has more than one price a section: categories, kinds of buyer, fee, tax
    /// or early birds; else absent.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool HasPricing { get; init; }

    /// <summary>True if <c>GET /events/{event_id}/attendee-rules</c> has names or questions to answer; else absent.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool AsksAttendees { get; init; }

    /// <summary>True if tickets may not be given to another person; else absent.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool ForbidsTransfers { get; init; }

    /// <param name="row">The event.</param>
    /// <param name="sections">In order of index.</param>
    public static EventResponse Of(EventRow row, IEnumerable<SectionResponse> sections) => new(
        row.EventId, row.Name, row.Venue, row.StartsAt, row.Status, row.Currency, row.PriceFrom,
        row.PriceTo, row.SeatsTotal, row.SellerId, row.Description, row.HoldSeconds,
        row.MaxTicketsPerOrder, row.CreatedAt,
        row.TimeZone, RefundResponse.Of(row), row.HoldExtensionSeconds, row.AllowsWaitlist, [.. sections],
        row.SaleEndsAt ?? row.StartsAt, row.Edition, row.PreviousStartsAt, row.MaxSeatsPerPerson, row.SaleStartsAt,
        WaitingRoomResponse.Of(row), row.VenueId, row.ProductionId, row.SeriesId, PictureColumn.Read(row.Picture),
        row.IsDraft, row.PresaleStartsAt)
    {
        HasDrawing = row.HasDrawing,
        HasPricing = row.Pricing is not null,
        AsksAttendees = row.AsksAttendees,
        ForbidsTransfers = row.ForbidsTransfers,
    };
}

/// <summary>What buyers may give back after paying, and what it costs them.</summary>
internal sealed record RefundResponse(
    bool ByBuyer, DateTimeOffset? Until, int FeePercent, DateTimeOffset? FreeUntil = null)
{
    /// <summary>Null where buyers get nothing back.</summary>
    public static RefundResponse? Of(EventRow row) =>
        row.RefundsByBuyer ? new(true, row.RefundsUntil, row.RefundFeePercent, row.RefundsFreeUntil) : null;
}

/// <summary>The event's waiting room.</summary>
/// <param name="OpensBeforeMinutes">How long before the start of the sale one may enter.</param>
internal sealed record WaitingRoomResponse(int OpensBeforeMinutes)
{
    /// <summary>Null where the sale has none.</summary>
    public static WaitingRoomResponse? Of(EventRow row) => row.WaitingRoomMinutes is { } minutes ? new(minutes) : null;
}

/// <summary>A section with its price.</summary>
internal sealed record SectionResponse(
    string Name, long Price, int SeatsTotal, IReadOnlyList<SubsectionResponse> Subsections)
{
    public static SectionResponse Of(string name, long price, IReadOnlyList<SubsectionPlan> subsections) => new(
        name, price, subsections.Sum(s => s.Seats),
        [.. subsections.Select(s => new SubsectionResponse(
            s.Number, s.Rows, s.SeatsPerRow, s.Seats, s.Unavailable, s.Accessible, s.RowOrder, s.BestSeat)
        {
            Kind = s.Kind == PlaceKind.Seats ? null : s.Kind.ToString().ToLowerInvariant(),
            Label = s.Label,
            Companion = s.Companion,
            RowLabels = s.RowLabels,
            Numbering = NumberingResponse.Of(s.Numbering),
            RowNumberings = s.RowNumberings is null ? null : [.. s.RowNumberings.Select(NumberingResponse.Of)],
        })]);
}

/// <summary>How seats are numbered: from <c>start</c> in steps; <c>labels</c> by place stand before numbers.</summary>
internal sealed record NumberingResponse(
    int Start, int Step, [property: OneOf("left", "right")] string From, bool SkipGaps,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string?>? Labels)
{
    public static NumberingResponse? Of(SeatNumbering? numbering) => numbering is null
        ? null
        : new(numbering.Start, numbering.Step, numbering.FromRight ? "right" : "left", numbering.SkipsGaps, numbering.Labels);
}

/// <summary>A subsection: shape, gaps, accessible seats, and its own order of quality if it has one.</summary>
internal sealed record SubsectionResponse(
    int Number,
    int Rows,
    int SeatsPerRow,
    int SeatsTotal,
    IReadOnlyList<RowSeat> Unavailable,
    IReadOnlyList<RowSeat> Accessible,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<int>? RowOrder,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] decimal? BestSeat)
{
    /// <summary>
    /// Absent for numbered seats; <c>area</c>: a capacity without seats; <c>tables</c>: each row is sold whole.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull), OneOf("area", "tables")]
    public string? Kind { get; init; }

    /// <summary>
    /// Seats beside wheelchair places that are sold only together with one of those next to them in their row; absent for none.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<RowSeat>? Companion { get; init; }

    /// <summary>What people call it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Label { get; init; }

    /// <summary>What people call rows 1, 2, …; nulls, and rows beyond the list, have their number.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string?>? RowLabels { get; init; }

    /// <summary>How the seats of rows without a numbering of their own are numbered; absent: 1, 2, 3, ….</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public NumberingResponse? Numbering { get; init; }

    /// <summary>Numberings of rows 1, 2, ….</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<NumberingResponse?>? RowNumberings { get; init; }
}
