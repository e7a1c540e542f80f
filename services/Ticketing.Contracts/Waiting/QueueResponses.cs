using System.Text.Json.Serialization;

namespace Ticketing.Contracts.Waiting;

/// <summary>
/// <c>GET /queue/{event_id}</c>: the same for everybody, so that one answer a second serves all who wait.
/// </summary>
/// <param name="EventId">Whose sale it is.</param>
/// <param name="Phase"><c>CLOSED</c>, <c>PRE_QUEUE</c>, <c>OPEN</c> or <c>OVER</c>.</param>
/// <param name="OpensAt">From when on people may enter.</param>
/// <param name="SaleStartsAt">When the order is drawn and the first are let in.</param>
/// <param name="Entries">People who entered.</param>
/// <param name="Waiting">Of those, who have not been let in.</param>
/// <param name="NowServing">Everybody up to this place has been let in.</param>
/// <param name="PeoplePerMinute">The best average so far; it never falls.</param>
/// <param name="PollSeconds">Ask again after this, and up to as long again at random.</param>
/// <param name="Drawn">How many entries the draw had.</param>
/// <param name="Commitment">SHA-256 of the seed.</param>
/// <param name="EntriesDigest">Keep it with <paramref name="Entries"/>: the proof must agree with it.</param>
/// <param name="Seed">Published at the draw.</param>
public sealed record QueueResponse(
    long EventId,
    string Phase,
    DateTimeOffset OpensAt,
    DateTimeOffset SaleStartsAt,
    int Entries,
    int Waiting,
    int NowServing,
    double PeoplePerMinute,
    int PollSeconds,
    int Drawn,
    string Commitment,
    string EntriesDigest,
    string? Seed)
{
    /// <summary>So many people more make the time between two polls a second longer.</summary>
    private const int PeoplePerPollSecond = 5_000;

    private const int MinPollSeconds = 5;
    private const int MaxPollSeconds = 30;

    public static QueueResponse Of(WaitingRoomSnapshot room)
    {
        var waiting = room.Phase == QueuePhase.Open ? room.LastNumber - room.NowServing : room.Entries;
        return new QueueResponse(
            room.EventId.Value, PhaseName(room.Phase), room.OpensAt, room.SaleStartsAt, room.Entries, waiting,
            room.NowServing, Math.Round(room.BestPace * 60, 1),
            Math.Clamp(waiting / PeoplePerPollSecond, MinPollSeconds, MaxPollSeconds),
            room.Drawn, room.Commitment, room.EntriesDigest, room.Seed);
    }

    private static string PhaseName(QueuePhase phase) => phase switch
    {
        QueuePhase.Closed => "CLOSED",
        QueuePhase.PreQueue => "PRE_QUEUE",
        QueuePhase.Open => "OPEN",
        _ => "OVER",
    };
}

/// <summary><c>GET /queue/{event_id}/entries/me</c>: one's place.</summary>
/// <param name="EventId">Whose sale it is.</param>
/// <param name="State">
/// <c>BEFORE_DRAW</c>, <c>WAITING</c>, <c>ADMITTED</c>, or <c>TURN_PASSED</c> for who did not begin in time.
/// </param>
/// <param name="Entry">The published hash of the entry.</param>
/// <param name="Number">Place in the line; null before the draw.</param>
/// <param name="EstimateSeconds">Until one's turn, at the best pace so far; null before the draw.</param>
/// <param name="AdmittedUntil">Until when one may order.</param>
public sealed record QueuePlaceResponse(
    long EventId, string State, string Entry, int? Number, int? EstimateSeconds, DateTimeOffset? AdmittedUntil)
{
    public static QueuePlaceResponse Of(WaitingRoomSnapshot room, WaitingPerson person, DateTimeOffset now) => new(
        room.EventId.Value,
        person.Number is null ? "BEFORE_DRAW"
            : person.IsAdmitted(now) ? "ADMITTED"
            : person.AdmittedAt is null ? "WAITING"
            : "TURN_PASSED",
        Convert.ToHexStringLower(person.Entry),
        person.Number,
        person.Number is not { } number ? null
            : person.AdmittedAt is not null ? 0
            : (int)Math.Ceiling(Math.Max(1, number - room.NowServing) / room.BestPace),
        person.AdmittedUntil);
}

/// <summary>JSON of what gateways and booking answer alike: snake case.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(QueueResponse))]
[JsonSerializable(typeof(QueuePlaceResponse))]
public sealed partial class QueueJson : JsonSerializerContext;
