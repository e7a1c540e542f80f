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
    private const string Authorised = "AUTHORISED";
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
        RETURNING outcome, reference, decline_code, amount_minor
        """;

    private const string Move = """
        UPDATE sandbox_payments SET outcome = $2, amount_minor = $3
        WHERE idempotency_key = $1 AND outcome = 'AUTHORISED'
        """;

    private const string Select = """
        SELECT outcome, reference, decline_code, amount_minor FROM sandbox_payments WHERE idempotency_key = $1
        """;

    public string Name => "sandbox";

    public async Task<PaymentOutcome> AuthoriseAsync(AuthoriseRequest request, CancellationToken ct)
    {
        var declineCode = request.PaymentToken switch
        {
            "tok_ok" => null,
            "tok_decline" => "card-declined",
            "tok_insufficient_funds" => "insufficient-funds",
            _ => "unknown-token",
        };
        return await EnterAsync(
            request.TransactionId,
            "CAPTURE",
            declineCode is null ? Authorised : Declined,
            request.AmountMinor,
            request.Currency,
            declineCode,
            ct);
    }

    public Task<PaymentOutcome> CaptureAsync(Guid transactionId, long amountMinor, CancellationToken ct) =>
        MoveAsync(transactionId, Captured, amountMinor, ct);

    public async Task<PaymentOutcome> VoidAsync(Guid transactionId, CancellationToken ct)
    {
        await EnterAsync(transactionId, "CAPTURE", Voided, 0, "", "voided", ct);
        return await MoveAsync(transactionId, Voided, 0, ct);
    }

    public async Task<PaymentOutcome?> ReadAsync(Guid transactionId, CancellationToken ct)
    {
        await using var command = database.CreateCommand(Select);
        command.Parameters.Add(new() { Value = transactionId });
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? Read(reader) : null;
    }

    public Task<PaymentOutcome> SettleAsync(Guid transactionId, CancellationToken ct) =>
        VoidAsync(transactionId, ct);

    public async Task<RefundOutcome> RefundAsync(RefundRequest request, CancellationToken ct)
    {
        var outcome = await EnterAsync(
            request.TransactionId, "REFUND", Refunded, request.AmountMinor, request.Currency, null, ct);
        return new RefundOutcome(true, outcome.Reference, null);
    }

    private async Task<PaymentOutcome> MoveAsync(Guid key, string to, long amountMinor, CancellationToken ct)
    {
        await using var command = database.CreateCommand(Move);
        command.Parameters.Add(new() { Value = key });
        command.Parameters.Add(new() { Value = to });
        command.Parameters.Add(new() { Value = amountMinor });
        await command.ExecuteNonQueryAsync(ct);
        return await ReadAsync(key, ct)
            ?? throw new InvalidOperationException($"The sandbox does not know payment {key}.");
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
        return Read(reader);
    }

    private static PaymentOutcome Read(NpgsqlDataReader reader) => new(
        reader.GetString(0) switch
        {
            Authorised => PaymentState.Authorised,
            Declined => PaymentState.Declined,
            Voided => PaymentState.Voided,
            _ => PaymentState.Captured,
        },
        reader.GetString(1),
        reader.GetInt64(3),
        reader.IsDBNull(2) ? null : reader.GetString(2),
        null);
}
