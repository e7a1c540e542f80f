using System.Text.Json;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Pricing;
using Ticketing.Contracts.Seating;
using Ticketing.SeatReservation.SeatState;

namespace Ticketing.SeatReservation.SeatRequests;

/// <summary>
/// The answers to a request whose seats differ in price. The prices follow from the request and from the seats that the
/// reservation's record keeps, so that an answer which is published again names the same (docs/adr/0048).
/// </summary>
internal static class PricedAnswers
{
    /// <summary>A <see cref="SeatUpdatedToReserved"/>.</summary>
    public static byte[] Reserved(
        TicketReservedRequest request, IReadOnlyList<SeatPosition> seats, IReadOnlyList<SeatPrice> prices,
        DateTimeOffset at) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new SeatUpdatedToReserved(
                request.BookingId, request.BuyerId, request.EventId, request.Section, seats, at, Prices: prices,
                TakenFrom: request.TakenFrom, IsAllotment: request.IsAllotment, Code: request.Code),
            ContractsJson.Default.SeatUpdatedToReserved);

    /// <summary>A <see cref="BookingUpdatedToPendingPayment"/>.</summary>
    public static byte[] PendingPayment(
        TicketReservedRequest request, SectionShape section, IReadOnlyList<SeatPosition> seats,
        IReadOnlyList<SeatPrice> prices, ReservationRecord record) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new BookingUpdatedToPendingPayment(
                request.BookingId, request.BuyerId, request.EventId, request.Section,
                [.. seats.Select((seat, i) => Priced(seat, prices[i]))],
                [.. record.Lost.Select(section.PositionAt)], record.AnsweredAt, request.Code),
            ContractsJson.Default.BookingUpdatedToPendingPayment);

    private static PricedSeat Priced(SeatPosition seat, SeatPrice price) => new(
        seat.Subsection, seat.Row, seat.Seat, price.PriceMinor, price.FeeMinor, price.Kind, price.Category);
}
