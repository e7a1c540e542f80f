using System.Diagnostics;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Bookings.Updates;
using Ticketing.Booking.Holds;
using Ticketing.Booking.Notifications;
using Ticketing.Messaging.Data;

namespace Ticketing.Booking.Payments.Steps;

/// <summary>What became of captured money: one of the two.</summary>
/// <param name="Paid">The booking that it paid.</param>
/// <param name="Late">What is done with it, because its booking was lost meanwhile.</param>
internal sealed record CaptureOutcome(BookingRow? Paid, LateDecision? Late);

/// <summary>
/// Records that money is taken: in one transaction the bookings are PAID and the messages that say so are in the
/// outbox. If a booking was lost meanwhile, what becomes of its money is decided in that transaction instead.
/// </summary>
internal sealed class RecordCapture
{
    private readonly Database _database;
    private readonly LatePaymentDecisions _late;
    private readonly IResoldTickets _resold;
    private readonly OrderChanges _changes;
    private readonly HoldMirror _holds;
    private readonly TimeProvider _clock;
    private readonly PaymentRound<Capture, CaptureOutcome> _round;

    public RecordCapture(
        Database database, LatePaymentDecisions late, IResoldTickets resold, OrderChanges changes, HoldMirror holds,
        BookingOptions options, TimeProvider clock)
    {
        (_database, _late, _resold, _changes, _holds, _clock) = (database, late, resold, changes, holds, clock);
        _round = new("capture", options, WriteAsync);
    }

    /// <summary>Together with the captures of the same moment.</summary>
    public async Task<CaptureOutcome> RecordAsync(ProviderPayment payment, CancellationToken ct) =>
        (await _round.AddAsync(new Capture(payment, Activity.Current?.Id), ct))!;

    // A resale also writes its giver's booking, so it comes alone: a round waits for nobody's row.
    internal static string Statement(LockedRows locked) => $"""
        WITH mine AS (
            SELECT m.id, n.transaction_id, n.reference
            FROM unnest(@bookings, @transactions, @references) AS n (booking_id, transaction_id, reference), LATERAL (
                SELECT b.id FROM bookings b JOIN transactions t ON t.id = n.transaction_id
                WHERE b.id = n.booking_id AND b.payment_claim = n.transaction_id AND b.status = 'PENDING_PAYMENT'
                  {(locked == LockedRows.Skip ? "AND b.purpose IS DISTINCT FROM 'resale'" : "")}
                FOR NO KEY UPDATE OF b, t {locked.ToSql()}
            ) m
        ), captured AS (
            UPDATE transactions t SET status = 'SUCCESS', provider_reference = m.reference, updated_at = @now
            FROM mine m WHERE t.id = m.transaction_id AND t.status = 'PENDING'
        ), paid AS (
            UPDATE bookings b
            SET status = 'PAID', paid_at = @now, updated_at = @now, version = b.version + 1,
                paid_transaction = m.transaction_id, payment_claim = NULL, payment_claimed_at = NULL,
                payment_action = NULL
            FROM mine m WHERE b.id = m.id
            RETURNING b.*
        )
        SELECT {BookingRow.Columns} FROM paid b
        """;

    // The money is taken although its booking is lost.
    private const string RecordLostCapture = """
        UPDATE transactions SET status = 'SUCCESS', provider_reference = @reference, updated_at = @now
        WHERE id = @transactionId AND status = 'PENDING'
        """;

    private async Task<IReadOnlyList<CaptureOutcome?>> WriteAsync(
        IReadOnlyList<Capture> captures, LockedRows locked, CancellationToken ct)
    {
        await using var transaction = await _database.BeginAsync(ct);
        var paid = await PayAsync(transaction, captures, locked, ct);
        LateDecision? late = null;
        if (locked == LockedRows.Wait && paid.Count == 0)
        {
            // Alone and not locked by another: the booking is lost. A round leaves such a payment out.
            (paid, late) = await DecideLateAsync(transaction, captures[0], ct);
        }
        var givers = await _resold.MoveAsync(transaction, paid.Values.Where(row => row.IsResale), ct);
        var traces = captures.ToLookup(c => c.Payment.TransactionId, c => c.TraceParent);
        await transaction.PublishBundledAsync(
            [.. paid.Select(p => BookingEvents.Paid(p.Value, traces[p.Key].First()))], ct);
        await NotificationOutbox.AppendAsync(
            transaction, [.. paid.Values.SelectMany(BookingNotifications.OfPaid)], ct);
        await transaction.CommitAsync(ct);
        Announce([.. paid.Values]);
        _changes.Publish(givers);
        if (late is { } decision)
        {
            _late.Announce(decision);
            return [new CaptureOutcome(null, decision)];
        }
        return [.. captures.Select(c =>
            paid.TryGetValue(c.Payment.TransactionId, out var row) ? new CaptureOutcome(row, null) : null)];
    }

    /// <returns>The bookings that are PAID now, by their transactions.</returns>
    private async Task<Dictionary<Guid, BookingRow>> PayAsync(
        DatabaseTransaction transaction, IReadOnlyList<Capture> captures, LockedRows locked, CancellationToken ct)
    {
        var parameters = ProtectBooking.Parameters([.. captures.Select(c => c.Payment)], _clock.GetUtcNow());
        var paid = await transaction.QueryByIndexAsync<BookingRow>(Statement(locked), parameters, ct);
        return paid.ToDictionary(row => row.PaidTransaction!.Value);
    }

    private async Task<(Dictionary<Guid, BookingRow> Paid, LateDecision? Late)> DecideLateAsync(
        DatabaseTransaction transaction, Capture capture, CancellationToken ct)
    {
        var payment = capture.Payment;
        await transaction.ExecuteAsync(
            RecordLostCapture,
            new
            {
                transactionId = payment.TransactionId,
                reference = payment.Reference,
                now = _clock.GetUtcNow(),
            },
            ct);
        var decision = await _late.DecideAsync(transaction, payment.TransactionId, captured: true, ct);
        if (decision is { Action: LatePaymentAction.Waits, Booking: { State: BookingStatus.PendingPayment } successor })
        {
            // The successor got its seats in this moment: pay that one.
            var pay = capture with { Payment = payment with { BookingId = successor.Id } };
            var paid = await PayAsync(transaction, [pay], LockedRows.Wait, ct);
            if (paid.Count > 0)
            {
                return (paid, null);
            }
        }
        return ([], decision);
    }

    /// <summary>After the commit.</summary>
    private void Announce(IReadOnlyList<BookingRow> paid)
    {
        if (paid.Count > 0)
        {
            _holds.Remove(paid);
            _changes.Publish(paid);
            BookingMetrics.Payments.Add(paid.Count, new KeyValuePair<string, object?>("outcome", "paid"));
        }
    }

    /// <param name="Payment">The payment.</param>
    /// <param name="TraceParent">Of the request that pays; the round has no trace of its own.</param>
    private sealed record Capture(ProviderPayment Payment, string? TraceParent);
}
