namespace Ticketing.SystemKit.Api;

/// <summary>A new event as a seller writes it (docs/api.md, <c>POST /events</c>).</summary>
public sealed record EventDraft(
    string Name,
    string Venue,
    DateTimeOffset StartsAt,
    string Currency,
    int HoldSeconds,
    int MaxTicketsPerOrder,
    IReadOnlyList<SectionDraft> Sections,
    string Description = "",
    RefundsDraft? Refunds = null,
    int? HoldExtensionSeconds = null)
{
    /// <summary>Seats for sale in all.</summary>
    public int Seats => Sections.Sum(s => s.Seats);

    /// <summary>
    /// An event of equal sections A, B, C, …; the price of a seat of the first is 3,000.00 and falls from
    /// there.
    /// </summary>
    /// <param name="name">Shown to buyers.</param>
    /// <param name="sections">1 to 26.</param>
    /// <param name="subsections">In each section.</param>
    /// <param name="rows">In each subsection.</param>
    /// <param name="seatsPerRow">In each row.</param>
    /// <param name="holdSeconds">How long a booking waits for its payment.</param>
    public static EventDraft Of(
        string name, int sections, int subsections, int rows, int seatsPerRow, int holdSeconds = 900) =>
        new(name, "Dome", DateTimeOffset.UtcNow.AddDays(90), "TWD", holdSeconds, 8,
        [
            .. Enumerable.Range(0, sections).Select(index => new SectionDraft(
                ((char)('A' + index)).ToString(), 300_000 - (index * 10_000),
                [.. Enumerable.Range(1, subsections).Select(n => new SubsectionDraft(n, rows, seatsPerRow))])),
        ]);
}

/// <summary>Whether buyers may give paid tickets back.</summary>
public sealed record RefundsDraft(bool ByBuyer, DateTimeOffset? Until = null, int FeePercent = 0);

/// <summary>A price zone.</summary>
public sealed record SectionDraft(string Name, long Price, IReadOnlyList<SubsectionDraft> Subsections)
{
    /// <summary>Seats for sale in all.</summary>
    public int Seats => Subsections.Sum(s => s.Seats);
}

/// <summary>A block of seats; the order of quality is the usual one where none is given.</summary>
public sealed record SubsectionDraft(
    int Number, int Rows, int SeatsPerRow, IReadOnlyList<RowSeatDraft>? Unavailable = null,
    IReadOnlyList<int>? RowOrder = null, decimal? BestSeat = null)
{
    /// <summary>Seats for sale.</summary>
    public int Seats => (Rows * SeatsPerRow) - (Unavailable?.Count ?? 0);
}

/// <summary>A place that is not for sale.</summary>
public sealed record RowSeatDraft(int Row, int Seat);

/// <summary>An event as everybody sees it.</summary>
public sealed record EventView(
    long EventId, string Name, string Status, string Currency, int SeatsTotal, IReadOnlyList<SectionView>? Sections);

/// <summary>A section in an event's plan.</summary>
public sealed record SectionView(string Name, long Price, int SeatsTotal, IReadOnlyList<SubsectionView> Subsections);

/// <summary>A subsection in an event's plan.</summary>
public sealed record SubsectionView(int Number, int Rows, int SeatsPerRow, int SeatsTotal);

/// <summary>A page of events.</summary>
public sealed record EventPage(IReadOnlyList<EventView> Events, string? Next);

/// <summary>A ticket in PostgreSQL; order and buyer only for the event's seller.</summary>
public sealed record Ticket(
    string Section, int Subsection, int Row, int Seat, long Price, string Status, Guid? OrderId, Guid? BuyerId)
{
    /// <summary>Its seat.</summary>
    public Place Place => new(Section, Subsection, Row, Seat);
}

/// <summary>A page of tickets.</summary>
public sealed record TicketPage(IReadOnlyList<Ticket> Tickets, string? Next);

/// <summary>Seats left by section.</summary>
public sealed record SectionsOverview(long EventId, string Currency, IReadOnlyList<SectionLeft> Sections);

/// <summary>Seats left in a section.</summary>
public sealed record SectionLeft(string Section, long Price, int Total, int Available);

/// <summary>A section's subsections with their counters.</summary>
public sealed record SectionStatistics(string Section, long Price, IReadOnlyList<SubsectionCounts> Subsections);

/// <summary>Counters of a subsection.</summary>
public sealed record SubsectionCounts(int Subsection, int Total, int Available, int Reserved, int Sold);

/// <summary>The O(1) statistics of one subsection.</summary>
public sealed record Statistics(int Total, int Available, int Reserved, int Sold);

/// <summary>
/// Every place of a subsection: a digit each, row 1 first (0 available, 1 reserved, 2 sold, 3 not for sale).
/// </summary>
public sealed record SubsectionSeats(
    string Section, int Subsection, int SeatsPerRow, long Price, string Currency, long Seq,
    IReadOnlyList<string> Rows);

/// <summary>A change of seats over SSE; a seat is [row, seat, state].</summary>
public sealed record SeatChange(long Seq, IReadOnlyList<SubsectionChange> Subsections);

/// <summary>What changed in one subsection.</summary>
public sealed record SubsectionChange(
    string Section, int Subsection, int Available, int Reserved, int Sold, IReadOnlyList<int[]>? Seats);

/// <summary>The orders an order stream begins with.</summary>
public sealed record OrderSnapshot(IReadOnlyList<Order> Orders);
