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

    /// <summary>Tickets of an order were sold to somebody else by official resale.</summary>
    public static SellerEvent TicketsResold(Guid outcomeId, long eventId, Guid bookingId) => new(
        MessageIds.Derive(new BookingId(outcomeId), SellerEvents.OrderResold), SellerEvents.OrderResold, eventId, bookingId);

    /// <summary>The whole event was called off.</summary>
    public static SellerEvent EventCancelled(long eventId) => new(
        MessageIds.Derive($"event/{eventId}/cancelled"), SellerEvents.EventCancelled, eventId, null);
}

/// <summary>
/// What sellers' webhooks are told: one delivery row for each webhook that asked for this type, in the transaction of
/// the change. Without webhooks the statement finds nothing. Orders that are made, held, failed, expired or cancelled
/// are told of by a trigger of the bookings table, so that no statement can forget it.
/// </summary>
internal static class SellerEvents
{
    public const string OrderCreated = "order.created";
    public const string OrderHeld = "order.held";
    public const string OrderFailed = "order.failed";
    public const string OrderExpired = "order.expired";
    public const string OrderPaid = "order.paid";
    public const string OrderCancelled = "order.cancelled";
    public const string OrderRefunded = "order.refunded";
    public const string OrderRefundRefused = "order.refund_refused";
    public const string OrderResold = "order.resold";
    public const string EventCancelled = "event.cancelled";

    /// <summary>Everything a webhook may ask for.</summary>
    public static readonly IReadOnlyList<string> Types =
    [
        OrderCreated, OrderHeld, OrderFailed, OrderExpired, OrderPaid, OrderCancelled, OrderRefunded, OrderRefundRefused,
        OrderResold, EventCancelled,
    ];

    // The function is in migration 0103: the trigger that tells of other states calls it too.
    internal const string Insert = "SELECT tell_sellers(@messages, @types, @sellerEvents, @orders)";

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
