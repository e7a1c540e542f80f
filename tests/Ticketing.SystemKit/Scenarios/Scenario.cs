using Ticketing.SystemKit.Api;

namespace Ticketing.SystemKit.Scenarios;

/// <summary>A sale and the people who come to it.</summary>
/// <param name="Name">As the command line has it.</param>
/// <param name="Story">One sentence for the report.</param>
public sealed record Scenario(string Name, string Story)
{
    /// <summary>People who come at the same moment.</summary>
    public required int People { get; init; }

    /// <summary>What part of the sale is played.</summary>
    public int Percent { get; init; } = 100;

    /// <summary>Connections of all people; more requests at a time wait for one.</summary>
    public int Connections => Math.Min(People, MaxConnections);

    private const int MaxConnections = 10_000;

    /// <summary>Events on sale.</summary>
    public int Shows { get; init; } = 1;

    /// <summary>An event by its number, from 1.</summary>
    public required Func<int, EventDraft> Show { get; init; }

    /// <summary>Fewest seats that somebody wants.</summary>
    public int PartyMin { get; init; } = 1;

    /// <summary>Most seats that somebody wants.</summary>
    public int PartyMax { get; init; } = 1;

    /// <summary>People who let go what they hold, one half by a click, the other by doing nothing, and leave.</summary>
    public int AbandonPercent { get; init; }

    /// <summary>People who pay after their hold ran out, are refused, and begin anew.</summary>
    public int LatePercent { get; init; }

    /// <summary>Programs that order without a pause and never pay.</summary>
    public int BotPercent { get; init; }

    /// <summary>How long somebody looks at the seats before paying, at most.</summary>
    public TimeSpan Thinking { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>True when people come to a waiting room before the sale, and order when it is their turn.</summary>
    public bool InTurns { get; init; }

    /// <summary>True when people look at what is left before they order, and choose among that.</summary>
    public bool LooksFirst { get; init; }

    /// <summary>True when the sale is over only once every seat is sold.</summary>
    public bool SellsOut { get; init; } = true;

    /// <summary>Bound of the sale.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Settings of the AppHost, where the system is started for it.</summary>
    public IReadOnlyList<string> Settings { get; init; } = [];

    /// <summary>What is hoped for, by the report.</summary>
    public IReadOnlyList<ScenarioAim> Aims { get; init; } = [];
}

/// <summary>A number that is hoped for on two cores.</summary>
/// <param name="Name">What it is about, with its unit.</param>
/// <param name="AtMost">The number.</param>
/// <param name="Measured">The same of a run.</param>
public sealed record ScenarioAim(string Name, double AtMost, Func<ScenarioReport, double> Measured);
