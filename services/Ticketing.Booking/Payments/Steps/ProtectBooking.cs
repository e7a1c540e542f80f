using Ticketing.Booking.Bookings;
using Ticketing.Messaging.Data;

namespace Ticketing.Booking.Payments.Steps;

/// <summary>A payment that the provider answered for.</summary>
/// <param name="TransactionId">The payment.</param>
/// <param name="BookingId">What it pays.</param>
/// <param name="Reference">The provider's own id of it.</param>
internal sealed record ProviderPayment(
    Guid TransactionId, Guid BookingId, string Reference, string? Address = null);

/// <summary>A booking that keeps its seats until the outcome of its capture is known.</summary>
/// <param name="AmountMinor">What to capture.</param>
/// <param name="IsResale">Its seats are still another booking's.</param>
internal sealed record ProtectedBooking(long AmountMinor, bool IsResale);

/// <summary>Keeps bookings for their capture, whatever the clock says, and notes the provider's reference.</summary>
internal sealed class ProtectBooking
{
    private readonly Database _database;
    private readonly TimeProvider _clock;
    private readonly PaymentRound<ProviderPayment, ProtectedBooking> _round;

    public ProtectBooking(Database database, BookingOptions options, TimeProvider clock)
    {
        (_database, _clock) = (database, clock);
        _round = new("protect", options, WriteAsync);
    }

    /// <summary>Together with the payments of the same moment.</summary>
    /// <returns>Null when the booking does not wait for this payment any more.</returns>
    public Task<ProtectedBooking?> ProtectAsync(ProviderPayment payment, CancellationToken ct) =>
        _round.AddAsync(payment, ct);

    // A claim keeps the seats already, so the booking's row is locked and not written. Only a claim that waited for its
    // buyer at the bank did not, and is kept from here on if the hold still runs.
    internal static string Statement(LockedRows locked) => $"""
        WITH kept AS (
            SELECT n.transaction_id, n.reference, k.booking_id, k.total_minor, k.payment_action, k.purpose
            FROM unnest(@bookings, @transactions, @references) AS n (booking_id, transaction_id, reference), LATERAL (
                SELECT b.id AS booking_id, b.total_minor, b.payment_action, b.purpose
                FROM bookings b JOIN transactions t ON t.id = n.transaction_id
                WHERE b.id = n.booking_id AND b.payment_claim = n.transaction_id AND b.status = 'PENDING_PAYMENT'
                  AND (b.payment_action IS NULL OR b.hold_expires_at > @now)
                FOR NO KEY UPDATE OF b, t {locked.ToSql()}
            ) k
        ), back_from_bank AS (
            UPDATE bookings b SET payment_action = NULL
            FROM kept k WHERE b.id = k.booking_id AND k.payment_action IS NOT NULL
        ), noted AS (
            UPDATE transactions t
            SET authorised_at = coalesce(t.authorised_at, @now), provider_reference = k.reference, updated_at = @now
            FROM kept k WHERE t.id = k.transaction_id AND t.status = 'PENDING'
        )
        SELECT transaction_id, total_minor, purpose FROM kept
        """;

    private async Task<IReadOnlyList<ProtectedBooking?>> WriteAsync(
        IReadOnlyList<ProviderPayment> payments, LockedRows locked, CancellationToken ct)
    {
        var rows = await _database.QueryByIndexAsync<KeptRow>(
            Statement(locked), Parameters(payments, _clock.GetUtcNow()), ct);
        // Two callers may ask for one payment in the same round, for example its request and a webhook.
        var kept = rows.DistinctBy(row => row.TransactionId)
            .ToDictionary(
                row => row.TransactionId,
                row => new ProtectedBooking(row.TotalMinor, row.Purpose == BookingPurposes.Resale));
        return [.. payments.Select(p => kept.GetValueOrDefault(p.TransactionId))];
    }

    /// <summary>Of this statement and of <see cref="RecordCapture"/>'s.</summary>
    internal static object Parameters(IReadOnlyList<ProviderPayment> payments, DateTimeOffset now) => new
    {
        bookings = payments.Select(p => p.BookingId).ToArray(),
        transactions = payments.Select(p => p.TransactionId).ToArray(),
        references = payments.Select(p => p.Reference).ToArray(),
        now,
    };

    private sealed class KeptRow
    {
        public Guid TransactionId { get; init; }
        public long TotalMinor { get; init; }
        public string? Purpose { get; init; }
    }
}
