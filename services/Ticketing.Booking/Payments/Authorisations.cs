using Npgsql;
using Ticketing.Booking.Payments.Providers;
using Ticketing.Contracts;

namespace Ticketing.Booking.Payments;

/// <summary>
/// Payments that are authorised before there is a booking, as the waitlist does: money reserved on joining, captured
/// when seats are held, let go when somebody leaves. Recovery leaves them alone until a booking has them.
/// </summary>
internal sealed class Authorisations(
    NpgsqlDataSource database, IPaymentProvider provider, PaymentDriver driver, BookingOptions options,
    TimeProvider clock)
{
    public const string WaitlistKind = "waitlist";

    private const string Open = """
        INSERT INTO transactions
            (id, buyer_id, amount_minor, authorised_minor, currency, type, status, provider, created_at, updated_at,
             check_at, kind)
        VALUES ($1, $2, $3, $3, $4, 'PAYMENT', 'PENDING', $5, $6, $6, 'infinity', $7)
        ON CONFLICT (id) DO NOTHING
        """;

    private const string Note = """
        UPDATE transactions
        SET updated_at = $2, provider_reference = $3,
            authorised_at = CASE WHEN $4 THEN coalesce(authorised_at, $2) ELSE authorised_at END,
            status = CASE WHEN $5::text IS NULL THEN status ELSE 'FAILED' END, failure_code = $5
        WHERE id = $1 AND status = 'PENDING'
        """;

    // The booking gets the claim and the transaction the booking, together or not at all.
    private const string Attach = """
        WITH claimed AS (
            UPDATE bookings b
            SET payment_claim = t.id, payment_claimed_at = $3, payment_action = NULL, payment_failure = NULL
            FROM transactions t
            WHERE b.id = $1 AND t.id = $2 AND t.buyer_id = b.buyer_id AND t.booking_id IS NULL
              AND t.status = 'PENDING' AND t.authorised_minor >= b.total_minor AND t.currency = b.currency
              AND b.status = 'PENDING_PAYMENT' AND b.hold_expires_at > $3 AND b.payment_claim IS NULL
            RETURNING b.id, b.total_minor
        )
        UPDATE transactions t SET booking_id = c.id, amount_minor = c.total_minor, check_at = $4, updated_at = $3
        FROM claimed c WHERE t.id = $2
        """;

    /// <summary>
    /// Reserves money. Asking again with the same id is the same authorisation. The outcome may be that the buyer has
    /// to go somewhere first; <see cref="ReadAsync"/> tells when they were there.
    /// </summary>
    public async Task<ProviderAnswer> AuthoriseAsync(AuthoriseRequest request, UserId buyer, CancellationToken ct)
    {
        await ExecuteAsync(
            Open, ct, request.TransactionId, buyer.Value, request.AmountMinor, request.Currency, provider.Name,
            clock.GetUtcNow(), WaitlistKind);
        return await NoteAsync(request.TransactionId, await provider.AuthoriseAsync(request, ct), ct);
    }

    /// <summary>What the provider knows; null if it never heard of the authorisation.</summary>
    public async Task<ProviderAnswer?> ReadAsync(Guid transactionId, CancellationToken ct) =>
        await provider.ReadAsync(transactionId, ct) is { } outcome
            ? await NoteAsync(transactionId, outcome, ct)
            : null;

    /// <summary>Lets the money go, for somebody who leaves. What was captured stays; the outcome says so.</summary>
    public async Task<ProviderAnswer> VoidAsync(Guid transactionId, CancellationToken ct) =>
        await NoteAsync(transactionId, await provider.VoidAsync(transactionId, ct), ct);

    /// <summary>
    /// Pays a held booking from an authorisation of the same buyer that is large enough. What is not needed is let go.
    /// If the provider is silent, recovery finishes it.
    /// </summary>
    /// <returns>How far it came; null when the booking or the authorisation does not allow it.</returns>
    public async Task<PaymentResult?> ChargeAuthorisedAsync(
        Guid bookingId, Guid authorisedTransactionId, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var attached = await ExecuteAsync(
            Attach, ct, bookingId, authorisedTransactionId, now, now + options.PaymentRecoveryAfter);
        return attached == 0 && !await IsAttachedAsync(bookingId, authorisedTransactionId, ct)
            ? null
            : await driver.LookAsync(authorisedTransactionId, bookingId, ct);
    }

    private async Task<bool> IsAttachedAsync(Guid bookingId, Guid transactionId, CancellationToken ct)
    {
        await using var command = database.CreateCommand(
            "SELECT EXISTS (SELECT FROM transactions WHERE id = $1 AND booking_id = $2)");
        command.Parameters.Add(new() { Value = transactionId });
        command.Parameters.Add(new() { Value = bookingId });
        return (bool)(await command.ExecuteScalarAsync(ct))!;
    }

    private async Task<ProviderAnswer> NoteAsync(
        Guid transactionId, ProviderAnswer outcome, CancellationToken ct)
    {
        var failure = outcome.State switch
        {
            ProviderPaymentState.Declined => outcome.FailureCode ?? "declined",
            ProviderPaymentState.Voided => outcome.FailureCode ?? "voided",
            _ => null,
        };
        await using var command = database.CreateCommand(Note);
        command.Parameters.Add(new() { Value = transactionId });
        command.Parameters.Add(new() { Value = clock.GetUtcNow() });
        command.Parameters.Add(new() { Value = outcome.Reference });
        command.Parameters.Add(new() { Value = outcome.State == ProviderPaymentState.Authorised });
        command.Parameters.Add(new()
        {
            Value = (object?)failure ?? DBNull.Value,
            NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text,
        });
        await command.ExecuteNonQueryAsync(ct);
        return outcome;
    }

    private async Task<int> ExecuteAsync(string sql, CancellationToken ct, params object[] values)
    {
        await using var command = database.CreateCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }
        return await command.ExecuteNonQueryAsync(ct);
    }
}
