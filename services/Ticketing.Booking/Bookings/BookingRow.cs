using Ticketing.Booking.Payments;
using Ticketing.Contracts;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Pricing;
using Ticketing.Contracts.Seating;

namespace Ticketing.Booking.Bookings;

/// <summary>
/// One row of <c>bookings</c>: each property is the column of its name in snake case. A statement that reads more
/// columns beside these derives a row of its own.
/// </summary>
internal record BookingRow
{
    /// <summary>The columns, of the table or CTE that is called <c>b</c>.</summary>
    public const string Columns = """
        b.id, b.event_id, b.buyer_id, b.channel, b.section, b.section_index, b.subsection, b.mode,
        b.wanted_quantity, b.quantity, b.all_or_nothing, b.wanted_seats, b.hold_seconds, b.seats,
        b.lost_seats, b.total_minor, b.currency, b.status, b.reason, b.hold_expires_at, b.created_at,
        b.updated_at, b.paid_at, b.cancelled_at, b.version, b.payment_claim, b.paid_transaction,
        b.replaces, b.replaced_by, b.payment_action, b.payment_failure, b.preferences, b.attempt, b.adjacent,
        b.accessible, b.companions, b.price_cap_minor, b.refunded_seats, b.refunded_minor, b.fees_minor, b.refund_state,
        b.extended_at, b.price_minor, b.promised_prices, b.category,
        b.promised_starts_at, b.promised_refund_fee_percent, b.promised_refunds_until, b.promised_refunds_free_until,
        b.promised_discount, b.discount_minor, b.purpose, b.taken_from, b.resale_fee_percent
        """;

    public required Guid Id { get; init; }
    public required long EventId { get; init; }
    public required Guid BuyerId { get; init; }
    public required string Channel { get; init; }
    public required string Section { get; init; }
    public required int SectionIndex { get; init; }
    public int? Subsection { get; init; }
    public required string Mode { get; init; }
    public required int WantedQuantity { get; init; }
    public required int Quantity { get; init; }
    public required bool AllOrNothing { get; init; }
    public string? WantedSeats { get; init; }
    public required int HoldSeconds { get; init; }
    public string? Seats { get; init; }
    public string? LostSeats { get; init; }
    public long TotalMinor { get; init; }
    public required string Currency { get; init; }
    public required string Status { get; init; }
    public string? Reason { get; init; }
    public DateTimeOffset? HoldExpiresAt { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset UpdatedAt { get; init; }
    public DateTimeOffset? PaidAt { get; init; }
    public DateTimeOffset? CancelledAt { get; init; }
    public int Version { get; init; } = 1;
    public Guid? PaymentClaim { get; init; }
    public Guid? PaidTransaction { get; init; }
    public Guid? Replaces { get; init; }
    public Guid? ReplacedBy { get; init; }
    public string? PaymentAction { get; init; }
    public string? PaymentFailure { get; init; }
    public string? Preferences { get; init; }
    public int Attempt { get; init; }
    public bool Adjacent { get; init; }
    public bool Accessible { get; init; }

    /// <summary>Of the wanted quantity: so many sit beside accessible seats.</summary>
    public int Companions { get; init; }
    public long? PriceCapMinor { get; init; }

    /// <summary>Best available of this category alone; null for any.</summary>
    public string? Category { get; init; }

    /// <summary>What a seat of <see cref="Section"/> costs it; null in bookings from before prices could change.</summary>
    public long? PriceMinor { get; init; }

    /// <summary>What its seats cost where they differ, as JSON; null: all cost <see cref="PriceMinor"/>.</summary>
    public string? PromisedPrices { get; init; }

    /// <summary>When the event was to begin as the order was taken; null in bookings from before.</summary>
    public DateTimeOffset? PromisedStartsAt { get; init; }

    /// <summary>Null where the event gave nothing back as the order was taken.</summary>
    public int? PromisedRefundFeePercent { get; init; }
    public DateTimeOffset? PromisedRefundsUntil { get; init; }
    public DateTimeOffset? PromisedRefundsFreeUntil { get; init; }

    /// <summary>What its code promised it, as <see cref="DiscountPromise"/> writes it; null without a code.</summary>
    public string? PromisedDiscount { get; init; }

    /// <summary>What the code took off; null without a code, and until there are seats.</summary>
    public long? DiscountMinor { get; init; }
    public string? RefundedSeats { get; init; }
    public long RefundedMinor { get; init; }
    public long FeesMinor { get; init; }
    public string? RefundState { get; init; }
    public DateTimeOffset? ExtendedAt { get; init; }

    /// <summary>One of <see cref="BookingPurposes"/>; null for an order of a buyer.</summary>
    public string? Purpose { get; init; }

    /// <summary>The booking that gives up the seats for this one, of an allotment or a resale; null: they were free.</summary>
    public Guid? TakenFrom { get; init; }

    /// <summary>Of a resale: what the seller keeps of the giver's price; else null.</summary>
    public int? ResaleFeePercent { get; init; }

    public bool IsResale => Purpose == BookingPurposes.Resale;

    /// <summary>
    /// True of a move to other seats that has not taken place: its buyer has the old order and reads of no other.
    /// </summary>
    public bool IsHidden => Purpose == BookingPurposes.Reseat && Replaces is null;

    public BookingId BookingId => new(Id);

    public BookingStatus State => BookingStatusNames.Parse(Status);

    public BookingState ForRules => new(
        State, HoldExpiresAt, PaymentClaim is not null && PaymentAction is null);

    public IReadOnlyList<PricedSeat> PricedSeats => SeatsJson.ReadPriced(Seats);

    public IReadOnlyList<SeatPosition> SeatPositions => [.. PricedSeats.Select(s => s.Position)];

    /// <summary>The table of <see cref="PromisedPrices"/>.</summary>
    public PromisedPrices? ReadPrices() =>
        PromisedPrices is null ? null : Contracts.Pricing.PromisedPrices.Json.Read(PromisedPrices);

    /// <summary>What the order promised its buyer about refunds; null if nothing.</summary>
    public RefundPolicy? PromisedRefunds => PromisedRefundFeePercent is { } fee
        ? new RefundPolicy(true, PromisedRefundsUntil, fee, PromisedRefundsFreeUntil)
        : null;

    /// <summary>What its code promised it; null without a code.</summary>
    public DiscountPromise? Promise => DiscountPromise.Read(PromisedDiscount);

    /// <summary>The seats the booking got, without those it gave back.</summary>
    public IReadOnlyList<PricedSeat> LiveSeats
    {
        get
        {
            var back = SeatsJson.ReadPositions(RefundedSeats).ToHashSet();
            return [.. PricedSeats.Where(s => !back.Contains(s.Position))];
        }
    }
}
