using System.Data.Common;
using Ticketing.Booking.Payments;
using Ticketing.Contracts;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;

namespace Ticketing.Booking.Bookings;

/// <summary>One row of <c>bookings</c>, as EF Core and the raw statements of the hot paths read it.</summary>
internal sealed class BookingRow
{
    /// <summary>
    /// The columns in the order <see cref="Read"/> wants them, of the table or CTE that is called <c>b</c>.
    /// </summary>
    public const string Columns = """
        b.id, b.event_id, b.buyer_id, b.channel, b.section, b.section_index, b.subsection, b.mode,
        b.wanted_quantity, b.quantity, b.all_or_nothing, b.wanted_seats, b.hold_seconds, b.seats,
        b.lost_seats,
        b.total_minor, b.currency, b.status, b.reason, b.hold_expires_at, b.created_at, b.updated_at,
        b.paid_at,
        b.cancelled_at, b.version, b.payment_claim, b.paid_transaction,
        b.replaces, b.replaced_by, b.payment_action, b.payment_failure,
        b.preferences, b.attempt, b.adjacent, b.accessible, b.price_cap_minor,
        b.refunded_seats, b.refunded_minor, b.fees_minor, b.refund_state, b.extended_at
        """;

    /// <summary>How many columns <see cref="Columns"/> has: further ones of a statement start here.</summary>
    public const int ColumnCount = 41;

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
    public long? PriceCapMinor { get; init; }
    public string? RefundedSeats { get; init; }
    public long RefundedMinor { get; init; }
    public long FeesMinor { get; init; }
    public string? RefundState { get; init; }
    public DateTimeOffset? ExtendedAt { get; init; }

    public BookingId BookingId => new(Id);

    public BookingStatus State => BookingStatusNames.Parse(Status);

    public BookingState ForRules => new(
        State, HoldExpiresAt, PaymentClaim is not null && PaymentAction is null);

    public IReadOnlyList<PricedSeat> PricedSeats => SeatsJson.ReadPriced(Seats);

    public IReadOnlyList<SeatPosition> SeatPositions => [.. PricedSeats.Select(s => s.Position)];

    /// <summary>The seats the booking still has: those it got but those it gave back.</summary>
    public IReadOnlyList<PricedSeat> LiveSeats
    {
        get
        {
            var back = SeatsJson.ReadPositions(RefundedSeats).ToHashSet();
            return [.. PricedSeats.Where(s => !back.Contains(s.Position))];
        }
    }

    /// <summary>Reads the current row of a statement that selects <see cref="Columns"/> first.</summary>
    public static BookingRow Read(DbDataReader r) => new()
    {
        Id = r.GetGuid(0),
        EventId = r.GetInt64(1),
        BuyerId = r.GetGuid(2),
        Channel = r.GetString(3),
        Section = r.GetString(4),
        SectionIndex = r.GetInt32(5),
        Subsection = r.IsDBNull(6) ? null : r.GetInt32(6),
        Mode = r.GetString(7),
        WantedQuantity = r.GetInt32(8),
        Quantity = r.GetInt32(9),
        AllOrNothing = r.GetBoolean(10),
        WantedSeats = Text(r, 11),
        HoldSeconds = r.GetInt32(12),
        Seats = Text(r, 13),
        LostSeats = Text(r, 14),
        TotalMinor = r.GetInt64(15),
        Currency = r.GetString(16),
        Status = r.GetString(17),
        Reason = Text(r, 18),
        HoldExpiresAt = Time(r, 19),
        CreatedAt = r.GetFieldValue<DateTimeOffset>(20),
        UpdatedAt = r.GetFieldValue<DateTimeOffset>(21),
        PaidAt = Time(r, 22),
        CancelledAt = Time(r, 23),
        Version = r.GetInt32(24),
        PaymentClaim = r.IsDBNull(25) ? null : r.GetGuid(25),
        PaidTransaction = r.IsDBNull(26) ? null : r.GetGuid(26),
        Replaces = r.IsDBNull(27) ? null : r.GetGuid(27),
        ReplacedBy = r.IsDBNull(28) ? null : r.GetGuid(28),
        PaymentAction = Text(r, 29),
        PaymentFailure = Text(r, 30),
        Preferences = Text(r, 31),
        Attempt = r.GetInt32(32),
        Adjacent = r.GetBoolean(33),
        Accessible = r.GetBoolean(34),
        PriceCapMinor = r.IsDBNull(35) ? null : r.GetInt64(35),
        RefundedSeats = Text(r, 36),
        RefundedMinor = r.GetInt64(37),
        FeesMinor = r.GetInt64(38),
        RefundState = Text(r, 39),
        ExtendedAt = Time(r, 40),
    };

    private static string? Text(DbDataReader r, int column) => r.IsDBNull(column)
        ? null : r.GetString(column);

    private static DateTimeOffset? Time(DbDataReader r, int column) =>
        r.IsDBNull(column) ? null : r.GetFieldValue<DateTimeOffset>(column);
}
