using Npgsql;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Infrastructure;
using Ticketing.Contracts;
using Ticketing.Messaging;

namespace Ticketing.Booking.Webhooks;

/// <summary>Something that happened, for the webhooks of the event's seller.</summary>
/// <param name="MessageId">Derived from what happened, so that adding it twice is adding it once.</param>
/// <param name="Type">One of <see cref="SellerEvents"/>' types.</param>
/// <param name="EventId">The event; its seller is told.</param>
/// <param name="BookingId">The booking, or null.</param>
internal sealed record SellerEvent(Guid MessageId, string Type, long EventId, Guid? BookingId)
{
    /// <summary>An unpaid order ended: by its buyer, or because its hold ran out.</summary>
    public static SellerEvent OrderCancelled(BookingRow row) => new(
        MessageIds.Derive(new BookingId(row.Id), SellerEvents.OrderCancelled), SellerEvents.OrderCancelled,
        row.EventId, row.Id);

    /// <summary>An order was paid.</summary>
    public static SellerEvent OrderPaid(long eventId, Guid bookingId) => new(
        MessageIds.Derive(new BookingId(bookingId), SellerEvents.OrderPaid), SellerEvents.OrderPaid,
        eventId, bookingId);

    /// <summary>A refund of an order was made, or refused.</summary>
    /// <param name="outcomeId">Names the refund's outcome: the id of the buyer's notification.</param>
    /// <param name="refused">True when no money went back.</param>
    /// <param name="eventId">The event.</param>
    /// <param name="bookingId">The order.</param>
    public static SellerEvent RefundEnded(Guid outcomeId, bool refused, long eventId, Guid bookingId)
    {
        var type = refused ? SellerEvents.OrderRefundRefused : SellerEvents.OrderRefunded;
        return new SellerEvent(MessageIds.Derive(new BookingId(outcomeId), type), type, eventId, bookingId);
    }

    /// <summary>The whole event was called off.</summary>
    public static SellerEvent EventCancelled(long eventId) => new(
        MessageIds.Derive($"event/{eventId}/cancelled"), SellerEvents.EventCancelled, eventId, null);
}

/// <summary>
/// What sellers' webhooks are told: one delivery row for each webhook that wants it, in the transaction of
/// the change. An installation without webhooks pays one statement that finds nothing.
/// </summary>
internal static class SellerEvents
{
    public const string OrderPaid = "order.paid";
    public const string OrderCancelled = "order.cancelled";
    public const string OrderRefunded = "order.refunded";
    public const string OrderRefundRefused = "order.refund_refused";
    public const string EventCancelled = "event.cancelled";

    /// <summary>Everything a webhook may ask for.</summary>
    public static readonly IReadOnlyList<string> Types =
        [OrderPaid, OrderCancelled, OrderRefunded, OrderRefundRefused, EventCancelled];

    // The body is made here, of the booking as this transaction leaves it. Its version is the sequence
    // number: deliveries of one booking may arrive in any order, and the highest number is the newest state.
    private const string Insert = """
        INSERT INTO webhook_deliveries (id, webhook_id, seller_id, message_id, type, event_id, booking_id, body)
        SELECT gen_random_uuid(), w.id, w.seller_id, e.message_id, e.type, e.event_id, e.booking_id,
            jsonb_build_object(
                'id', e.message_id, 'type', e.type, 'created_at', now(), 'event_id', e.event_id,
                'order', CASE WHEN b.id IS NULL THEN NULL ELSE jsonb_build_object(
                    'order_id', b.id, 'sequence', b.version, 'status', b.status, 'reason', b.reason,
                    'section', b.section, 'seats', b.seats, 'refunded_seats', b.refunded_seats,
                    'total', b.total_minor, 'refunded', b.refunded_minor, 'currency', b.currency,
                    'paid_at', b.paid_at, 'cancelled_at', b.cancelled_at) END)::text
        FROM unnest($1, $2, $3, $4) AS e (message_id, type, event_id, booking_id)
        JOIN event_directory d ON d.event_id = e.event_id
        JOIN seller_webhooks w ON w.seller_id = d.seller_id AND w.deleted_at IS NULL AND e.type = ANY (w.types)
        LEFT JOIN bookings b ON b.id = e.booking_id
        ON CONFLICT (webhook_id, message_id) DO NOTHING
        """;

    /// <summary>Adds them in one statement. For changes that no notification tells of.</summary>
    public static async Task AppendAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<SellerEvent> events,
        CancellationToken ct)
    {
        if (events.Count == 0)
        {
            return;
        }
        await using var batch = new NpgsqlBatch(connection, transaction) { BatchCommands = { Command(events) } };
        await batch.ExecuteNonQueryAsync(ct);
    }

    internal static NpgsqlBatchCommand Command(IReadOnlyList<SellerEvent> events) => new(Insert)
    {
        Parameters =
        {
            new() { Value = events.Select(e => e.MessageId).ToArray() },
            new() { Value = events.Select(e => e.Type).ToArray() },
            new() { Value = events.Select(e => e.EventId).ToArray() },
            new()
            {
                Value = events.Select(e => e.BookingId).ToArray(),
                NpgsqlDbType = BatchParameters.UuidArray,
            },
        },
    };
}
