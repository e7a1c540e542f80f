using Ticketing.Booking.Bookings;
using Ticketing.Booking.Bookings.Updates;
using Ticketing.Booking.Codes;
using Ticketing.Booking.Holds;
using Ticketing.Booking.Limits;
using Ticketing.Booking.Refunds;
using Ticketing.Contracts;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Auditing;
using Ticketing.Messaging.Data;
using Ticketing.Messaging.Directory;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Cancellations;

/// <summary>
/// Cancels an order for its buyer. An unpaid one ends and gives its seats back; one that is still PROCESSING has none
/// yet, and the seats of a later answer are given back when it comes. A paid order, or some seats of it, is refunded
/// as the order promised.
/// </summary>
internal sealed class CancelOrderUseCase(
    Database database,
    BookingStore store,
    HoldExpiry expiry,
    HoldMirror holds,
    HoldReleases releases,
    CodeUses codes,
    RefundDriver refunds,
    IEventDirectory directory,
    OrderChanges changes,
    TimeProvider clock)
{
    // Not while money is being taken: the capture decides then.
    private const string Cancel = $"""
        UPDATE bookings b
        SET status = 'CANCELLED', reason = 'cancelled-by-buyer', cancelled_at = @now, updated_at = @now,
            payment_claim = NULL, payment_claimed_at = NULL, payment_action = NULL, version = b.version + 1
        WHERE b.id = @id AND b.buyer_id = @buyerId
          AND (b.payment_claim IS NULL OR b.payment_action IS NOT NULL)
          AND (b.status = 'PROCESSING' OR (b.status = 'PENDING_PAYMENT' AND b.hold_expires_at > @now))
        RETURNING {BookingRow.Columns}
        """;

    private static readonly Refusal NotInParts = BookingErrors.OrderNotCancellable with
    {
        Detail = "Seats of an order that is not paid are given back together.",
    };

    /// <summary>The whole order.</summary>
    public Task<OrderOutcome> HandleAsync(UserId caller, Guid orderId, CancellationToken ct) =>
        HandleAsync(caller, orderId, null, ct);

    /// <summary>The cancelled order. Repeating it answers the same.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="orderId">Which order.</param>
    /// <param name="seats">Of a paid order: which of its seats; null for all.</param>
    /// <param name="ct">Cancels what has not begun.</param>
    public async Task<OrderOutcome> HandleAsync(
        UserId caller, Guid orderId, IReadOnlyList<SeatPosition>? seats, CancellationToken ct)
    {
        if (seats is null && await CancelAsync(caller, orderId, ct) is { } cancelled)
        {
            return cancelled;
        }
        if (await store.FindAsync(orderId, ct) is not { } row)
        {
            return BookingErrors.OrderNotFound;
        }
        if (row.BuyerId != caller.Value)
        {
            return BookingErrors.NotYourOrder;
        }
        row = (await expiry.CancelExpiredAsync([row], ct))[0];
        if (row.State == BookingStatus.Cancelled)
        {
            return row;
        }
        if (row.State == BookingStatus.Paid)
        {
            return await RefundAsync(row, seats, ct);
        }
        if (seats is not null)
        {
            return NotInParts;
        }
        var decision = BookingRules.Decide(row.ForRules, BookingAction.CancelByBuyer, clock.GetUtcNow());
        // The rules allow it now, and the row condition did not a moment ago: the row changed in between, and the
        // buyer has to ask again.
        return decision.Refusal ?? BookingErrors.TemporarilyUnavailable;
    }

    private async Task<OrderOutcome> RefundAsync(
        BookingRow row, IReadOnlyList<SeatPosition>? seats, CancellationToken ct)
    {
        var entry = directory.Find(new EventId(row.EventId));
        var now = clock.GetUtcNow();
        var policy = RefundRules.PolicyOf(row, entry);
        if ((RefundRules.CheckBuyer(entry, policy, now) ?? RefundRules.CheckTables(entry, row.Section, seats)
            ?? RefundRules.CheckCompanions(entry, row, seats)) is { } refusal)
        {
            return refusal;
        }
        var (booking, result, no) = await refunds.RefundAsync(
            new RefundWish(row.Id, seats, CancellationReasons.RefundedByBuyer, policy.FeePercentAt(now))
            {
                By = AuditActor.User(row.BuyerId), Seller = entry!.SellerId, KeepsFees = RefundRules.KeepsFees(row, entry),
            },
            ct);
        return no ?? result switch
        {
            RefundResult.Refused => RefundErrors.RefundRefused,
            RefundResult.TicketUsed => RefundErrors.TicketUsed,
            RefundResult.TicketTransferred => RefundErrors.TicketTransferred,
            _ => (OrderOutcome)booking!,
        };
    }

    private async Task<BookingRow?> CancelAsync(UserId caller, Guid orderId, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await database.BeginAsync(ct);
        var cancelled = await transaction.FindAsync<BookingRow>(
            Cancel, new { id = orderId, buyerId = caller.Value, now }, ct);
        if (cancelled is null)
        {
            return null;
        }
        await transaction.PublishAsync([.. BookingEvents.ReleasedAll([cancelled], now)], ct);
        await releases.CountAsync(transaction, [cancelled], now, ct);
        await codes.GiveBackAsync(transaction, [cancelled], ct);
        await transaction.CommitAsync(ct);
        holds.Remove([cancelled]);
        changes.Publish([cancelled]);
        return cancelled;
    }
}
