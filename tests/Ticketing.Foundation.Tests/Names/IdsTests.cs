using Ticketing.Messaging;

namespace Ticketing.Foundation.Tests.Names;

public class IdsTests
{
    private static readonly BookingId Booking = BookingId.Parse("01920000-0000-7000-8000-000000000001", null);

    [Theory]
    [InlineData("1", 1)]
    [InlineData("9223372036854775807", long.MaxValue)]
    public void Event_id_is_a_positive_decimal_integer(string text, long value)
    {
        EventId.TryParse(text, null, out var id).ShouldBeTrue();
        id.Value.ShouldBe(value);
        id.ToString().ShouldBe(text);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("+1")]
    [InlineData(" 1")]
    [InlineData("1.0")]
    [InlineData("0x1")]
    [InlineData("9223372036854775808")]
    public void Anything_else_is_no_event_id(string? text)
    {
        EventId.TryParse(text, null, out _).ShouldBeFalse();
        Should.Throw<FormatException>(() => EventId.Parse(text!, null));
    }

    [Fact]
    public void New_booking_and_user_ids_sort_by_time()
    {
        var early = new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
        string.CompareOrdinal(BookingId.New(early).ToString(), BookingId.New(early.AddMilliseconds(1)).ToString())
            .ShouldBeLessThan(0);
        string.CompareOrdinal(UserId.New(early).ToString(), UserId.New(early.AddMilliseconds(1)).ToString())
            .ShouldBeLessThan(0);
        BookingId.New(early).Value.Version.ShouldBe(7);
    }

    [Fact]
    public void Message_id_of_a_fact_never_changes()
    {
        // A fixed value: an id that changed with a release would let a fact of the old one through the inbox again.
        MessageIds.Derive(Booking, "seats-reserved").ShouldBe(Guid.Parse("9310edd8-bb83-867c-8626-ddd347f946ea"));
        MessageIds.Derive(Booking, "seats-reserved").Version.ShouldBe(8);
        MessageIds.Derive(Booking, "seats-reserved").ShouldBe(MessageIds.Derive(Booking, "seats-reserved"));
    }

    [Fact]
    public void Message_ids_of_other_facts_and_bookings_differ()
    {
        var other = BookingId.Parse("01920000-0000-7000-8000-000000000002", null);
        Guid[] ids =
        [
            MessageIds.Derive(Booking, "paid"), MessageIds.Derive(Booking, "released"), MessageIds.Derive(other, "paid"),
        ];
        ids.Distinct().Count().ShouldBe(3);
    }

    [Fact]
    public void Message_ids_of_bookings_facts_never_change_and_differ()
    {
        var other = BookingId.Parse("01920000-0000-7000-8000-000000000002", null);
        var (paid, released) = (new BookingFact("paid"), new BookingFact("released"));
        paid.IdOf(Booking).ShouldBe(Guid.Parse("2718d70e-b5bc-8737-a2ae-28162cbca300"));
        paid.IdOf(Booking).Version.ShouldBe(8);
        Guid[] ids =
        [
            paid.IdOf(Booking), released.IdOf(Booking), paid.IdOf(other), released.IdOf(other),
            MessageIds.Derive(Booking, "paid"), Booking.Value,
        ];
        ids.Distinct().Count().ShouldBe(6);
    }
}
