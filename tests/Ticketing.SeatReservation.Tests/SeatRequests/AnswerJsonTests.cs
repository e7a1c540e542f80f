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
        var request = Request with { PriceMinor = promised };
        var price = promised ?? Section.PriceMinor;
        var record = ReservationRecord.Parse(Encoding.UTF8.GetBytes(text));
        SeatPosition[] seats = [.. record.Taken.Select(Section.PositionAt)];

        AnswerJson.Reserved(request, Section, seats, record.AnsweredAt).ShouldBe(JsonSerializer.SerializeToUtf8Bytes(
            new SeatUpdatedToReserved(
                Request.BookingId, Request.BuyerId, Request.EventId, Section.Name, seats, record.AnsweredAt,
                price),
            ContractsJson.Default.SeatUpdatedToReserved));
        AnswerJson.PendingPayment(request, Section, seats, record).ShouldBe(JsonSerializer.SerializeToUtf8Bytes(
            new BookingUpdatedToPendingPayment(
                Request.BookingId, Request.BuyerId, Request.EventId, Section.Name,
                [.. seats.Select(s => new PricedSeat(s.Subsection, s.Row, s.Seat, price))],
                [.. record.Lost.Select(Section.PositionAt)], record.AnsweredAt),
            ContractsJson.Default.BookingUpdatedToPendingPayment));
    }

    /// <summary>With prices of their own or without: event-ticketing has to know whose the seats were, and for what.</summary>
    [Fact]
    public void Says_what_the_request_said_of_allotment_code_and_holder()
    {
        var request = Request with { TakenFrom = BookingId.New(DateTimeOffset.UnixEpoch), IsAllotment = true, Code = "Ä 10" };
        SeatPosition[] seats = [new(2, 1, 1)];
        var at = DateTimeOffset.UnixEpoch.AddDays(20_000);

        AnswerJson.Reserved(request, Section, seats, at).ShouldBe(JsonSerializer.SerializeToUtf8Bytes(
            new SeatUpdatedToReserved(
                Request.BookingId, Request.BuyerId, Request.EventId, Section.Name, seats, at, Section.PriceMinor,
                TakenFrom: request.TakenFrom, IsAllotment: true, Code: "Ä 10"),
            ContractsJson.Default.SeatUpdatedToReserved));
        var priced = JsonSerializer.Deserialize(
            PricedAnswers.Reserved(request, seats, [new SeatPrice(5)], at), ContractsJson.Default.SeatUpdatedToReserved)!;
        (priced.TakenFrom, priced.IsAllotment, priced.Code).ShouldBe((request.TakenFrom, true, "Ä 10"));
        var record = ReservationRecord.Parse("R|1795248000450||2-0||A||"u8);
        AnswerJson.PendingPayment(request, Section, seats, record).ShouldBe(JsonSerializer.SerializeToUtf8Bytes(
            new BookingUpdatedToPendingPayment(
                Request.BookingId, Request.BuyerId, Request.EventId, Section.Name,
                [new PricedSeat(2, 1, 1, Section.PriceMinor)], [], record.AnsweredAt, "Ä 10"),
            ContractsJson.Default.BookingUpdatedToPendingPayment));
        JsonSerializer.Deserialize(
            PricedAnswers.PendingPayment(request, Section, seats, [new SeatPrice(5)], record),
            ContractsJson.Default.BookingUpdatedToPendingPayment)!.Code.ShouldBe("Ä 10");
    }

    [Theory]
    [InlineData("1")]
    [InlineData("1-")]
    [InlineData("-1")]
    [InlineData("1-2x")]
    [InlineData("1-2,x-3")]
    public void A_list_that_is_none_is_no_list(string text) =>
        Should.Throw<FormatException>(() => SeatPlace.ParseList(Encoding.UTF8.GetBytes(text)));
}
