using Ticketing.SystemKit.Api;

namespace Ticketing.SystemKit.Scenarios;

/// <summary>The named sales. Sizes are those of a hundred percent; a test takes a few.</summary>
public static class ScenarioList
{
    private const int Zones = 10;
    private const int RowsOfZone = 20;
    private const int SeatsOfRow = 25;
    private const int SeatsPerPerson = 4;
    private const int WholeDay = 1_440;
    private const int RowsInBlocks = 200;
    private const int CinemaRows = 5;
    private const int CinemaSeats = 10;
    private const int Percent = 100;

    /// <summary>The event is made meanwhile, and the first come.</summary>
    private static readonly TimeSpan BeforeTheSale = TimeSpan.FromSeconds(25);

    /// <summary>What two cores take into a waiting room with room to spare.</summary>
    private const int EntriesPerSecond = 600;

    private static readonly ScenarioAim OrderP99 = new(
        "p99 of the order request, s", 1, report => report.Ordered.Percentile(99) / 1_000);

    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Names { get; } = ["concert", "turns", "abandon", "bots", "cinema", "stadium"];

    /// <summary>A scenario by name, or null.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="percent">Of its people and seats, 1 to 100; the smallest has one row a zone.</param>
    public static Scenario? Find(string name, int percent = Percent) =>
        Whole(name, percent) is { } scenario ? scenario with { Percent = percent } : null;

    private static Scenario? Whole(string name, int percent) => name switch
    {
        "concert" => new Scenario(
            name, "Ten zones of a thousand numbered seats, ten thousand people at once, ten seconds to pay; "
                + "one in twenty pays too late, and those seats are sold again.")
        {
            People = Of(10_000, percent),
            Show = _ => Hall("Concert", percent, subsections: 2, holdSeconds: 10),
            LatePercent = 5,
            Aims =
            [
                new("sold out with payments, s", 20, report => report.Took.TotalSeconds),
                OrderP99,
            ],
        },
        "turns" => Turns(percent),
        "stadium" => Stadium(percent),
        "abandon" => new Scenario(
            name, "Ten thousand people for five thousand seats; eight in ten let go what they hold, one half of them by a "
                + "click, the other by doing nothing.")
        {
            People = Of(10_000, percent),
            Show = _ => Hall("Abandoned", percent, subsections: 1, holdSeconds: 15),
            PartyMax = 2,
            AbandonPercent = 80,
            SellsOut = false,
            Aims = [OrderP99],
        },
        "bots" => new Scenario(
            name, "Three thousand callers, of whom a tenth are programs that order without a pause and never pay; one "
                + "person may have four seats.")
        {
            People = Of(3_000, percent),
            Show = _ => Hall("Besieged", percent, subsections: 1, holdSeconds: 15) with
            {
                MaxTicketsPerOrder = SeatsPerPerson, MaxSeatsPerPerson = SeatsPerPerson,
            },
            BotPercent = 10,
            SellsOut = false,
            // Everybody here has the same address; the limits of a person are those of production.
            Settings = ["Ticketing:Limits:UserFactor=1"],
            Aims = [OrderP99],
        },
        "cinema" => new Scenario(
            name, "Two thousand small shows on sale; six thousand people buy one to four seats of any of them.")
        {
            People = Of(6_000, percent),
            Shows = Of(2_000, percent),
            Show = number => EventDraft.Of($"Show {number}", 1, 1, CinemaRows, CinemaSeats, holdSeconds: 300),
            PartyMax = 4,
            SellsOut = false,
            Aims = [OrderP99],
        },
        _ => null,
    };

    private static Scenario Turns(int percent) => new(
        "turns", "The same concert behind a waiting room: ten thousand people are there when the sale begins, and their order "
            + "is drawn.")
    {
        People = Of(10_000, percent),
        Show = _ => BehindARoom(Hall("Concert in turns", percent, subsections: 2, holdSeconds: 10), Of(10_000, percent)),
        LatePercent = 5,
        InTurns = true,
        Aims =
        [
            new("sold out with payments, s", 20, report => report.Took.TotalSeconds),
            OrderP99,
        ],
    };

    private static Scenario Stadium(int percent) => new(
        "stadium", "Fifty thousand seats, a hundred thousand people behind the waiting room: their order is drawn, they are let "
            + "in as fast as the system bears, buy one to four seats, and the rest learns that everything is sold.")
    {
        People = Of(100_000, percent),
        Show = _ => BehindARoom(
            EventDraft.Of(
                "Stadium", Zones, BlocksOf(percent), RowsInBlocks * percent / Percent / BlocksOf(percent), SeatsOfRow,
                holdSeconds: 120),
            Of(100_000, percent)),
        PartyMax = 4,
        Thinking = TimeSpan.FromSeconds(5),
        InTurns = true,
        LooksFirst = true,
        Patience = TimeSpan.FromMinutes(15),
        Aims =
        [
            new("everybody has seats or knows that there are none, s", 600, report => report.Took.TotalSeconds),
            OrderP99,
        ],
    };

    /// <summary>Ten blocks of a section at full size, of 20 rows each; fewer blocks first, and then fewer rows.</summary>
    private static int BlocksOf(int percent) =>
        Math.Max(1, ((RowsInBlocks * percent / Percent) + RowsOfZone - 1) / RowsOfZone);

    private static EventDraft BehindARoom(EventDraft sale, int people) => sale with
    {
        SaleStartsAt = (DateTimeOffset.UtcNow + BeforeTheSale + TimeSpan.FromSeconds(people / EntriesPerSecond)).ToString("O"),
        WaitingRoom = new WaitingRoomDraft { OpensBeforeMinutes = WholeDay },
    };

    private static int Of(int whole, int percent) => Math.Max(1, whole * percent / Percent);

    /// <summary>Ten zones of so many subsections of 500 seats, or the same with fewer rows.</summary>
    private static EventDraft Hall(string name, int percent, int subsections, int holdSeconds) =>
        EventDraft.Of(name, Zones, subsections, Of(RowsOfZone, percent), SeatsOfRow, holdSeconds);
}
