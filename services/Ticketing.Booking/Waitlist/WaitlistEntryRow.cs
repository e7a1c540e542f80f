namespace Ticketing.Booking.Waitlist;

/// <summary>One row of <c>waitlist_entries</c>: each property is the column of its name in snake case.</summary>
internal class WaitlistEntryRow
{
    /// <summary>The columns, of the table that is called <c>w</c>.</summary>
    public const string Columns = """
        w.id, w.event_id, w.buyer_id, w.number, w.party_size, w.sections, w.adjacent, w.price_cap_minor, w.accessible,
        w.companions,
        w.currency, w.transaction_id, w.authorised_minor, w.state, w.reason, w.booking_id, w.request_hash,
        w.joined_at, w.updated_at, w.void_due
        """;

    public required Guid Id { get; init; }
    public required long EventId { get; init; }
    public required Guid BuyerId { get; init; }

    /// <summary>Order of joining; null until the entry is in the line.</summary>
    public long? Number { get; init; }
    public required int PartySize { get; init; }
    public required string[] Sections { get; init; }
    public required bool Adjacent { get; init; }
    public long? PriceCapMinor { get; init; }
    public required bool Accessible { get; init; }

    /// <summary>Of the party: so many sit in ordinary seats beside accessible ones.</summary>
    public int Companions { get; init; }
    public required string Currency { get; init; }
    public required Guid TransactionId { get; init; }
    public required long AuthorisedMinor { get; init; }
    public required string State { get; init; }
    public string? Reason { get; init; }
    public Guid? BookingId { get; init; }
    public byte[]? RequestHash { get; init; }
    public required DateTimeOffset JoinedAt { get; init; }
    public required DateTimeOffset UpdatedAt { get; init; }
    public bool VoidDue { get; init; }

    public WaitlistWish Wish => field ??= new(PartySize, Sections, Adjacent, PriceCapMinor, Accessible, Companions);

    public WaitingEntry ForPass => new(Id, Number!.Value, Wish, AuthorisedMinor);
}
