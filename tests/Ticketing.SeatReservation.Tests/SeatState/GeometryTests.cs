using Ticketing.Contracts.Seating;
using Ticketing.SeatReservation.SeatState;
using Ticketing.SeatReservation.Tests.Support;

namespace Ticketing.SeatReservation.Tests.SeatState;

public sealed class GeometryTests
{
    [Fact]
    public void Seat_bits_are_read_most_significant_first()
    {
        ReadOnlySpan<byte> bits = [0b00_01_10_11, 0b10_00_00_00];

        SeatBits.ToDigits(bits, 0, 5).ShouldBe("01232");
    }

    [Theory]
    [InlineData(0, SeatStatus.Sold, "20000000")]
    [InlineData(3, SeatStatus.Reserved, "00010000")]
    [InlineData(4, SeatStatus.Unavailable, "00003000")]
    public void Writing_a_seat_leaves_its_neighbours_alone(int index, SeatStatus status, string digits)
    {
        var bits = new byte[2];

        SeatBits.Write(bits, index, SeatStatus.Unavailable);
        SeatBits.Write(bits, index, status);

        SeatBits.ToDigits(bits, 0, 8).ShouldBe(digits);
    }

    [Fact]
    public void Five_hundred_seats_are_125_bytes() => SeatBits.LengthOf(500).ShouldBe(125);

    [Fact]
    public void A_seat_and_its_index_are_each_others_inverse()
    {
        var shape = new SubsectionShape(Plans.Block(3, 20, 25));

        shape.IndexOf(5, 12).ShouldBe((4 * 25) + 11);
        for (var index = 0; index < shape.Places; index++)
        {
            var seat = shape.At(index);
            shape.IndexOf(seat.Row, seat.Seat).ShouldBe(index);
            seat.Subsection.ShouldBe(3);
        }
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    [InlineData(3, 1)]
    [InlineData(1, 5)]
    [InlineData(2, 4)]
    public void A_place_outside_the_plan_or_not_for_sale_has_no_index(int row, int seat) =>
        new SubsectionShape(Plans.Drawn(1, "....", "...#")).IndexOf(row, seat).ShouldBeNull();

    [Fact]
    public void Initial_bits_mark_what_is_not_for_sale()
    {
        var shape = new SubsectionShape(Plans.Drawn(1, "#..w", "...#"));

        SeatBits.ToDigits(shape.InitialBits(), 0, 8).ShouldBe("30000003");
        shape.Seats.ShouldBe(6);
        shape.SeatsInRow(1).ShouldBe(3);
        shape.Accessible.ShouldBe([3]);
    }

    [Fact]
    public void A_plan_that_blocks_a_place_outside_itself_is_refused() => Should.Throw<ArgumentException>(
        () => new SubsectionShape(new SubsectionPlan(1, 2, 2, [new RowSeat(3, 1)], [])));

    [Fact]
    public void A_change_entry_is_read()
    {
        var change = SeatChange.Parse(7, "A;1,490,7,3,12=1,13=2;2,500,0,0,3=0");

        change.Section.ShouldBe("A");
        change.Subsections[0].ShouldSatisfyAllConditions(
            s => s.Number.ShouldBe(1),
            s => (s.Available, s.Reserved, s.Sold).ShouldBe((490, 7, 3)),
            s => s.Seats.ShouldBe([new(12, SeatStatus.Reserved), new(13, SeatStatus.Sold)]));
        change.Subsections[1].Seats.ShouldBe([new(3, SeatStatus.Available)]);
    }

    [Fact]
    public void A_reservation_record_is_read()
    {
        var record = ReservationRecord.Parse("R|1795248000000||1-12,2-0|1-14");

        record.State.ShouldBe(ReservationState.Reserved);
        record.AnsweredAt.ShouldBe(DateTimeOffset.FromUnixTimeMilliseconds(1_795_248_000_000));
        record.FoundSeats.ShouldBeTrue();
        record.Taken.ShouldBe([new(1, 12), new(2, 0)]);
        record.Lost.ShouldBe([new(1, 14)]);
        Should.Throw<FormatException>(() => ReservationRecord.Parse("X|1||"));
    }
}
