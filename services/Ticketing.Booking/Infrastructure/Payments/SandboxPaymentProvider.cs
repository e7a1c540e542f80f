using Npgsql;

namespace Ticketing.Booking.Infrastructure.Payments;

/// <summary>
/// The built-in provider. Takes no money; behaves like an outside one: it keeps its own books (table
/// <c>sandbox_payments</c>, in transactions of its own), so that they survive a crash of this service.
/// Tokens: <c>tok_ok</c>, <c>tok_decline</c>, <c>tok_insufficient_funds</c>; any other is declined as
/// unknown.
/// </summary>
internal sealed class SandboxPaymentProvider(NpgsqlDataSource database, TimeProvider clock) : IPaymentProvider
{
    private const string Captured = "CAPTURED";
    private const string Declined = "DECLINED";
    private const string Voided = "VOIDED";
    private const string Refunded = "REFUNDED";

    // The first entry under a key stands; whoever comes later reads it. The update of nothing makes the
    // conflicting row visible to RETURNING.
    private const string Enter = """
        INSERT INTO sandbox_payments
            (idempotency_key, kind, outcome, amount_minor, currency, decline_code, reference, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        ON CONFLICT (idempotency_key) DO UPDATE SET kind = sandbox_payments.kind
        RETURNING outcome, reference, decline_code
        """;

    public string Name => "sandbox";

    public Task<PaymentOutcome> CaptureAsync(CaptureRequest request, CancellationToken ct)
    {
        var declineCode = request.PaymentToken switch
        {
            "tok_ok" => null,
            "tok_decline" => "card-declined",
            "tok_insufficient_funds" => "insufficient-funds",
            _ => "unknown-token",
        };
        return EnterAsync(
            request.TransactionId,
            "CAPTURE",
            declineCode is null ? Captured : Declined,
            request.AmountMinor,
            request.Currency,
            declineCode,
            ct);
    }

    public Task<PaymentOutcome> SettleAsync(Guid transactionId, CancellationToken ct) =>
        EnterAsync(transactionId, "CAPTURE", Voided, 0, "", "voided", ct);

    public async Task<string> RefundAsync(RefundRequest request, CancellationToken ct)
    {
        var outcome = await EnterAsync(
            request.TransactionId, "REFUND", Refunded, request.AmountMinor, request.Currency, null, ct);
        return outcome.Reference;
    }

    private async Task<PaymentOutcome> EnterAsync(
        Guid key, string kind, string outcome, long amountMinor, string currency, string? declineCode,
        CancellationToken ct)
    {
        await using var command = database.CreateCommand(Enter);
        command.Parameters.Add(new() { Value = key });
        command.Parameters.Add(new() { Value = kind });
        command.Parameters.Add(new() { Value = outcome });
        command.Parameters.Add(new() { Value = amountMinor });
        command.Parameters.Add(new() { Value = currency });
        command.Parameters.Add(new() { Value = (object?)declineCode ?? DBNull.Value });
        command.Parameters.Add(new() { Value = $"sandbox_{Guid.NewGuid():N}" });
        command.Parameters.Add(new() { Value = clock.GetUtcNow() });
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        var stands = reader.GetString(0);
        return new PaymentOutcome(
            stands == Captured,
            reader.GetString(1),
            await reader.IsDBNullAsync(2, ct) ? null : reader.GetString(2));
    }
}
