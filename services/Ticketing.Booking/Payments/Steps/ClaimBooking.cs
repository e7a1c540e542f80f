using System.Security.Cryptography;
using System.Text;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Limits;
using Ticketing.Booking.Payments.Providers;
using Ticketing.Contracts;
using Ticketing.Messaging.Data;

namespace Ticketing.Booking.Payments.Steps;

/// <summary>A booking claimed for payment, with the transaction that will pay it.</summary>
/// <param name="TransactionId">The transaction.</param>
/// <param name="Booking">As it is now.</param>
/// <param name="Address">Where the request that pays came from; null when none does.</param>
internal sealed record PaymentClaim(Guid TransactionId, BookingRow Booking, string? Address = null);

/// <summary>Claims bookings for a payment and opens its transaction, in one statement.</summary>
internal sealed class ClaimBooking
{
    private readonly Database _database;
    private readonly IPaymentProvider _provider;
    private readonly BookingOptions _options;
    private readonly TimeProvider _clock;
    private readonly PaymentRound<ClaimRequest, PaymentClaim> _round;

    public ClaimBooking(Database database, IPaymentProvider provider, BookingOptions options, TimeProvider clock)
    {
        (_database, _provider, _options, _clock) = (database, provider, options, clock);
        _round = new("claim", options, WriteAsync);
    }

    /// <summary>Together with the claims of the same moment.</summary>
    /// <returns>Null when too many wait.</returns>
    public Task<PaymentClaim?>? TryClaim(Guid bookingId, UserId buyer, string paymentToken, string? address) =>
        _round.TryAdd(RequestOf(bookingId, buyer, paymentToken, address));

    public Task<PaymentClaim?> ClaimAloneAsync(
        Guid bookingId, UserId buyer, string paymentToken, CancellationToken ct) =>
        _round.WriteAloneAsync(RequestOf(bookingId, buyer, paymentToken, null), ct);

    public static byte[] HashOf(string paymentToken) => SHA256.HashData(Encoding.UTF8.GetBytes(paymentToken));

    private ClaimRequest RequestOf(Guid bookingId, UserId buyer, string paymentToken, string? address) =>
        new(bookingId, buyer, Guid.CreateVersion7(_clock.GetUtcNow()), HashOf(paymentToken), address);

    /// <summary>
    /// The row's conditions are the guard: of a payment, the sweep and a cancellation exactly one gets the booking. Who
    /// had too many payments declined gets none; free seats need no card.
    /// </summary>
    internal static string Statement(LockedRows locked) => $"""
        WITH free AS (
            SELECT f.id, n.transaction_id, n.token_hash
            FROM unnest(@bookings, @buyers, @transactions, @tokenHashes, @addresses)
                AS n (booking_id, buyer_id, transaction_id, token_hash, address), LATERAL (
                SELECT b.id FROM bookings b
                WHERE b.id = n.booking_id AND b.buyer_id = n.buyer_id AND b.status = 'PENDING_PAYMENT'
                  AND b.hold_expires_at > @now AND b.payment_claim IS NULL
                  AND (b.total_minor = 0 OR {PaymentDeclines.NotBlocked})
                FOR NO KEY UPDATE {locked.ToSql()}
            ) f
        ), claimed AS (
            UPDATE bookings b
            SET payment_claim = f.transaction_id, payment_claimed_at = @now, payment_action = NULL,
                payment_failure = NULL
            FROM free f WHERE b.id = f.id
            RETURNING b.*, f.token_hash
        ), opened AS (
            INSERT INTO transactions
                (id, booking_id, buyer_id, amount_minor, authorised_minor, currency, type, status, provider,
                 created_at, updated_at, check_at, token_hash)
            SELECT payment_claim, id, buyer_id, total_minor, total_minor, currency, 'PAYMENT', 'PENDING', @provider,
                   @now, @now, @checkAt, token_hash
            FROM claimed
        )
        SELECT {BookingRow.Columns} FROM claimed b
        """;

    private async Task<IReadOnlyList<PaymentClaim?>> WriteAsync(
        IReadOnlyList<ClaimRequest> requests, LockedRows locked, CancellationToken ct)
    {
        var now = _clock.GetUtcNow();
        var rows = await _database.QueryByIndexAsync<BookingRow>(
            Statement(locked),
            new
            {
                bookings = requests.Select(r => r.BookingId).ToArray(),
                buyers = requests.Select(r => r.Buyer.Value).ToArray(),
                transactions = requests.Select(r => r.TransactionId).ToArray(),
                tokenHashes = requests.Select(r => r.TokenHash).ToArray(),
                addresses = requests.Select(r => r.Address).ToArray(),
                now,
                provider = _provider.Name,
                checkAt = now + _options.PaymentRecoveryAfter,
            },
            ct);
        var claimed = rows.ToDictionary(row => row.PaymentClaim!.Value);
        return [.. requests.Select(r =>
            claimed.TryGetValue(r.TransactionId, out var row) ? new PaymentClaim(r.TransactionId, row, r.Address) : null)];
    }

    private sealed record ClaimRequest(
        Guid BookingId, UserId Buyer, Guid TransactionId, byte[] TokenHash, string? Address);
}
