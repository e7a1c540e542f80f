using Ticketing.Contracts.Messages;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Auth;

namespace Ticketing.Booking.PersonalData;

/// <summary>
/// <c>GET /internal/users/{user_id}/export</c> and <c>/commitments</c>, for event-ticketing and not routed by the gateway.
/// </summary>
internal static class ReadPersonalDataEndpoints
{
    // Of each list the newest; a person has more only by a program.
    private const int MaxRows = 10_000;

    private const string Export = """
        SELECT jsonb_build_object(
            'orders', (SELECT coalesce(jsonb_agg(r), '[]') FROM (
                SELECT id AS order_id, event_id, section, quantity, seats, refunded_seats, status, reason, total_minor,
                    refunded_minor, fees_minor, currency, created_at, paid_at, cancelled_at, hold_expires_at
                FROM bookings WHERE buyer_id = @userId ORDER BY created_at DESC LIMIT @MaxRows) r),
            'transactions', (SELECT coalesce(jsonb_agg(r), '[]') FROM (
                SELECT t.id, t.booking_id AS order_id, t.type, t.status, t.amount_minor, t.fee_minor, t.currency,
                    t.provider, t.provider_reference, t.failure_code, t.created_at
                FROM bookings b JOIN transactions t ON t.booking_id = b.id
                WHERE b.buyer_id = @userId ORDER BY t.created_at DESC LIMIT @MaxRows) r),
            'waitlist', (SELECT coalesce(jsonb_agg(r), '[]') FROM (
                SELECT id AS entry_id, event_id, party_size, sections, adjacent, price_cap_minor, currency, state, reason,
                    booking_id AS order_id, joined_at
                FROM waitlist_entries WHERE buyer_id = @userId ORDER BY joined_at DESC LIMIT @MaxRows) r),
            'notifications', (SELECT coalesce(jsonb_agg(r), '[]') FROM (
                SELECT kind, event_id, booking_id AS order_id, detail, created_at, read_at, mail_state, mail_sent_at
                FROM notifications WHERE user_id = @userId ORDER BY seq DESC LIMIT @MaxRows) r),
            'invoices', (SELECT coalesce(jsonb_agg(r), '[]') FROM (
                SELECT kind, year, number, booking_id AS order_id, event_id, total_minor, tax_minor, currency, recipient,
                    issued_at
                FROM invoices WHERE buyer_id = @userId ORDER BY issued_at DESC LIMIT @MaxRows) r),
            'invoice_recipients', (SELECT coalesce(jsonb_agg(r), '[]') FROM (
                SELECT booking_id AS order_id, name, address, tax_number FROM invoice_recipients
                WHERE buyer_id = @userId ORDER BY updated_at DESC LIMIT @MaxRows) r),
            'invoicing', (SELECT to_jsonb(r) FROM (
                SELECT legal_name, address, tax_number, tax_basis_points, updated_at FROM invoice_sellers
                WHERE seller_id = @userId) r),
            'webhooks', (SELECT coalesce(jsonb_agg(r), '[]') FROM (
                SELECT id AS webhook_id, url, types, created_at, deleted_at FROM seller_webhooks
                WHERE seller_id = @userId LIMIT @MaxRows) r),
            'activity', (SELECT coalesce(jsonb_agg(r), '[]') FROM (
                SELECT at, kind, actor, event_id, order_id, details FROM audit_log
                WHERE actor_id = @userId OR subject_id = @userId ORDER BY audit_id DESC LIMIT @MaxRows) r)
            )::text
        """;

    // An event whose entry is not here yet is as much to come as any.
    private const string Commitments = """
        SELECT
            count(*) FILTER (WHERE b.status = 'PAID'
                AND coalesce((d.entry ->> 'startsAt')::timestamptz > @now, true)) AS orders_to_come,
            count(*) FILTER (WHERE b.payment_claim IS NOT NULL AND b.status = 'PENDING_PAYMENT'
                AND b.payment_action IS NULL) AS payments_running
        FROM bookings b LEFT JOIN event_directory d ON d.event_id = b.event_id
        WHERE b.buyer_id = @userId
        """;

    public static void MapReadPersonalData(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/internal/users/{userId:guid}/export", ExportAsync)
            .RequireServiceKey().ExcludeFromDescription();
        routes.MapGet("/internal/users/{userId:guid}/commitments", CountAsync)
            .RequireServiceKey().ExcludeFromDescription();
    }

    private static async Task<IResult> ExportAsync(Guid userId, Database database, CancellationToken ct) =>
        TypedResults.Text(
            (await database.FindAsync<string>(Export, new { userId, MaxRows }, ct))!, "application/json");

    private static async Task<IResult> CountAsync(
        Guid userId, Database database, TimeProvider clock, CancellationToken ct)
    {
        var row = (await database.FindAsync<CommitmentsRow>(Commitments, new { userId, now = clock.GetUtcNow() }, ct))!;
        return TypedResults.Json(
            new UserCommitments(row.OrdersToCome, row.PaymentsRunning), ContractsJson.Default.UserCommitments);
    }

    private sealed class CommitmentsRow
    {
        public long OrdersToCome { get; init; }
        public long PaymentsRunning { get; init; }
    }
}
