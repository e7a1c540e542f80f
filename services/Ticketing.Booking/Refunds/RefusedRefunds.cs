using Ticketing.Contracts;
using Ticketing.Messaging;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Auth;

namespace Ticketing.Booking.Refunds;

/// <summary>
/// A refund that the provider refused and that nothing followed. <c>Owed</c>: the money has no tickets.
/// </summary>
internal sealed record RefusedRefund(
    Guid RefundId, Guid BookingId, string Kind, long AmountMinor, string Currency, string? Code, bool Owed,
    DateTimeOffset RefusedAt);

/// <summary>The newest refused refunds, and how many there are.</summary>
internal sealed record RefusedRefundsResponse(long Total, IReadOnlyList<RefusedRefund> Newest);

/// <summary>The refund that is tried now; null when there was nothing to try again.</summary>
internal sealed record RetriedRefundResponse(Guid? RefundId);

/// <summary>
/// <c>GET /internal/refunds/refused</c> and <c>POST /internal/refunds/{refund_id}/retry</c> (money without
/// tickets only), for operators and not routed by the gateway.
/// </summary>
internal static class RefusedRefundEndpoints
{
    private const int MaxListed = 100;

    // A used or transferred ticket is no case for an operator, and a later refund of the payment settles it. What is owed for
    // resold tickets is settled by a refund of the same tickets alone.
    private const string IsUnsettled = """
        r.type = 'REFUND' AND r.status = 'FAILED' AND coalesce(r.failure_code, '') <> ALL (@ofTheDoor) AND NOT EXISTS (
            SELECT FROM transactions l WHERE l.associated_transaction_id = r.associated_transaction_id
              AND l.type = 'REFUND' AND l.created_at > r.created_at
              AND (r.kind <> 'resold' OR (l.kind = 'resold' AND l.seats = r.seats))
              AND (l.status <> 'FAILED' OR (r.seats IS NULL AND l.seats IS NULL) OR r.kind = 'resold'))
        """;

    private const string List = $"""
        SELECT r.id, r.booking_id, r.kind, r.amount_minor, r.currency, r.failure_code,
               (r.seats IS NULL OR r.kind = 'resold') AS owed,
               r.updated_at, count(*) OVER () AS total
        FROM transactions r WHERE {IsUnsettled} ORDER BY r.created_at DESC LIMIT @limit
        """;

    // The provider would answer the old key as before, so the retry has a key of its own. It is derived, so that two
    // operators make one refund. Recovery asks at once.
    private const string Retry = $"""
        INSERT INTO transactions (id, booking_id, buyer_id, amount_minor, currency, type, status,
                                  associated_transaction_id, provider, created_at, updated_at, check_at, kind, seats,
                                  fee_minor)
        SELECT @retryId, r.booking_id, r.buyer_id, r.amount_minor, r.currency, 'REFUND', 'PENDING',
               r.associated_transaction_id, r.provider, @now, @now, @now, r.kind, r.seats, r.fee_minor
        FROM transactions r WHERE r.id = @refundId AND (r.seats IS NULL OR r.kind = 'resold') AND {IsUnsettled}
        ON CONFLICT (id) DO NOTHING
        RETURNING id
        """;

    public static void MapRefusedRefunds(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/internal/refunds")
            .RequireAuthorization(Policies.Operator)
            .ExcludeFromDescription();
        group.MapGet("/refused", ListAsync);
        group.MapPost("/{refundId:guid}/retry", RetryAsync);
    }

    private static async Task<IResult> ListAsync(Database database, CancellationToken ct)
    {
        var rows = await database.QueryAsync<RefusedRow>(
            List, new { ofTheDoor = RefundErrors.OfTheDoor, limit = MaxListed }, ct);
        return TypedResults.Ok(new RefusedRefundsResponse(
            rows.Count > 0 ? rows[0].Total : 0,
            [.. rows.Select(r => new RefusedRefund(
                r.Id, r.BookingId, r.Kind, r.AmountMinor, r.Currency, r.FailureCode, r.Owed, r.UpdatedAt))]));
    }

    private static async Task<IResult> RetryAsync(
        Guid refundId, Database database, TimeProvider clock, CancellationToken ct)
    {
        var retry = new
        {
            ofTheDoor = RefundErrors.OfTheDoor,
            refundId,
            retryId = MessageIds.Derive(new BookingId(refundId), "retry"),
            now = clock.GetUtcNow(),
        };
        return TypedResults.Ok(new RetriedRefundResponse(await database.FindAsync<Guid?>(Retry, retry, ct)));
    }

    private sealed class RefusedRow
    {
        public Guid Id { get; init; }
        public Guid BookingId { get; init; }
        public required string Kind { get; init; }
        public long AmountMinor { get; init; }
        public required string Currency { get; init; }
        public string? FailureCode { get; init; }
        public bool Owed { get; init; }
        public DateTimeOffset UpdatedAt { get; init; }
        public long Total { get; init; }
    }
}
