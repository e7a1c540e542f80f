namespace Ticketing.SystemKit.Api;

/// <summary>A new event as a seller writes it (docs/api.md, <c>POST /events</c>).</summary>
public partial record EventDraft
{
    /// <summary>Seats for sale in all; none where a stored plan is named instead.</summary>
    public int Seats => Sections?.Sum(s => s.Seats) ?? 0;

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
        string name, int sections, int subsections, int rows, int seatsPerRow, int holdSeconds = 900) => new()
        {
            Name = name,
            Venue = "Dome",
            StartsAt = DateTimeOffset.UtcNow.AddDays(90).ToString("O"),
            Currency = "TWD",
            HoldSeconds = holdSeconds,
            MaxTicketsPerOrder = 8,
            Sections =
            [
                .. Enumerable.Range(0, sections).Select(index => new SectionDraft
                {
                    Name = ((char)('A' + index)).ToString(),
                    Price = 300_000 - (index * 10_000),
                    Subsections =
                    [
                        .. Enumerable.Range(1, subsections).Select(number => new SubsectionDraft
                        {
                            Number = number, Rows = rows, SeatsPerRow = seatsPerRow,
                        }),
                    ],
                }),
            ],
        };
}

/// <summary>A price zone.</summary>
public partial record SectionDraft
{
    /// <summary>Seats for sale in all.</summary>
    public int Seats => Subsections.Sum(s => s.Seats);
}

/// <summary>A block of seats; the order of quality is the usual one where none is given.</summary>
public partial record SubsectionDraft
{
    /// <summary>Seats or places for sale.</summary>
    public int Seats => Capacity ?? ((Rows ?? 0) * (SeatsPerRow ?? 0)) - (Unavailable?.Count ?? 0);
}

/// <summary>A ticket in PostgreSQL; order and buyer only for the event's seller.</summary>
public partial record TicketAnswer
{
    /// <summary>Its seat.</summary>
    public Place Place => new(Section, Subsection, Row, Seat);
}

/// <summary>A change of seats over SSE; a seat is [row, seat, state].</summary>
public sealed record SeatChange(long Seq, IReadOnlyList<SubsectionChange> Subsections);

/// <summary>What changed in one subsection.</summary>
public sealed record SubsectionChange(
    string Section, int Subsection, int Available, int Reserved, int Sold, IReadOnlyList<int[]>? Seats);

/// <summary>What the operator's replay of a waitlist says.</summary>
public sealed record WaitlistReplay(
    int Joined, int Passes, int Offered, int Served, int ChargeFailed, IReadOnlyList<string> Violations);
