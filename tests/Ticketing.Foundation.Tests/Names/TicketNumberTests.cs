using Ticketing.Contracts.Seating;

namespace Ticketing.Foundation.Tests.Names;

/// <summary>The short number beside a ticket's code: printed, read out, and typed by people.</summary>
public sealed class TicketNumberTests
{
    [Theory]
    [InlineData("0000000000000000", "0000-0000")]
    [InlineData("ffffffffff000000", "ZZZZ-ZZZZ")]
    [InlineData("0123456789abcdef", "04HM-ASW9")]
    public void Is_the_first_forty_bits_of_the_hash(string hash, string number) =>
        TicketNumber.Of(Convert.FromHexString(hash)).ToString().ShouldBe(number);

    [Theory]
    [InlineData("04HM-ASW9", true)]
    [InlineData("o4hm asw9", true)]
    [InlineData("ASW9", true)]
    [InlineData("-asw9", true)]
    [InlineData("ASW8", false)]
    [InlineData("14HM-ASW9", false)]
    public void Ends_with_what_was_typed(string typed, bool ends)
    {
        TicketNumber.TryReadSuffix(typed, out var suffix).ShouldBeTrue();

        TicketNumber.Of(Convert.FromHexString("0123456789abcdef")).EndsWith(suffix).ShouldBe(ends);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("SW9")]
    [InlineData("04HM-ASW90")]
    [InlineData("04HM-ASWU")]
    [InlineData("hopper!")]
    public void Other_texts_are_no_end_of_a_number(string? text) =>
        TicketNumber.TryReadSuffix(text, out _).ShouldBeFalse();

    [Fact]
    public void Fifty_thousand_tickets_of_an_event_share_hardly_any()
    {
        var booking = new BookingId(new Guid("0197a000-0000-7000-8000-000000000001"));

        var numbers = (from row in Enumerable.Range(1, 200)
                       from seat in Enumerable.Range(1, 250)
                       select new TicketIdentity(booking, new EventId(7), "A", new SeatPosition(1, row, seat)).Number())
            .ToHashSet();

        numbers.Count.ShouldBeGreaterThan(49_997);
    }
}
