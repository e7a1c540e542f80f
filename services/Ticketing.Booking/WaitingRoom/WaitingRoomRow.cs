using Ticketing.Contracts;
using Ticketing.Contracts.Waiting;

namespace Ticketing.Booking.WaitingRoom;

/// <summary>A row of <c>waiting_rooms</c>.</summary>
internal sealed class WaitingRoomRow
{
    public long EventId { get; init; }
    public DateTimeOffset OpensAt { get; init; }
    public DateTimeOffset SaleStartsAt { get; init; }
    public required byte[] Seed { get; init; }
    public required byte[] EntriesDigest { get; init; }
    public int Entries { get; init; }
    public int Drawn { get; init; }
    public DateTimeOffset? DrawnAt { get; init; }
    public int LastNumber { get; init; }
    public int NowServing { get; init; }
    public double Pace { get; init; }
    public double BestPace { get; init; }
    public DateTimeOffset PacedAt { get; init; }
    public long LastChange { get; init; }
    public DateTimeOffset? ClosedAt { get; init; }
    public int Listed { get; init; }
    public string? ValueSource { get; init; }
    public DateTimeOffset? ValuePublishedAt { get; init; }
    public string? PublicValue { get; init; }
    public bool SoldOut { get; init; }
    public bool ByDemand { get; init; }

    /// <summary>What the order depends on besides the seed and the entries, or null.</summary>
    public PublicValue? Value => ValueSource is null ? null : new(ValueSource, ValuePublishedAt!.Value, PublicValue);

    /// <summary>True when who enters has no part in the draw, and is behind those who have.</summary>
    public bool IsListClosed(DateTimeOffset now) => DrawnAt is not null || now >= ValuePublishedAt;

    public WaitingRoomSnapshot Snapshot(DateTimeOffset now) => new(
        new EventId(EventId),
        ClosedAt is not null ? QueuePhase.Over
            : DrawnAt is not null ? QueuePhase.Open
            : now >= OpensAt ? QueuePhase.PreQueue
            : QueuePhase.Closed,
        OpensAt,
        SaleStartsAt,
        Entries,
        Drawn,
        LastNumber,
        NowServing,
        BestPace,
        Convert.ToHexStringLower(DrawRules.CommitmentOf(Seed)),
        Convert.ToHexStringLower(EntriesDigest),
        DrawnAt is null ? null : Convert.ToHexStringLower(Seed),
        Listed,
        Value,
        SoldOut,
        ByDemand);
}

/// <summary>A row of <c>waiting_room_entries</c>.</summary>
internal sealed class EntryRow
{
    public long EventId { get; init; }
    public Guid UserId { get; init; }
    public required byte[] Nonce { get; init; }
    public required byte[] Entry { get; init; }
    public int Position { get; init; }
    public int? Number { get; init; }
    public DateTimeOffset? AdmittedAt { get; init; }
    public long Change { get; init; }

    public WaitingPerson Person() => new(new UserId(UserId), Entry, Number, AdmittedAt, Change);
}
