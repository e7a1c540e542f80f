namespace Ticketing.EventTicketing.Plans.Formats;

/// <summary>
/// A seating plan as pretix has it, by its published schema (pretix/static/seating/seating-plan.schema.json). Positions are
/// relative: a seat's to its row, a row's to its zone. What the schema has besides is left out on reading.
/// </summary>
internal sealed record PretixPlan(
    string? Name, IReadOnlyList<PretixZone?>? Zones, IReadOnlyList<PretixCategory?>? Categories, PretixSize? Size);

/// <summary>Width and height of the drawing.</summary>
internal sealed record PretixSize(decimal? Width, decimal? Height);

/// <summary>A kind of seats, with a colour.</summary>
internal sealed record PretixCategory(string? Name, string? Color);

/// <summary>Rows that belong together, such as a balcony.</summary>
internal sealed record PretixZone(
    string? Name, PretixPoint? Position, IReadOnlyList<PretixRow?>? Rows, IReadOnlyList<PretixArea?>? Areas);

/// <summary>A row of seats.</summary>
internal sealed record PretixRow(string? RowNumber, IReadOnlyList<PretixSeat?>? Seats, PretixPoint? Position);

/// <summary>A seat.</summary>
internal sealed record PretixSeat(string? SeatGuid, string? SeatNumber, PretixPoint? Position, string? Category);

/// <summary>Something drawn besides seats, such as the stage.</summary>
internal sealed record PretixArea(
    decimal? Width, decimal? Height, PretixPoint? Position, string? Color, string? Text);

/// <summary>A point.</summary>
internal sealed record PretixPoint(decimal? X, decimal? Y);
