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
/// <param name="EntriesDigest">Keep it with <paramref name="Listed"/>: the proof must agree with it.</param>
/// <param name="Seed">Published at the draw.</param>
/// <param name="Listed">Entries that have part in the draw, so far.</param>
/// <param name="PublicValue">What the order depends on besides; null for a draw from the seed alone.</param>
/// <param name="SoldOut">Every seat is paid for. Some may come back, so places are kept.</param>
/// <param name="ByDemand">
/// It opened because more people ordered than the system bears. There is no draw; OVER means that nobody has to wait.
/// </param>
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
    string? Seed,
    int Listed,
    PublicValue? PublicValue,
    bool SoldOut,
    bool ByDemand)
{
    /// <summary>
    /// So many people more make the time between two polls a second longer: whoever is next asks sooner by the estimate,
    /// and 100,000 people are 1,700 polls a second.
    /// </summary>
    private const int PeoplePerPollSecond = 2_500;

    private const int MinPollSeconds = 5;
    private const int MaxPollSeconds = 60;

    public static QueueResponse Of(WaitingRoomSnapshot room)
    {
        var waiting = room.Phase == QueuePhase.Open ? room.LastNumber - room.NowServing : room.Entries;
        return new QueueResponse(
            room.EventId.Value, PhaseName(room.Phase), room.OpensAt, room.SaleStartsAt, room.Entries, waiting,
            room.NowServing, Math.Round(room.BestPace * 60, 1),
            room.SoldOut ? MaxPollSeconds : Math.Clamp(waiting / PeoplePerPollSecond, MinPollSeconds, MaxPollSeconds),
            room.Drawn, room.Commitment, room.EntriesDigest, room.Seed, room.Listed, room.PublicValue, room.SoldOut,
            room.ByDemand);
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
/// <param name="EstimateSeconds">Until one's turn, at the best pace so far; null while nobody is let in.</param>
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
        person.Number is not { } number || room.Phase != QueuePhase.Open ? null
            : person.AdmittedAt is not null ? 0
            : (int)Math.Ceiling(Math.Max(1, number - room.NowServing) / room.BestPace),
        person.AdmittedUntil);
}

/// <summary><c>GET /queue/{event_id}/challenge</c>: what somebody does before they enter.</summary>
/// <param name="Kind"><c>proof-of-work</c>.</param>
/// <param name="Challenge">Goes back in the header <c>Entry-Challenge</c>, once.</param>
/// <param name="DifficultyBits">
/// The header <c>Entry-Solution</c> is a number so that SHA-256("challenge:number") begins with so many zero bits.
/// </param>
/// <param name="ExpiresAt">Until when it can be used.</param>
public sealed record EntryChallengeResponse(string Kind, string Challenge, int DifficultyBits, DateTimeOffset ExpiresAt);

/// <summary>JSON of what gateways and booking answer alike: snake case.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(QueueResponse))]
[JsonSerializable(typeof(QueuePlaceResponse))]
[JsonSerializable(typeof(EntryChallengeResponse))]
public sealed partial class QueueJson : JsonSerializerContext;
