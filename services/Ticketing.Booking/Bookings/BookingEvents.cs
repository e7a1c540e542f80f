using System.Text.Json.Serialization.Metadata;
using Ticketing.Contracts;
using Ticketing.Contracts.Channels;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Pricing;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging;

namespace Ticketing.Booking.Bookings;

/// <summary>
/// The messages this service publishes, made from a booking's row. The id of each is derived from the
/// booking, so that publishing it again is the same message and receivers drop it.
/// </summary>
internal static class BookingEvents
{
    public const string ModeBestAvailable = "best_available";
    public const string ModeManual = "manual";

    /// <summary>Asks the seat engine for seats; goes to the partition that owns the section.</summary>
    public static OutgoingMessage SeatRequest(BookingRow row) =>
        SeatRequest(row, row.ReadPrices(), row.Promise?.NameInFigures);

    /// <inheritdoc cref="SeatRequest(BookingRow)"/>
    /// <param name="row">The booking.</param>
    /// <param name="prices">What the row's table of prices says.</param>
    /// <param name="code">What figures call the row's code; null without one.</param>
    public static OutgoingMessage SeatRequest(BookingRow row, PromisedPrices? prices, string? code)
    {
        var eventId = new EventId(row.EventId);
        var partition = MessageKeys.PartitionOf(row.SectionIndex);
        var body = new TicketReservedRequest(
            row.BookingId,
            new UserId(row.BuyerId),
            eventId,
            row.Section,
            row.Subsection,
            row.Mode == ModeManual ? SeatSelectionMode.Manual : SeatSelectionMode.BestAvailable,
            row.WantedQuantity,
            SeatsJson.ReadPositions(row.WantedSeats),
            SectionPreferences.IsAllOrNothing(row),
            row.CreatedAt,
            row.Attempt,
            row.Adjacent,
            row.Accessible,
            row.PriceCapMinor,
            row.Companions,
            prices is null ? row.PriceMinor : null,
            prices,
            row.Category,
            row.TakenFrom is { } holder ? new BookingId(holder) : null,
            row.Purpose == BookingPurposes.Allotment,
            code);
        return OutgoingMessage.Create(
            MessageIds.Derive(row.BookingId, row.Attempt == 0 ? "seat-request" : $"seat-request/{row.Attempt}"),
            Topics.ReserveRequest,
            new Channel(row.Channel),
            MessageKeys.SeatWork(eventId, row.Section, partition),
            partition,
            body,
            ContractsJson.Default.TicketReservedRequest);
    }

    /// <summary>Tells event-ticketing that the tickets are sold.</summary>
    /// <param name="row">The booking.</param>
    /// <param name="traceParent">Of the payment; null for the current activity.</param>
    public static OutgoingMessage Paid(BookingRow row, string? traceParent = null) => OfBooking(
        row,
        MessageIds.Derive(row.BookingId, "paid"),
        Topics.TicketsPaid,
        new BookingPaidSuccess(
            row.BookingId,
            new UserId(row.BuyerId),
            new EventId(row.EventId),
            row.Section,
            row.SeatPositions,
            row.PaidAt ?? throw new InvalidOperationException($"Booking {row.Id} is not paid."),
            HasPriceOfSeats(row) ? null : row.PriceMinor,
            HasPriceOfSeats(row) ? [.. row.PricedSeats.Select(s => s.Price)] : null,
            row.TakenFrom is { } holder && !row.IsResale ? new BookingId(holder) : null,
            ResaleOf(row, row.SeatPositions),
            row.Promise?.NameInFigures),
        ContractsJson.Default.BookingPaidSuccess,
        traceParent);

    /// <summary>Gives seats of an ended booking back.</summary>
    /// <param name="row">The booking.</param>
    /// <param name="seats">Its seats; at least one.</param>
    /// <param name="releasedAt">UTC.</param>
    /// <param name="traceParent">Of the message that caused it; null for the current activity.</param>
    public static OutgoingMessage Released(
        BookingRow row, IReadOnlyList<SeatPosition> seats, DateTimeOffset releasedAt,
        string? traceParent = null) => OfBooking(
        row,
        MessageIds.Derive(row.BookingId, "released"),
        Topics.TicketsReleased,
        new BookingExpiredReleaseTickets(
            row.BookingId, new EventId(row.EventId), row.Section, seats, row.Reason ?? row.Status, releasedAt),
        ContractsJson.Default.BookingExpiredReleaseTickets,
        traceParent);

    /// <summary>Gives the seats of bookings back that ended without payment; those of a resale are still another's.</summary>
    public static IEnumerable<OutgoingMessage> ReleasedAll(IEnumerable<BookingRow> ended, DateTimeOffset now) =>
        ended.Where(row => row.Seats is not null && !row.IsResale)
            .Select(row => Released(row, row.SeatPositions, now));

    /// <summary>Gives refunded seats of a paid booking back; the message's id is derived from the refund.</summary>
    /// <param name="row">The booking.</param>
    /// <param name="refundId">The refund's transaction.</param>
    /// <param name="seats">The refunded seats; at least one.</param>
    /// <param name="reason">Why.</param>
    /// <param name="releasedAt">UTC.</param>
    /// <param name="refundedMinor">What went back.</param>
    /// <param name="feeMinor">What the seller kept.</param>
    public static OutgoingMessage Refunded(
        BookingRow row, Guid refundId, IReadOnlyList<SeatPosition> seats, string reason,
        DateTimeOffset releasedAt, long? refundedMinor = null, long? feeMinor = null) => OfBooking(
        row,
        MessageIds.Derive($"{refundId}/released"),
        Topics.TicketsReleased,
        new BookingExpiredReleaseTickets(
            row.BookingId, new EventId(row.EventId), row.Section, seats, reason, releasedAt, WereSold: true,
            refundedMinor, feeMinor, ResaleOf(row, seats)),
        ContractsJson.Default.BookingExpiredReleaseTickets);

    /// <summary>
    /// True if seats differ in price: by the order's table, by what its code took off each, or by what their giver paid.
    /// </summary>
    private static bool HasPriceOfSeats(BookingRow row) =>
        row.PromisedPrices is not null || row.DiscountMinor > 0 || row.IsResale;

    /// <summary>What the giver of these seats gets back; null of a booking that bought none from another one.</summary>
    private static ResoldFrom? ResaleOf(BookingRow row, IReadOnlyList<SeatPosition> seats)
    {
        if (row is not { IsResale: true, TakenFrom: { } giver })
        {
            return null;
        }
        var sum = ResaleShare.Of(row.PricedSeats.Where(s => seats.Contains(s.Position)), row.ResaleFeePercent ?? 0);
        return new ResoldFrom(new BookingId(giver), sum.RefundedMinor, sum.FeeMinor);
    }

    private static OutgoingMessage OfBooking<T>(
        BookingRow row, Guid messageId, TopicKind topic, T body, JsonTypeInfo<T> json, string? traceParent = null) =>
        OutgoingMessage.Create(
            messageId, topic, new Channel(row.Channel), MessageKeys.BookingLevel(new EventId(row.EventId)), null, body,
            json, traceParent);
}
