using Ticketing.SystemKit.Api;

namespace Ticketing.SystemKit.Rush;

/// <summary>A sale in which many buyers want every seat at once.</summary>
/// <param name="Seats">A multiple of 5,000 (ten sections of subsections of 500 seats), at most
/// 100,000.</param>
/// <param name="Buyers">People who buy at the same time, each one order after the other.</param>
/// <param name="PartyMin">Fewest seats of an order.</param>
/// <param name="PartyMax">Most seats of an order.</param>
/// <param name="ManualPercent">How many of a hundred orders pick their seats on the map.</param>
/// <param name="Patience">Bound of the whole sale.</param>
public sealed record RushPlan(
    int Seats = 50_000,
    int Buyers = 1_000,
    int PartyMin = 1,
    int PartyMax = 4,
    int ManualPercent = 20,
    TimeSpan? Patience = null)
{
    /// <summary>Seats of the smallest event: ten sections of one subsection of 20 × 25.</summary>
    public const int SeatsStep = Sections * Rows * SeatsPerRow;

    private const int Sections = 10;
    private const int Rows = 20;
    private const int SeatsPerRow = 25;

    /// <summary>The event.</summary>
    public EventDraft Event =>
        EventDraft.Of($"Sales rush {Seats}", Sections, Seats / SeatsStep, Rows, SeatsPerRow);

    /// <summary>What is wrong with the numbers, or null.</summary>
    public string? Refusal =>
        Seats < SeatsStep || Seats % SeatsStep != 0 || Seats > 100_000
            ? $"seats must be a multiple of {SeatsStep} up to 100000"
        : Buyers is < 1 or > 20_000 ? "buyers must be 1 to 20000"
        : PartyMin < 1 || PartyMax < PartyMin || PartyMax > 8 ? "the party must be MIN-MAX within 1-8"
        : null;
}
