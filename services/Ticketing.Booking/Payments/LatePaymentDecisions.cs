using Ticketing.Booking.Bookings;
using Ticketing.Booking.Bookings.Updates;
using Ticketing.Booking.Codes;
using Ticketing.Booking.Limits;
using Ticketing.Booking.Notifications;
using Ticketing.Contracts;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging;
using Ticketing.Messaging.Data;
using Ticketing.Messaging.Directory;

namespace Ticketing.Booking.Payments;

/// <summary>What is done with a payment that came after its booking was lost.</summary>
internal enum LatePaymentAction
{
    /// <summary>Nothing: another caller has recorded its outcome.</summary>
    Settled = 0,

    /// <summary>Nothing now: a successor booking asks for the same seats, or another caller is capturing.</summary>
    Waits = 1,

    /// <summary>It is only authorised and has to be voided.</summary>
    Void = 2,

    /// <summary>It is captured and has to be refunded.</summary>
    Refund = 3,
}

/// <summary>What is done with a late payment.</summary>
/// <param name="Action">What.</param>
/// <param name="Booking">The payment's booking as it is now.</param>
/// <param name="Changed">Bookings that the decision changed.</param>
/// <param name="Refund">The refund to make, if there is one.</param>
internal readonly record struct LateDecision(
    LatePaymentAction Action, BookingRow? Booking, IReadOnlyList<BookingRow> Changed, OpenTransaction? Refund);

