using Ticketing.Booking.Bookings;
using Ticketing.Contracts;
using Ticketing.Messaging;
using Ticketing.Messaging.Data;

namespace Ticketing.Booking.Webhooks;

/// <summary>Something that happened, for the webhooks of the event's seller.</summary>
/// <param name="MessageId">Derived from what happened, so that adding it again changes nothing.</param>
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
/// What sellers' webhooks are told: one delivery row for each webhook that asked for this type, in the transaction of
/// the change. Without webhooks the statement finds nothing.
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

    // The body shows the booking as this transaction leaves it. The booking's version is the sequence number:
    // deliveries of one booking may arrive in any order, and the highest number is the newest state.
    internal const string Insert = """
        INSERT INTO webhook_deliveries (id, webhook_id, seller_id, message_id, type, event_id, booking_id, body)
        SELECT gen_random_uuid(), w.id, w.seller_id, e.message_id, e.type, e.event_id, e.booking_id,
            jsonb_build_object(
                'id', e.message_id, 'type', e.type, 'created_at', now(), 'event_id', e.event_id,
                'order', CASE WHEN b.id IS NULL THEN NULL ELSE jsonb_build_object(
                    'order_id', b.id, 'sequence', b.version, 'status', b.status, 'reason', b.reason,
                    'section', b.section, 'seats', b.seats, 'refunded_seats', b.refunded_seats,
                    'total', b.total_minor, 'refunded', b.refunded_minor, 'currency', b.currency,
                    'paid_at', b.paid_at, 'cancelled_at', b.cancelled_at) END)::text
        FROM unnest(@messages, @types, @sellerEvents, @orders) AS e (message_id, type, event_id, booking_id)
        JOIN event_directory d ON d.event_id = e.event_id
        JOIN seller_webhooks w ON w.seller_id = d.seller_id AND w.deleted_at IS NULL AND e.type = ANY (w.types)
        LEFT JOIN bookings b ON b.id = e.booking_id
        ON CONFLICT (webhook_id, message_id) DO NOTHING
        """;

    /// <summary>Adds deliveries in one statement. For changes that no notification tells of.</summary>
    public static async Task AppendAsync(
        DatabaseTransaction transaction, IReadOnlyList<SellerEvent> events, CancellationToken ct)
    {
        if (events.Count > 0)
        {
            await transaction.ExecuteAsync(Insert, ValuesOf(events), ct);
        }
    }

    /// <summary>The parameters of <see cref="Insert"/>, whose names no statement beside it uses.</summary>
    internal static object ValuesOf(IReadOnlyList<SellerEvent> events) => new
    {
        messages = events.Select(e => e.MessageId).ToArray(),
        types = events.Select(e => e.Type).ToArray(),
        sellerEvents = events.Select(e => e.EventId).ToArray(),
        orders = events.Select(e => e.BookingId).ToArray(),
    };
}
