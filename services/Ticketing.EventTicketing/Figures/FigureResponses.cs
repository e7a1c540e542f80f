using Ticketing.EventTicketing.Figures.Counting;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.EventTicketing.Figures;

/// <summary>
/// Counters. Seats unless the name says otherwise; amounts in minor units. <c>Held</c> and <c>Sold</c> are those of now, or
/// of a step the change in it; all others add up. <c>Revenue</c> is paid minus refunded; <c>Fees</c>, a part of it, is what
/// was kept of refunded seats, and <c>ServiceFees</c>, another part, the event's fees of sold seats. <c>Allotted</c> seats are
/// kept for somebody and not held; <c>Moved</c> ones were changed for others at the desk, which is no refund.
/// </summary>
internal sealed record FigureCounts(
    long Held, long Sold, long Abandoned, long Refunded, long OrdersHeld, long OrdersPaid, long OrdersAbandoned,
    long PaidAmount, long RefundedAmount, long Fees, long Revenue, long Admitted,
    long Allotted, long Moved, long ServiceFees)
{
    public static readonly FigureCounts None = Of(new SaleCounts());

    public static FigureCounts Of(SaleCounts c) => new(
        c.SeatsHeld - c.SeatsPaid - c.SeatsAbandoned, c.SeatsPaid - c.SeatsRefunded, c.SeatsAbandoned, c.SeatsRefunded,
        c.OrdersHeld, c.OrdersPaid, c.OrdersAbandoned, c.PaidMinor, c.RefundedMinor, c.FeesMinor,
        c.PaidMinor - c.RefundedMinor, c.Admitted, c.SeatsAllotted, c.SeatsMoved, c.ServiceFeesMinor);
}

/// <summary>Counters of one section, category of seats or code; codes that were made together are one.</summary>
internal sealed record FigureOfValue(string Name, FigureCounts Counts);

/// <summary>People let in at one door, which is the device that scanned.</summary>
internal sealed record DoorFigure(string Door, long Admitted);

/// <summary>
/// What only booking-service knows: entries of the waitlist, the seats that they want, and orders that got no seats. Null when
/// it did not say in time.
/// </summary>
internal sealed record DemandFigure(long WaitingEntries, long WaitingSeats, long OrdersFailed);

/// <summary>
/// Figures of an event as they are now, as a whole, by section, by category, by code and by door; of codes and doors the 500 that
/// sold or admitted most.
/// </summary>
internal sealed record FiguresResponse(
    long EventId, string Currency, string TimeZone, long SeatsTotal, FigureCounts Total,
    IReadOnlyList<FigureOfValue> Sections, IReadOnlyList<FigureOfValue> Categories, IReadOnlyList<FigureOfValue> Codes,
    IReadOnlyList<DoorFigure> Doors, DemandFigure? Demand = null)
{
    /// <summary>What the answer reads.</summary>
    public static readonly IReadOnlyList<string> Dimensions =
    [
        SaleDimensions.Event, SaleDimensions.Section, SaleDimensions.Category, SaleDimensions.Code, SaleDimensions.Door,
    ];

    public static FiguresResponse Of(FiguredEvent @event, IEnumerable<SaleCounts> counts)
    {
        var byDimension = counts.ToLookup(c => c.Dimension, StringComparer.Ordinal);
        return new(
            @event.EventId, @event.Currency, @event.TimeZone, @event.SeatsTotal,
            byDimension[SaleDimensions.Event].Select(FigureCounts.Of).FirstOrDefault(FigureCounts.None),
            Of(SaleDimensions.Section), Of(SaleDimensions.Category), Of(SaleDimensions.Code),
            [.. byDimension[SaleDimensions.Door].Select(c => new DoorFigure(c.Value, c.Admitted))]);

        List<FigureOfValue> Of(string dimension) =>
            [.. byDimension[dimension].Select(c => new FigureOfValue(c.Value, FigureCounts.Of(c)))];
    }
}

/// <summary>A step of a series; where it begins, UTC.</summary>
internal sealed record FigurePoint(DateTimeOffset At, FigureCounts Counts);

/// <summary>
/// Counters of a time, step by step; a step in which nothing happened is left out. Days begin at the venue's midnight, to
/// the hour.
/// </summary>
internal sealed record FigureSeriesResponse(
    long EventId, [property: OneOf("minute", "hour", "day")] string Step, DateTimeOffset From, DateTimeOffset To,
    IReadOnlyList<FigurePoint> Points);

/// <summary>An event in the seller's dashboard; <c>Today</c> is since the venue's midnight.</summary>
internal sealed record EventFiguresResponse(
    long EventId, string Name, string Venue, DateTimeOffset StartsAt, string TimeZone, string Status, string Currency,
    long SeatsTotal, FigureCounts Total, FigureCounts Today);

/// <summary>A page of the seller's events with their figures, newest first.</summary>
internal sealed record SellerFiguresResponse(IReadOnlyList<EventFiguresResponse> Events, string? Next);

/// <summary>A difference between figures and records: what has to be added. <c>At</c> is null for all time.</summary>
internal sealed record FigureDifference(string Dimension, string Value, DateTimeOffset? At, FigureCounts Missing);

/// <summary>Whether the figures of an event equal a count of its records; at most a hundred differences.</summary>
internal sealed record RecountResponse(long EventId, bool Consistent, IReadOnlyList<FigureDifference> Differences);