/// <summary>
/// Decides about payments whose hold is over. A successor booking asks for the same seats again, all or none, and the
/// payment belongs to it from the start; where that is not possible the money goes back. <see cref="LatePayments"/>
/// settles the successor when the seat engine has answered.
/// </summary>
internal sealed class LatePaymentDecisions(
    Database database, IEventDirectory directory, SeatLimit seatLimit, CodeUses codes, OrderChanges changes,
    BookingOptions options, TimeProvider clock)
{
    /// <summary>A booking, locked until the end of the transaction.</summary>
    internal const string LockBooking = $"SELECT {BookingRow.Columns} FROM bookings b WHERE b.id = @id FOR UPDATE";

    private const string LockTransaction =
        "SELECT booking_id, status, provider_reference FROM transactions WHERE id = @paymentId FOR UPDATE";

    // The claim is set from the start, so that neither the sweep nor its buyer ends a successor.
    private const string InsertSuccessor = """
        INSERT INTO bookings
            (id, event_id, buyer_id, channel, section, section_index, mode, wanted_quantity, quantity,
             all_or_nothing, wanted_seats, hold_seconds, currency, status, created_at, updated_at, repeat_at,
             replaces, payment_claim, payment_claimed_at, price_minor, promised_starts_at,
             promised_refund_fee_percent, promised_refunds_until, promised_refunds_free_until, promised_prices,
             promised_discount, discount_minor)
        SELECT @successor, event_id, buyer_id, channel, section, section_index, 'manual', quantity, quantity,
               true, @seats::jsonb, hold_seconds, currency, 'PROCESSING', @now, @now, @repeatAt, id, @paymentId, @now,
               price_minor, promised_starts_at, promised_refund_fee_percent, promised_refunds_until,
               promised_refunds_free_until, promised_prices, promised_discount, discount_minor
        FROM bookings WHERE id = @lost
        """;

    private const string ReplaceLost = $"""
        WITH moved AS (
            UPDATE transactions SET booking_id = @successor, check_at = @checkAt WHERE id = @paymentId
        ), replaced AS (
            UPDATE bookings b SET replaced_by = @successor, updated_at = @now, version = b.version + 1
            WHERE b.id = @lost
            RETURNING b.*
        )
        SELECT {BookingRow.Columns} FROM replaced b
        """;

    private const string IsOffer = """
        SELECT EXISTS (SELECT FROM waitlist_entries
            WHERE event_id = @eventId AND buyer_id = @buyerId AND state = 'OFFERED' AND booking_id = @id)
        """;

    /// <summary>Decides about an authorisation for which no booking waits.</summary>
    public async Task<LateDecision> DecideAuthorisedAsync(Guid paymentId, CancellationToken ct)
    {
        await using var transaction = await database.BeginAsync(ct);
        var decision = await DecideAsync(transaction, paymentId, captured: false, ct);
        await transaction.CommitAsync(ct);
        Announce(decision);
        return decision;
    }

    /// <summary>
    /// Decides about a payment for which no booking waits, in the caller's transaction. Call
    /// <see cref="Announce"/> after its commit.
    /// </summary>
    public async Task<LateDecision> DecideAsync(
        DatabaseTransaction transaction, Guid paymentId, bool captured, CancellationToken ct)
    {
        var payment = await transaction.FindAsync<PaymentRow>(LockTransaction, new { paymentId }, ct)
            ?? throw new InvalidOperationException($"There is no transaction {paymentId}.");
        if (payment.BookingId is not { } bookingId)
        {
            return new LateDecision(LatePaymentAction.Settled, null, [], null);
        }
        var booking = (await transaction.FindAsync<BookingRow>(LockBooking, new { id = bookingId }, ct))!;
        if (booking.PaidTransaction == paymentId || payment.Status == "FAILED")
        {
            return new LateDecision(LatePaymentAction.Settled, booking, [], null);
        }
        if (booking.PaymentClaim == paymentId)
        {
            return new LateDecision(LatePaymentAction.Waits, booking, [], null);
        }
        // Derived from the payment, so that a payment has one successor whoever finds it late.
        var successor = MessageIds.Derive(new BookingId(paymentId), "successor");
        if (MayAskAgain(booking) && await IsWithinSeatLimitAsync(transaction, booking, ct)
            && await codes.TakeAgainAsync(transaction, booking, successor, ct))
        {
            return await ReplaceAsync(transaction, booking, paymentId, successor, ct);
        }
        if (!captured)
        {
            return new LateDecision(LatePaymentAction.Void, booking, [], null);
        }
        await NotificationOutbox.AppendAsync(
            transaction, [BookingNotifications.PaymentLate(booking, null)], ct);
        var now = clock.GetUtcNow();
        // The caller refunds at once; recovery does if that fails.
        var refundId = await LateRefund.OpenAsync(
            transaction, paymentId, now, now + options.PaymentRecoveryAfter, ct);
        var refund = new OpenTransaction
        {
            Id = refundId,
            BookingId = booking.Id,
            IsRefund = true,
            PaymentId = paymentId,
            AmountMinor = booking.TotalMinor,
            Currency = booking.Currency,
            PaymentReference = payment.ProviderReference,
        };
        return new LateDecision(LatePaymentAction.Refund, booking, [], refund);
    }

    /// <summary>Call after the commit.</summary>
    public void Announce(LateDecision decision)
    {
        if (decision.Changed.Count > 0)
        {
            changes.Publish(decision.Changed);
        }
        var outcome = decision.Action switch
        {
            LatePaymentAction.Waits => "late",
            LatePaymentAction.Refund => "late-refunded",
            LatePaymentAction.Void => "late-voided",
            _ => "settled-before",
        };
        BookingMetrics.Payments.Add(1, new KeyValuePair<string, object?>("outcome", outcome));
    }

    /// <summary>
    /// Only once, only after the hold ran out by itself, and only while the event gives seats out. Tickets of a resale are still
    /// their giver's.
    /// </summary>
    private bool MayAskAgain(BookingRow booking) =>
        booking is
        {
            State: BookingStatus.Cancelled, Reason: CancellationReasons.HoldExpired, ReplacedBy: null, Replaces: null,
            IsResale: false,
        }
        && directory.Find(new EventId(booking.EventId))?.Status is SaleStatus.OnSale or SaleStatus.Closed;

    /// <summary>
    /// The buyer may have taken other seats since the hold ran out. Seats that an offer of the waitlist was for are counted
    /// already, as its entry.
    /// </summary>
    private async Task<bool> IsWithinSeatLimitAsync(
        DatabaseTransaction transaction, BookingRow booking, CancellationToken ct)
    {
        if (directory.Find(new EventId(booking.EventId))?.MaxSeatsPerPerson is not { } max)
        {
            return true;
        }
        var isOffer = await transaction.FindAsync<bool>(
            IsOffer, new { eventId = booking.EventId, buyerId = booking.BuyerId, id = booking.Id }, ct);
        return await seatLimit.CheckAsync(
            transaction, new EventBuyer(booking.EventId, booking.BuyerId), isOffer ? 0 : booking.Quantity, max, ct) is null;
    }

    private async Task<LateDecision> ReplaceAsync(
        DatabaseTransaction transaction, BookingRow booking, Guid paymentId, Guid id, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await transaction.ExecuteAsync(
            InsertSuccessor,
            new
            {
                lost = booking.Id,
                successor = id,
                now,
                repeatAt = now + options.RedriveAfter,
                paymentId,
                seats = SeatsJson.Write(booking.SeatPositions),
            },
            ct);
        var replaced = await transaction.QueryAsync<BookingRow>(
            ReplaceLost,
            new { lost = booking.Id, successor = id, now, paymentId, checkAt = now + options.PaymentRecoveryAfter },
            ct);
        var successor = (await transaction.FindAsync<BookingRow>(LockBooking, new { id }, ct))!;
        await transaction.PublishAsync([BookingEvents.SeatRequest(successor)], ct);
        return new LateDecision(LatePaymentAction.Waits, successor, [.. replaced, successor], null);
    }

    private sealed class PaymentRow
    {
        public Guid? BookingId { get; init; }
        public required string Status { get; init; }
        public string? ProviderReference { get; init; }
    }
}
