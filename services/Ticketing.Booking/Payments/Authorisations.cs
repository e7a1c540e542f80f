using Ticketing.Booking.Payments.Providers;
using Ticketing.Contracts;
using Ticketing.Messaging.Data;

namespace Ticketing.Booking.Payments;

/// <summary>
/// Payments that are authorised before there is a booking, as the waitlist does: money is reserved on joining, captured
/// when seats are held, and voided when the buyer leaves. Recovery leaves them alone until a booking has them.
/// </summary>
internal sealed class Authorisations(
    Database database, IPaymentProvider provider, PaymentDriver driver, BookingOptions options, TimeProvider clock)
{
    public const string WaitlistKind = "waitlist";

    private const string Open = """
        INSERT INTO transactions
            (id, buyer_id, amount_minor, authorised_minor, currency, type, status, provider, created_at, updated_at,
             check_at, kind)
        VALUES (@id, @buyer, @amountMinor, @amountMinor, @currency, 'PAYMENT', 'PENDING', @provider, @now, @now,
                'infinity', @kind)
        ON CONFLICT (id) DO NOTHING
        """;

    private const string NoteAnswer = """
        UPDATE transactions
        SET updated_at = @now, provider_reference = @reference,
            authorised_at = CASE WHEN @isAuthorised THEN coalesce(authorised_at, @now) ELSE authorised_at END,
            status = CASE WHEN @failure::text IS NULL THEN status ELSE 'FAILED' END, failure_code = @failure
        WHERE id = @id AND status = 'PENDING'
        """;

    // The booking gets the claim and the transaction gets the booking, together or not at all.
    private const string Attach = """
        WITH claimed AS (
            UPDATE bookings b
            SET payment_claim = t.id, payment_claimed_at = @now, payment_action = NULL, payment_failure = NULL
            FROM transactions t
            WHERE b.id = @bookingId AND t.id = @id AND t.buyer_id = b.buyer_id AND t.booking_id IS NULL
              AND t.status = 'PENDING' AND t.authorised_minor >= b.total_minor AND t.currency = b.currency
              AND b.status = 'PENDING_PAYMENT' AND b.hold_expires_at > @now AND b.payment_claim IS NULL
            RETURNING b.id, b.total_minor
        )
        UPDATE transactions t
        SET booking_id = c.id, amount_minor = c.total_minor, check_at = @checkAt, updated_at = @now
        FROM claimed c WHERE t.id = @id
        """;

    private const string IsAttached =
        "SELECT EXISTS (SELECT FROM transactions WHERE id = @id AND booking_id = @bookingId)";

    /// <summary>
    /// Reserves money. Asking again with the same id is the same authorisation. The answer may be that the buyer has
    /// to go to the bank first; <see cref="ReadAsync"/> tells when they were there.
    /// </summary>
    public async Task<ProviderAnswer> AuthoriseAsync(AuthoriseRequest request, UserId buyer, CancellationToken ct)
    {
        await database.ExecuteAsync(
            Open,
            new
            {
                id = request.TransactionId,
                buyer = buyer.Value,
                amountMinor = request.AmountMinor,
                currency = request.Currency,
                provider = provider.Name,
                now = clock.GetUtcNow(),
                kind = WaitlistKind,
            },
            ct);
        return await NoteAsync(request.TransactionId, await provider.AuthoriseAsync(request, ct), ct);
    }

    /// <summary>What the provider knows; null if it never heard of the authorisation.</summary>
    public async Task<ProviderAnswer?> ReadAsync(Guid transactionId, CancellationToken ct) =>
        await provider.ReadAsync(transactionId, ct) is { } answer
            ? await NoteAsync(transactionId, answer, ct)
            : null;

    /// <summary>Gives the money back to a buyer who leaves. What is captured stays; the answer says so.</summary>
    public async Task<ProviderAnswer> VoidAsync(Guid transactionId, CancellationToken ct) =>
        await NoteAsync(transactionId, await provider.VoidAsync(transactionId, ct), ct);

    /// <summary>
    /// Pays a held booking from an authorisation of the same buyer that is large enough. The provider releases what the
    /// booking does not cost. If the provider is silent, recovery resumes.
    /// </summary>
    /// <returns>How far it came; null when the booking or the authorisation does not allow it.</returns>
    public async Task<PaymentResult?> ChargeAuthorisedAsync(
        Guid bookingId, Guid authorisedTransactionId, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var attach = new
        {
            bookingId, id = authorisedTransactionId, now, checkAt = now + options.PaymentRecoveryAfter,
        };
        var isAttached = await database.ExecuteAsync(Attach, attach, ct) > 0
            || await database.FindAsync<bool>(IsAttached, new { id = authorisedTransactionId, bookingId }, ct);
        return isAttached ? await driver.ResumeAsync(authorisedTransactionId, bookingId, ct) : null;
    }

    private async Task<ProviderAnswer> NoteAsync(Guid transactionId, ProviderAnswer answer, CancellationToken ct)
    {
        await database.ExecuteAsync(
            NoteAnswer,
            new
            {
                id = transactionId,
                now = clock.GetUtcNow(),
                reference = answer.Reference,
                isAuthorised = answer.State == ProviderPaymentState.Authorised,
                failure = answer.State switch
                {
                    ProviderPaymentState.Declined => answer.FailureCode ?? "declined",
                    ProviderPaymentState.Voided => answer.FailureCode ?? "voided",
                    _ => null,
                },
            },
            ct);
        return answer;
    }
}
