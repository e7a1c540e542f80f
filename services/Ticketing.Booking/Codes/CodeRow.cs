using Ticketing.Booking.Bookings;

namespace Ticketing.Booking.Codes;

/// <summary>One row of <c>codes</c>: each property is the column of its name in snake case.</summary>
internal sealed class CodeRow
{
    /// <summary>The columns, of the table that is called <c>c</c>.</summary>
    public const string Columns = """
        c.id, c.seller_id, c.event_id, c.code, c.shown, c.kind, c.batch_id, c.note, c.value, c.currency, c.group_seats,
        c.group_pays, c.valid_from, c.valid_until, c.max_uses, c.max_uses_per_person, c.min_seats, c.max_seats, c.sections,
        c.categories, c.returns_on_refund, c.used, c.balance_minor, c.edition, c.created_at, c.stopped_at
        """;

    public required Guid Id { get; init; }
    public required Guid SellerId { get; init; }

    /// <summary>Null for all events of the seller.</summary>
    public long? EventId { get; init; }

    /// <summary>As <see cref="CodeText.Normalise"/> writes it.</summary>
    public required string Code { get; init; }
    public required string Shown { get; init; }

    /// <summary>One of <see cref="CodeKinds"/>.</summary>
    public required string Kind { get; init; }
    public Guid? BatchId { get; init; }
    public required string Note { get; init; }

    /// <summary>Minor units of <see cref="Currency"/>, or percent.</summary>
    public long Value { get; init; }
    public string? Currency { get; init; }
    public int? GroupSeats { get; init; }
    public int? GroupPays { get; init; }
    public DateTimeOffset? ValidFrom { get; init; }
    public DateTimeOffset? ValidUntil { get; init; }
    public int? MaxUses { get; init; }
    public int? MaxUsesPerPerson { get; init; }
    public int MinSeats { get; init; }
    public int? MaxSeats { get; init; }
    public string[]? Sections { get; init; }
    public string[]? Categories { get; init; }
    public bool ReturnsOnRefund { get; init; }

    /// <summary>Orders that hold or own it.</summary>
    public int Used { get; init; }

    /// <summary>What is left of a voucher.</summary>
    public long BalanceMinor { get; init; }
    public int Edition { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? StoppedAt { get; init; }

    /// <summary>What of it changes with its uses.</summary>
    public CodeState ToState() => new()
    {
        Id = Id, Kind = Kind, MaxUses = MaxUses, MaxUsesPerPerson = MaxUsesPerPerson, Used = Used, BalanceMinor = BalanceMinor,
        StoppedAt = StoppedAt,
    };

    /// <summary>What an order that is taken now is promised.</summary>
    public DiscountPromise ToPromise() =>
        new(Id, Shown, Kind, Value, GroupSeats ?? 0, GroupPays ?? 0, MinSeats, Sections, Categories, NameOfBatch());

    private string? NameOfBatch() =>
        BatchId is not { } batch ? null : Note.Length > 0 ? Note : $"Batch {batch.ToString("N")[^8..]}";
}
