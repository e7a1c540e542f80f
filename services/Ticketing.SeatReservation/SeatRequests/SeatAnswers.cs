using System.Globalization;
using Ticketing.Contracts.Channels;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging;
using Ticketing.SeatReservation.SeatState;

namespace Ticketing.SeatReservation.SeatRequests;

/// <summary>
/// The messages that answer a request. Ids are derived from the booking, so that an inbox knows an answer that is
/// published again after a crash.
/// </summary>
internal static class SeatAnswers
{
    private static readonly BookingFact Reserved = new(nameof(SeatUpdatedToReserved));
    private static readonly BookingFact Pending = new(nameof(BookingUpdatedToPendingPayment));

    /// <summary>Seats were found: to event-ticketing (the tickets) and to booking (the hold begins).</summary>
    public static void AddFound(
        List<OutgoingMessage> answers, IncomingMessage cause, TicketReservedRequest request, SectionShape section,
        ReservationRecord record)
    {
        var seats = new SeatPosition[record.Taken.Count];
        for (var i = 0; i < seats.Length; i++)
        {
            seats[i] = section.PositionAt(record.Taken[i]);
        }

        var prices = request.Prices?.PriceSeats(section.Plan, seats, request.Seats);
        answers.Add(new OutgoingMessage(
            Reserved.IdOf(request.BookingId),
            Topics.TicketsReserved.In(cause.Channel),
            section.Partition,
            section.WorkKey,
            nameof(SeatUpdatedToReserved),
            AnswerJson.Reserved(request, section, seats, prices, record.AnsweredAt),
            cause.TraceParent));
        answers.Add(new OutgoingMessage(
            Pending.IdOf(request.BookingId),
            Topics.BookingPendingPayment.In(cause.Channel),
            null,
            section.BookingKey,
            nameof(BookingUpdatedToPendingPayment),
            AnswerJson.PendingPayment(request, section, seats, prices, record),
            cause.TraceParent));
    }

    /// <summary>
    /// No seats: to booking. <paramref name="section"/> is null for a section that the event does not have.
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

    /// <summary>A changed plan holds: to event-ticketing, after the reservations that were made before it.</summary>
    public static OutgoingMessage PlanChanged(
        IncomingMessage cause, SectionShape section, ChangeSeatPlan change, IReadOnlyList<SeatPosition> kept) =>
        OutgoingMessage.Create(
            MessageIds.Derive(string.Create(
                CultureInfo.InvariantCulture,
                $"{nameof(SeatPlanChanged)}/{section.EventId}/{section.Name}/{change.Section.Edition}/{cause.MessageId}")),
            Topics.TicketsReserved,
            cause.Channel,
            section.WorkKey,
            section.Partition,
            new SeatPlanChanged(section.EventId, section.Name, change.Section.Edition, kept),
            ContractsJson.Default.SeatPlanChanged,
            cause.TraceParent);

    /// <summary>Every attempt of a booking may fail, and each failure is a message of its own.</summary>
    private static string FailureOf(int attempt) => attempt == 0
        ? nameof(BookingUpdatedToFailed)
        : string.Create(CultureInfo.InvariantCulture, $"{nameof(BookingUpdatedToFailed)}/{attempt}");
}
