using System.Globalization;
using Ticketing.Contracts.Channels;
using Ticketing.Contracts.Messages;
using Ticketing.Messaging;
using Ticketing.SeatReservation.Domain;

namespace Ticketing.SeatReservation.Consuming;

/// <summary>
/// The messages that tell others what became of a request. Ids are derived from the booking, so that an
/// answer published again after a crash is known to the inboxes of those who have it.
/// </summary>
internal static class SeatAnswers
{
    /// <summary>
    /// Seats were found: to event-ticketing (the tickets) and to booking (the hold
    /// begins).
    /// </summary>
    public static IEnumerable<OutgoingMessage> Found(
        IncomingMessage cause, TicketReservedRequest request, SectionShape section, ReservationRecord record)
    {
        var seats = record.Taken.Select(section.PositionAt).ToArray();
        var partition = MessageKeys.PartitionOf(section.Plan.Index);
        yield return OutgoingMessage.Create(
            MessageIds.Derive(request.BookingId, nameof(SeatUpdatedToReserved)),
            Topics.TicketsReserved,
            cause.Channel,
            MessageKeys.SeatWork(request.EventId, section.Name, partition),
            partition,
            new SeatUpdatedToReserved(
                request.BookingId, request.BuyerId, request.EventId, section.Name, seats, record.AnsweredAt),
            ContractsJson.Default.SeatUpdatedToReserved,
            cause.TraceParent);
        yield return OutgoingMessage.Create(
            MessageIds.Derive(request.BookingId, nameof(BookingUpdatedToPendingPayment)),
            Topics.BookingPendingPayment,
            cause.Channel,
            MessageKeys.BookingLevel(request.EventId),
            null,
            new BookingUpdatedToPendingPayment(
                request.BookingId,
                request.BuyerId,
                request.EventId,
                section.Name,
                [.. seats.Select(s => new PricedSeat(s.Subsection, s.Row, s.Seat, section.PriceMinor))],
                [.. record.Lost.Select(section.PositionAt)],
                record.AnsweredAt),
            ContractsJson.Default.BookingUpdatedToPendingPayment,
            cause.TraceParent);
    }

    /// <summary>
    /// No seats: to booking. <paramref name="section"/> is null for a section that the event does
    /// not have.
    /// </summary>
    public static OutgoingMessage NotFound(
        IncomingMessage cause, TicketReservedRequest request, SectionShape? section, ReservationRecord record) =>
        OutgoingMessage.Create(
            MessageIds.Derive(request.BookingId, FailureOf(request.Attempt)),
            Topics.BookingFailed,
            cause.Channel,
            MessageKeys.BookingLevel(request.EventId),
            null,
            new BookingUpdatedToFailed(
                request.BookingId,
                request.BuyerId,
                request.EventId,
                record.Code,
                section is null ? [] : [.. record.Lost.Select(section.PositionAt)],
                record.AnsweredAt,
                request.Attempt),
            ContractsJson.Default.BookingUpdatedToFailed,
            cause.TraceParent);

    /// <summary>Every attempt of a booking may fail, and each failure is a message of its own.</summary>
    private static string FailureOf(int attempt) => attempt == 0
        ? nameof(BookingUpdatedToFailed)
        : string.Create(CultureInfo.InvariantCulture, $"{nameof(BookingUpdatedToFailed)}/{attempt}");
}
