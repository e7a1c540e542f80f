using Ticketing.Booking.Bookings;
using Ticketing.Contracts;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging;

namespace Ticketing.Booking.Notifications;

/// <summary>Notifications made from a booking's row as it is after the change.</summary>
internal static class BookingNotifications
{
    /// <summary>The outcome of a refused refund of seats.</summary>
    public const string TicketsStay = "tickets-stay";

    /// <summary>The booking is paid. Sellers hear <c>order.paid</c>.</summary>
    public static Notification Confirmed(BookingRow row) => Of(
        row, NotificationKind.BookingConfirmed, "booking-confirmed", Seats(row) with
        {
            AmountMinor = row.TotalMinor,
            Refunds = row.PromisedRefunds is { } terms
                ? new NotedRefunds(terms.FeePercent, terms.Until, terms.FreeUntil)
                : null,
        });

    /// <summary>All notifications of a booking that was just paid; a late payment has one more.</summary>
    public static IEnumerable<Notification> OfPaid(BookingRow row) =>
        row.Replaces is null ? [Confirmed(row)] : [Confirmed(row), PaymentLate(row, row.Id)];

    /// <summary>The hold ends soon. A hold that was made longer may be warned of again.</summary>
    public static Notification HoldEnding(BookingRow row) => Of(
        row,
        NotificationKind.HoldEnding,
        $"hold-ending-{row.HoldExpiresAt?.ToUnixTimeSeconds()}",
        Seats(row) with { AmountMinor = row.TotalMinor, Until = row.HoldExpiresAt });

    /// <summary>A payment was declined, for example with the code <c>card-declined</c>.</summary>
    public static Notification PaymentFailed(BookingRow row, Guid transactionId, string code) => Of(
        row,
        NotificationKind.PaymentFailed,
        $"payment-failed-{transactionId}",
        Seats(row) with { AmountMinor = row.TotalMinor, Code = code, Until = row.HoldExpiresAt });

    /// <summary>Money went back. Sellers hear <c>order.refunded</c>.</summary>
    /// <param name="row">The booking.</param>
    /// <param name="refundId">The refund's transaction.</param>
    /// <param name="amountMinor">What the buyer gets.</param>
    /// <param name="feeMinor">What was kept.</param>
    /// <param name="seats">The seats given back; null when the money was not for seats.</param>
    /// <param name="code">Why, for example <c>by-buyer</c>.</param>
    public static Notification Refunded(
        BookingRow row, Guid refundId, long amountMinor, long feeMinor, IReadOnlyList<SeatPosition>? seats,
        string? code) => Of(
        row,
        NotificationKind.Refunded,
        $"refunded-{refundId}",
        Seats(row, seats ?? []) with { AmountMinor = amountMinor, FeeMinor = feeMinor, Code = code });

    /// <summary>
    /// Tickets of the booking were sold to somebody else; the money follows. Sellers hear <c>order.resold</c>.
    /// </summary>
    public static Notification TicketsResold(
        BookingRow row, Guid refundId, long amountMinor, long feeMinor, IReadOnlyList<SeatPosition> seats) => Of(
        row,
        NotificationKind.TicketsResold,
        $"resold-{refundId}",
        Seats(row, seats) with { AmountMinor = amountMinor, FeeMinor = feeMinor });

    /// <summary>A refund was not made. Sellers hear <c>order.refund_refused</c>.</summary>
    /// <param name="row">The booking.</param>
    /// <param name="refundId">The refund's transaction.</param>
    /// <param name="amountMinor">What the buyer would have got.</param>
    /// <param name="seats">The seats, whose tickets stay good; null when the money has no tickets.</param>
    /// <param name="code">Why, for example <c>refund-refused</c> or <c>ticket-used</c>.</param>
    public static Notification RefundRefused(
        BookingRow row, Guid refundId, long amountMinor, IReadOnlyList<SeatPosition>? seats, string code) => Of(
        row,
        NotificationKind.RefundRefused,
        $"refund-refused-{refundId}",
        Seats(row, seats ?? []) with
        {
            AmountMinor = amountMinor, Code = code, Outcome = seats is null ? "owed" : TicketsStay,
        });

    /// <summary>The event of the booking is called off.</summary>
    public static Notification EventCancelled(BookingRow row) => Of(
        row, NotificationKind.EventCancelled, "event-cancelled", Seats(row, Live(row)));

    /// <summary>The event of the booking begins at another time.</summary>
    public static Notification EventMoved(BookingRow row, DateTimeOffset startsAt) => Of(
        row, NotificationKind.EventMoved, $"event-moved-{startsAt.ToUnixTimeSeconds()}",
        Seats(row, Live(row)) with { Until = startsAt });

    /// <summary>The event that somebody waits for begins at another time.</summary>
    public static Notification EventMoved(Guid entryId, Guid buyerId, long eventId, DateTimeOffset startsAt) => new(
        MessageIds.Derive($"event-moved/{entryId}/{startsAt.ToUnixTimeSeconds()}"), NotificationKind.EventMoved, buyerId,
        eventId, null, new NotificationDetail { Until = startsAt }.ToJson());

    /// <summary>
    /// A payment came after the hold: <paramref name="retakenAs"/> has the same seats now, or null when the money
    /// goes back.
    /// </summary>
    public static Notification PaymentLate(BookingRow row, Guid? retakenAs) => Of(
        row,
        NotificationKind.PaymentLate,
        "payment-late",
        Seats(row) with
        {
            AmountMinor = row.TotalMinor,
            Outcome = retakenAs is null ? "refunded" : "retaken",
            ReplacedBy = retakenAs,
        });

    /// <summary>Waiting got the seats of this booking, and they are paid.</summary>
    public static Notification WaitlistServed(BookingRow row) => Of(
        row, NotificationKind.WaitlistServed, "waitlist-served", Seats(row) with { AmountMinor = row.TotalMinor });

    /// <summary>Waiting would have got the seats of this booking, but the charge failed.</summary>
    public static Notification WaitlistChargeFailed(BookingRow row, string code) => Of(
        row,
        NotificationKind.WaitlistChargeFailed,
        "waitlist-charge-failed",
        Seats(row) with { AmountMinor = row.TotalMinor, Code = code });

    /// <summary>The sale ended before seats came free for a waitlist entry.</summary>
    public static Notification WaitlistExpired(Guid entryId, Guid buyerId, long eventId) => new(
        MessageIds.Derive($"waitlist-expired/{entryId}"), NotificationKind.WaitlistExpired, buyerId, eventId, null,
        new NotificationDetail().ToJson());

    private static Notification Of(BookingRow row, NotificationKind kind, string what, NotificationDetail detail) =>
        new(MessageIds.Derive(new BookingId(row.Id), what), kind, row.BuyerId, row.EventId, row.Id, detail.ToJson());

    private static List<SeatPosition> Live(BookingRow row) => [.. row.LiveSeats.Select(s => s.Position)];

    private static NotificationDetail Seats(BookingRow row) => Seats(row, row.SeatPositions);

    private static NotificationDetail Seats(BookingRow row, IReadOnlyList<SeatPosition> seats) => new(
        row.Section, [.. seats.Select(s => new[] { s.Subsection, s.Row, s.Seat })], Currency: row.Currency);
}
