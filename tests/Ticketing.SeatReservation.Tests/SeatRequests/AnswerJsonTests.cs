using System.Text;
using System.Text.Json;
using Ticketing.Contracts;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Pricing;
using Ticketing.Contracts.Seating;
using Ticketing.SeatReservation.SeatRequests;
using Ticketing.SeatReservation.SeatState;
using Ticketing.SeatReservation.Tests.Support;

namespace Ticketing.SeatReservation.Tests.SeatRequests;

/// <summary>The quick writer writes what the serializer writes.</summary>
public sealed class AnswerJsonTests
{
    private static readonly SectionPlan Plan = new("Ä \"\n</", 3, 150_000, [Plans.Block(2, 20, 25)]);
    private static readonly SectionShape Section = new(new EventId(7), "TWD", Plan);
    private static readonly TicketReservedRequest Request = SeatEngine.Best(new EventId(7), 4);

    [Theory]
    [InlineData("R|1795248000000||2-12,2-499|2-0|A||", null)]
    [InlineData("R|1795248000450||2-0||A||", 120_000L)]
    [InlineData("R|1795248000001|||||", 0L)]
    public void Writes_what_the_serializer_writes_at_the_price_that_the_order_was_promised(string text, long? promised)
    {
        var record = ReservationRecord.Parse(Encoding.UTF8.GetBytes(text));

        ShouldBeAsTheSerializer(Request with { PriceMinor = promised }, record, null, promised ?? Section.PriceMinor);
    }

    [Theory]
    [InlineData(0, null, null)]
    [InlineData(5, "Ä <\">", null)]
    [InlineData(0, null, "VIP")]
    [InlineData(7, "child", "Ö\n")]
    public void Writes_what_the_serializer_writes_where_seats_differ_in_price(long fee, string? kind, string? category)
    {
        var record = ReservationRecord.Parse("R|1795248000000||2-12,2-499|2-0|A||"u8);

        ShouldBeAsTheSerializer(Request, record, [new SeatPrice(100 + fee, fee, kind, category), new SeatPrice(0)], null);
    }

    /// <summary>With prices of their own or without: event-ticketing has to know whose the seats were, and for what.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Says_what_the_request_said_of_allotment_code_and_holder(bool differ)
    {
        var request = Request with { TakenFrom = BookingId.New(DateTimeOffset.UnixEpoch), IsAllotment = true, Code = "Ä 10" };
        var record = ReservationRecord.Parse("R|1795248000450||2-0||A||"u8);

        ShouldBeAsTheSerializer(request, record, differ ? [new SeatPrice(5)] : null, Section.PriceMinor);
    }

    private static void ShouldBeAsTheSerializer(
        TicketReservedRequest request, ReservationRecord record, IReadOnlyList<SeatPrice>? prices, long? price)
    {
        SeatPosition[] seats = [.. record.Taken.Select(Section.PositionAt)];

        Encoding.UTF8.GetString(AnswerJson.Reserved(request, Section, seats, prices, record.AnsweredAt)).ShouldBe(
            JsonSerializer.Serialize(
                new SeatUpdatedToReserved(
                    request.BookingId, request.BuyerId, request.EventId, Section.Name, seats, record.AnsweredAt,
                    prices is null ? price : null, prices, request.TakenFrom, request.IsAllotment, request.Code),
                ContractsJson.Default.SeatUpdatedToReserved));
        Encoding.UTF8.GetString(AnswerJson.PendingPayment(request, Section, seats, prices, record)).ShouldBe(
            JsonSerializer.Serialize(
                new BookingUpdatedToPendingPayment(
                    request.BookingId, request.BuyerId, request.EventId, Section.Name,
                    [.. seats.Select((seat, i) => Priced(seat, prices?[i] ?? new SeatPrice(price!.Value)))],
                    [.. record.Lost.Select(Section.PositionAt)], record.AnsweredAt, request.Code),
                ContractsJson.Default.BookingUpdatedToPendingPayment));
    }

    private static PricedSeat Priced(SeatPosition seat, SeatPrice price) => new(
        seat.Subsection, seat.Row, seat.Seat, price.PriceMinor, price.FeeMinor, price.Kind, price.Category);

    [Theory]
    [InlineData("1")]
    [InlineData("1-")]
    [InlineData("-1")]
    [InlineData("1-2x")]
    [InlineData("1-2,x-3")]
    public void A_list_that_is_none_is_no_list(string text) =>
        Should.Throw<FormatException>(() => SeatPlace.ParseList(Encoding.UTF8.GetBytes(text)));
}
