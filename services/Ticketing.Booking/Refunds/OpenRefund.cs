using Ticketing.Booking.Bookings;
using Ticketing.Contracts;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Auditing;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Refunds;

/// <summary>A refund somebody asks for.</summary>
/// <param name="BookingId">The paid booking.</param>
/// <param name="Seats">Which of its seats; null for all it still has.</param>
/// <param name="Kind">Why: one of <see cref="CancellationReasons"/>.</param>
/// <param name="FeePercent">Part of the price that is kept.</param>
/// <param name="ForRecovery">True: the caller does not make the refund; recovery does, at once.</param>
internal sealed record RefundWish(
    Guid BookingId, IReadOnlyList<SeatPosition>? Seats, string Kind, int FeePercent = 0,
    bool ForRecovery = false)
{
    /// <summary>True: the event's fees of the tickets are kept.</summary>
    public bool KeepsFees { get; init; }

    /// <summary>Who asks, for the audit log; null where the cancelling of an event does.</summary>
    public AuditActor? By { get; init; }

    /// <summary>The event's seller, who reads of it.</summary>
    public UserId? Seller { get; init; }
}

/// <summary>A refund whose outcome is not known yet.</summary>
/// <param name="Id">Its transaction; the provider's idempotency key.</param>
/// <param name="BookingId">The booking.</param>
/// <param name="PaymentId">The transaction that paid it.</param>
/// <param name="PaymentReference">The provider's own id of that payment.</param>
/// <param name="AmountMinor">What goes back.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Kind">Why: one of <see cref="CancellationReasons"/>.</param>
/// <param name="EventId">The booking's event.</param>
/// <param name="Section">The booking's section.</param>
/// <param name="Seats">What is given back.</param>
internal sealed record OpenRefund(
    Guid Id, Guid BookingId, Guid PaymentId, string? PaymentReference, long AmountMinor, string Currency, string Kind,
    long EventId, string Section, IReadOnlyList<SeatPosition> Seats)
{
    /// <summary>Who moves the money: the payment's provider, or the till of the box office.</summary>
    public string? Provider { get; init; }
}

/// <summary>What became of a wish.</summary>
/// <param name="Booking">As it is now.</param>
/// <param name="Refund">The refund to make; null when every seat of the wish is, or is being, given back.</param>
/// <param name="Refusal">Why not; then there is no refund.</param>
internal sealed record RefundOpening(BookingRow? Booking, OpenRefund? Refund, Refusal? Refusal);
