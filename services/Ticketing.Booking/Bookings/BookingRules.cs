using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Bookings;

/// <summary>What the rules need to know of a booking.</summary>
/// <param name="Status">Its state.</param>
/// <param name="HoldExpiresAt">When the hold runs out; null before there are seats.</param>
/// <param name="PaymentRunning">True while money is being captured for it.</param>
internal readonly record struct BookingState(
    BookingStatus Status, DateTimeOffset? HoldExpiresAt, bool PaymentRunning);

/// <summary>What somebody wants to do with a booking.</summary>
internal enum BookingAction
{
    RecordSeats = 0,
    RecordFailure = 1,
    Pay = 2,
    Expire = 3,
    CancelByBuyer = 4,
}

/// <summary>A decision: the next state, or a refusal.</summary>
internal readonly record struct Decision(BookingStatus? Next, Refusal? Refusal)
{
    public static implicit operator Decision(BookingStatus next) => new(next, null);

    public static implicit operator Decision(Refusal refusal) => new(null, refusal);
}

/// <summary>
/// The state machine <c>PROCESSING → PENDING_PAYMENT → PAID | FAILED | CANCELLED</c>, pure. The database enforces the
/// same rules by row conditions, because two processes may decide at the same moment; these rules explain a condition
/// that did not hold. A test compares the two for every state and action.
/// </summary>
internal static class BookingRules
{
    /// <summary>Decides <paramref name="action"/> on a booking in <paramref name="state"/>.</summary>
    public static Decision Decide(BookingState state, BookingAction action, DateTimeOffset now) =>
        action switch
    {
        BookingAction.RecordSeats => state.Status == BookingStatus.Processing
            ? BookingStatus.PendingPayment
            : AlreadyAnswered,
        BookingAction.RecordFailure => state.Status == BookingStatus.Processing
            ? BookingStatus.Failed
            : AlreadyAnswered,
        BookingAction.Pay => Pay(state, now),
        BookingAction.Expire => IsExpired(state, now) ? BookingStatus.Cancelled : HoldStillRuns,
        BookingAction.CancelByBuyer => Cancel(state),
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, "No such action."),
    };

    /// <summary>
    /// True when the hold ran out and nothing protects it: whoever touches such a booking treats it as
    /// cancelled. A running capture protects it, because the money may already be taken.
    /// </summary>
    public static bool IsExpired(BookingState state, DateTimeOffset now) =>
        state is { Status: BookingStatus.PendingPayment, PaymentRunning: false, HoldExpiresAt: { } deadline }
        && deadline <= now;

    private static Refusal AlreadyAnswered => BookingErrors.OrderNotPayable with
    {
        Detail = "The booking has its answer already.",
    };

    private static Refusal HoldStillRuns => BookingErrors.OrderNotPayable with
    {
        Detail = "The booking has no hold that ran out.",
    };

    private static Decision Pay(BookingState state, DateTimeOffset now) => state.Status switch
    {
        BookingStatus.PendingPayment when state.PaymentRunning => BookingErrors.TemporarilyUnavailable with
        {
            Detail = "A payment for this order is being made. Ask again in a moment.",
        },
        BookingStatus.PendingPayment when state.HoldExpiresAt <= now => BookingErrors.HoldExpired,
        BookingStatus.PendingPayment => BookingStatus.Paid,
        BookingStatus.Processing => BookingErrors.OrderNotPayable with
        {
            Detail = "The seats are still being chosen.",
        },
        BookingStatus.Paid => BookingErrors.OrderNotPayable with { Detail = "The order is paid already." },
        _ => BookingErrors.OrderNotPayable,
    };

    private static Decision Cancel(BookingState state) => state.Status switch
    {
        BookingStatus.PendingPayment when state.PaymentRunning => BookingErrors.OrderNotCancellable with
        {
            Detail = "A payment for this order is being made.",
        },
        BookingStatus.Processing or BookingStatus.PendingPayment => BookingStatus.Cancelled,
        BookingStatus.Paid =>
            BookingErrors.OrderNotCancellable with { Detail = "A paid order cannot be cancelled." },
        _ => BookingErrors.OrderNotCancellable,
    };
}
