namespace Ticketing.Contracts.Waiting;

/// <summary>Life of a waiting room.</summary>
public enum QueuePhase
{
    /// <summary>Nobody may enter yet.</summary>
    Closed,

    /// <summary>People enter; their order will be drawn when the sale begins.</summary>
    PreQueue,

    /// <summary>The order is drawn, and people are let in by it. Who comes now is behind those.</summary>
    Open,

    /// <summary>The sale is over.</summary>
    Over,
}

/// <summary>A public value that did not exist when it was named. The order of a draw depends on it too.</summary>
/// <param name="Source">Where everybody finds it, for example <c>drand quicknet, round 123</c>.</param>
/// <param name="PublishedAt">From when on it can be known; the list of the draw is closed then.</param>
/// <param name="Value">As it was published; null while nobody has entered it.</param>
public sealed record PublicValue(string Source, DateTimeOffset PublishedAt, string? Value);

/// <summary>A waiting room, as booking tells gateways of it.</summary>
/// <param name="EventId">Whose sale it is.</param>
/// <param name="Phase">At the time of the answer.</param>
/// <param name="OpensAt">From when on people may enter.</param>
/// <param name="SaleStartsAt">When the order is drawn.</param>
/// <param name="Entries">People who entered.</param>
/// <param name="Drawn">Of those, the ones whose order was drawn.</param>
/// <param name="LastNumber">The last place in the line; 0 before the draw.</param>
/// <param name="NowServing">Everybody up to this place has been let in.</param>
/// <param name="BestPace">The best average of people let in a second. Never falls, so that no estimate rises.</param>
/// <param name="Commitment">SHA-256 of the seed, hexadecimal.</param>
/// <param name="EntriesDigest">The chain over all entries of the draw so far, hexadecimal.</param>
/// <param name="Seed">Hexadecimal; null before the draw.</param>
/// <param name="Listed">Entries in the digest: those that have part in the draw.</param>
/// <param name="PublicValue">What the order depends on besides; null for a draw from the seed alone.</param>
/// <param name="SoldOut">Every seat is paid for, so nobody is let in for now.</param>
/// <param name="ByDemand">It opened by itself, and closes by itself when nobody waits any more; there is no draw.</param>
public sealed record WaitingRoomSnapshot(
    EventId EventId,
    QueuePhase Phase,
    DateTimeOffset OpensAt,
    DateTimeOffset SaleStartsAt,
    int Entries,
    int Drawn,
    int LastNumber,
    int NowServing,
    double BestPace,
    string Commitment,
    string EntriesDigest,
    string? Seed,
    int Listed = 0,
    PublicValue? PublicValue = null,
    bool SoldOut = false,
    bool ByDemand = false);

/// <summary>A person in a waiting room.</summary>
/// <param name="UserId">Who.</param>
/// <param name="Entry">The published hash of the entry.</param>
/// <param name="Number">Place in the line; null before the draw.</param>
/// <param name="AdmittedAt">When the person was let in; null for who waits.</param>
/// <param name="Change">Of the room; the cursor.</param>
public sealed record WaitingPerson(UserId UserId, byte[] Entry, int? Number, DateTimeOffset? AdmittedAt, long Change)
{
    /// <summary>How long who was let in may order.</summary>
    public static readonly TimeSpan TimeToBegin = TimeSpan.FromMinutes(10);

    /// <summary>Until when the person may order; null for who waits.</summary>
    public DateTimeOffset? AdmittedUntil => AdmittedAt + TimeToBegin;

    /// <summary>True if the person may order now.</summary>
    public bool IsAdmitted(DateTimeOffset now) => now < AdmittedUntil;
}

/// <summary>What a gateway knows of a room.</summary>
public sealed record WaitingRoomCursor(EventId EventId, long Change);

/// <summary>Orders of one event.</summary>
public sealed record EventOrders(EventId EventId, int Orders);

/// <summary>A gateway asks for news, and tells how fast orders were answered in its last whole second.</summary>
/// <param name="GatewayId">Anew with each start.</param>
/// <param name="Cursors">Of the rooms that it knows.</param>
/// <param name="Orders">
/// Orders that were forwarded: those of events with a waiting room, or all where rooms open by themselves.
/// </param>
/// <param name="OrdersP95Ms">95 of 100 were answered within this.</param>
/// <param name="OrdersFailed">Of those, answered 5xx.</param>
/// <param name="Busiest">The events with the most of those orders.</param>
public sealed record WaitingRoomQuestion(
    Guid GatewayId, IReadOnlyList<WaitingRoomCursor> Cursors, int Orders, double OrdersP95Ms, int OrdersFailed,
    IReadOnlyList<EventOrders>? Busiest = null);

/// <summary>News of one room.</summary>
/// <param name="Room">The room.</param>
/// <param name="Changes">Entries with a change above the cursor, oldest first.</param>
/// <param name="HasMore">True if there are more changes than fit in.</param>
public sealed record WaitingRoomNews(WaitingRoomSnapshot Room, IReadOnlyList<WaitingPerson> Changes, bool HasMore);

/// <summary>News of all rooms whose sale is not over.</summary>
/// <param name="Rooms">One for each.</param>
/// <param name="WatchesDemand">True where rooms open by themselves, so that orders of all events are timed.</param>
public sealed record WaitingRoomAnswer(IReadOnlyList<WaitingRoomNews> Rooms, bool WatchesDemand = false);
