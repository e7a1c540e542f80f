using Npgsql;
using Ticketing.Contracts;
using Ticketing.Messaging;
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

    /// <summary>A used ticket is no case for an operator, and a later refund of the payment settles it.</summary>
    private const string Open = """
        r.type = 'REFUND' AND r.status = 'FAILED' AND r.failure_code IS DISTINCT FROM $1 AND NOT EXISTS (
            SELECT FROM transactions l WHERE l.associated_transaction_id = r.associated_transaction_id
              AND l.type = 'REFUND' AND l.created_at > r.created_at
              AND (l.status <> 'FAILED' OR (r.seats IS NULL AND l.seats IS NULL)))
        """;

    private const string Select = $"""
        SELECT r.id, r.booking_id, r.kind, r.amount_minor, r.currency, r.failure_code, r.seats IS NULL, r.updated_at,
               count(*) OVER ()
        FROM transactions r WHERE {Open} ORDER BY r.created_at DESC LIMIT $2
        """;

    /// <summary>
    /// $1 used, $2 the refused refund, $3 its successor, $4 now. The provider would answer the old key as before,
    /// so there is a new one; it is derived, so that two operators make one refund. Recovery asks at once.
    /// </summary>
    private const string Again = $"""
        INSERT INTO transactions (id, booking_id, buyer_id, amount_minor, currency, type, status,
                                  associated_transaction_id, provider, created_at, updated_at, check_at, kind)
        SELECT $3, r.booking_id, r.buyer_id, r.amount_minor, r.currency, 'REFUND', 'PENDING',
               r.associated_transaction_id, r.provider, $4, $4, $4, r.kind
        FROM transactions r WHERE r.id = $2 AND r.seats IS NULL AND {Open}
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

    private static async Task<IResult> ListAsync(NpgsqlDataSource database, CancellationToken ct)
    {
        await using var command = database.CreateCommand(Select);
        command.Parameters.Add(new() { Value = RefundErrors.TicketUsed.Code });
        command.Parameters.Add(new() { Value = MaxListed });
        var refunds = new List<RefusedRefund>();
        long total = 0;
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            total = reader.GetInt64(8);
            refunds.Add(new RefusedRefund(
                reader.GetGuid(0),
                reader.GetGuid(1),
                reader.GetString(2),
                reader.GetInt64(3),
                reader.GetString(4),
                await reader.IsDBNullAsync(5, ct) ? null : reader.GetString(5),
                reader.GetBoolean(6),
                reader.GetFieldValue<DateTimeOffset>(7)));
        }
        return TypedResults.Ok(new RefusedRefundsResponse(total, refunds));
    }

    private static async Task<IResult> RetryAsync(
        Guid refundId, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        await using var command = database.CreateCommand(Again);
        command.Parameters.Add(new() { Value = RefundErrors.TicketUsed.Code });
        command.Parameters.Add(new() { Value = refundId });
        command.Parameters.Add(new() { Value = MessageIds.Derive(new BookingId(refundId), "retry") });
        command.Parameters.Add(new() { Value = clock.GetUtcNow() });
        return TypedResults.Ok(new RetriedRefundResponse(await command.ExecuteScalarAsync(ct) as Guid?));
    }
}
