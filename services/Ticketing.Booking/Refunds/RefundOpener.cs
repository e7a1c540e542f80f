using System.Globalization;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Bookings.Updates;
using Ticketing.Booking.Notifications;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Auditing;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Refunds;

/// <summary>
/// Records refunds before the provider is asked. One at a time a booking: its row is locked, so that no seat is
/// given back twice and the sum of refunds stays within the payment.
/// </summary>
internal sealed class RefundOpener(
    Database database, OrderChanges changes, BookingOptions options, TimeProvider clock)
{
    private static readonly Refusal NotPaid = RefundErrors.RefundNotAllowed;

    private static readonly Refusal NotItsSeat = BookingErrors.NoSuchSeat with
    {
        Detail = "The order does not have all of these seats.",
    };

    private static readonly Refusal NotCovered = RefundErrors.RefundNotAllowed with
    {
        Detail = "The payment of the order does not cover this refund.",
    };

    internal const string Lock = $"SELECT {BookingRow.Columns} FROM bookings b WHERE b.id = @bookingId FOR UPDATE";

    internal const string OpenSeats = """
        SELECT seats FROM transactions
        WHERE booking_id = @bookingId AND type = 'REFUND' AND status = 'PENDING' AND seats IS NOT NULL
        """;

    /// <summary>
    /// Keeps the sum of refunds within the payment. It counts open ones too, and reads after the booking's row was
    /// locked, so that two refunds of one booking see each other.
    /// </summary>
    internal const string SumGuard = """
        AND @amountMinor + @feeMinor
            + (SELECT coalesce(sum(r.amount_minor + r.fee_minor), 0) FROM transactions r
               WHERE r.associated_transaction_id = p.id AND r.type = 'REFUND' AND r.status <> 'FAILED')
            <= p.amount_minor
        """;

    /// <summary>No row: the payment is unknown or does not cover it.</summary>
    internal const string Insert = $"""
        INSERT INTO transactions
            (id, booking_id, buyer_id, amount_minor, fee_minor, currency, type, status,
             associated_transaction_id, provider, kind, seats, created_at, updated_at, check_at, member_id)
        SELECT @refundId, @bookingId, @buyerId, @amountMinor, @feeMinor, p.currency, 'REFUND', 'PENDING', p.id,
               p.provider, @kind, @seats::jsonb, @now, @now, @checkAt,
               CASE WHEN p.provider = 'till' THEN @memberId::uuid END
        FROM transactions p
        WHERE p.id = @paymentId AND p.type = 'PAYMENT' AND p.status = 'SUCCESS' {SumGuard}
        RETURNING currency, provider,
            (SELECT p.provider_reference FROM transactions p WHERE p.id = associated_transaction_id)
                AS payment_reference
        """;

    private const string MarkOpen = $"""
        UPDATE bookings b
        SET refund_state = 'PENDING', reason = coalesce(@reason, b.reason), updated_at = @now, version = b.version + 1
        WHERE b.id = @bookingId
        RETURNING {BookingRow.Columns}
        """;

    /// <summary>
    /// Records a refund. Seats that are given back already, or by an open refund, are not given back again.
    /// </summary>
    public async Task<RefundOpening> OpenAsync(RefundWish wish, CancellationToken ct)
    {
        await using var transaction = await database.BeginAsync(ct);
        if (await transaction.FindAsync<BookingRow>(Lock, new { bookingId = wish.BookingId }, ct) is not { } booking)
        {
            return new RefundOpening(null, null, BookingErrors.OrderNotFound);
        }
        if (booking.PaidTransaction is not { } payment)
        {
            return new RefundOpening(booking, null, NotPaid);
        }
        var (seats, refusal) = await FindSeatsAsync(transaction, booking, wish.Seats, ct);
        if (refusal is not null || seats.Count == 0)
        {
            return new RefundOpening(booking, null, refusal);
        }
        if (await InsertAsync(transaction, booking, payment, seats, wish, ct) is not { } refund)
        {
            return new RefundOpening(booking, null, NotCovered);
        }
        // The order says that its event is cancelled from now on, and not only when its money is back.
        var reason = wish.Kind == CancellationReasons.EventCancelled ? wish.Kind : null;
        var marked = await transaction.QueryAsync<BookingRow>(
            MarkOpen, new { bookingId = booking.Id, reason, now = clock.GetUtcNow() }, ct);
        if (reason is not null)
        {
            await NotificationOutbox.AppendAsync(
                transaction, [BookingNotifications.EventCancelled(marked[0])], ct);
        }
        if (wish.By is { } actor)
        {
            await transaction.AppendAsync(EntryOf(refund, wish, actor), clock.GetUtcNow(), ct);
        }
        await transaction.CommitAsync(ct);
        changes.Publish(marked);
        return new RefundOpening(marked[0], refund, null);
    }

    private static AuditEntry EntryOf(OpenRefund refund, RefundWish wish, AuditActor actor) =>
        new("order-refund-opened", actor)
        {
            SellerId = wish.Seller?.Value, EventId = refund.EventId, OrderId = refund.BookingId,
            Details = new Dictionary<string, string>
            {
                ["amount_minor"] = refund.AmountMinor.ToString(CultureInfo.InvariantCulture),
                ["currency"] = refund.Currency,
                ["seats"] = refund.Seats.Count.ToString(CultureInfo.InvariantCulture),
                ["reason"] = refund.Kind,
            },
        };

    /// <summary>The seats of the wish that are neither given back nor in an open refund.</summary>
    private static async Task<(List<PricedSeat> Seats, Refusal? Refusal)> FindSeatsAsync(
        DatabaseTransaction transaction, BookingRow booking, IReadOnlyList<SeatPosition>? wanted, CancellationToken ct)
    {
        if (wanted is not null && wanted.Except(booking.SeatPositions).Any())
        {
            return ([], NotItsSeat);
        }
        var refunds = await transaction.QueryAsync<string>(OpenSeats, new { bookingId = booking.Id }, ct);
        var open = refunds.SelectMany(seats => SeatsJson.ReadPositions(seats)).ToHashSet();
        return (
            [.. booking.LiveSeats.Where(s => !open.Contains(s.Position) && wanted?.Contains(s.Position) != false)],
            null);
    }

    private async Task<OpenRefund?> InsertAsync(
        DatabaseTransaction transaction, BookingRow booking, Guid paymentId, List<PricedSeat> seats, RefundWish wish,
        CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var sum = RefundRules.SumOf(seats, wish.FeePercent, wish.KeepsFees);
        List<SeatPosition> positions = [.. seats.Select(s => s.Position)];
        var parameters = new
        {
            refundId = Guid.CreateVersion7(now),
            bookingId = booking.Id,
            buyerId = booking.BuyerId,
            paymentId,
            amountMinor = sum.AmountMinor,
            feeMinor = sum.FeeMinor,
            kind = wish.Kind,
            seats = SeatsJson.Write(positions),
            now,
            checkAt = wish.ForRecovery ? now : now + options.PaymentRecoveryAfter,
            memberId = wish.By?.Id,
        };
        return await transaction.FindAsync<InsertedRow>(Insert, parameters, ct) is { } inserted
            ? new OpenRefund(
                parameters.refundId, booking.Id, paymentId, inserted.PaymentReference, sum.AmountMinor,
                inserted.Currency, wish.Kind, booking.EventId, booking.Section, positions)
            {
                Provider = inserted.Provider,
            }
            : null;
    }

    private sealed class InsertedRow
    {
        public required string Currency { get; init; }
        public string? PaymentReference { get; init; }
        public string? Provider { get; init; }
    }
}
