using Ticketing.Contracts.Seating;

namespace Ticketing.Foundation.Tests.Seating;

/// <summary>What companion seats go with: <c>w</c> a wheelchair place, <c>c</c> a companion seat.</summary>
public sealed class CompanionSeatsTests
{
    [Theory]
    [InlineData("wc..", "")]
    [InlineData(".cwc.", "")]
    [InlineData("wcc.", "")]
    [InlineData("ccww", "")]
    [InlineData("w.c.", "3")] // an ordinary seat between
    [InlineData("c.wc", "1")]
    [InlineData("....c", "5")]
    [InlineData("wc.cw", "")]
    public void A_companion_seat_is_beside_a_wheelchair_place_with_companion_seats_alone_between(string row, string alone) =>
        string.Join(',', CompanionSeats.Alone(Section(row).Subsections[0]).Select(s => s.Seat)).ShouldBe(alone);

    [Theory]
    [InlineData("wc..", "1,2", true)]
    [InlineData("wc..", "2", false)]
    [InlineData("wc..", "2,3,4", false)]
    [InlineData("wc..", "3,4", true)]
    [InlineData("wccw", "1,2,3", true)]
    [InlineData("cwwc", "1,3", true)] // the places side by side are one group
    [InlineData("wcwcwc", "1,2,4", false)] // the second companion seat is beside other people's places
    [InlineData("wcwcwc", "3,2,4", true)]
    public void Seats_are_accompanied_where_each_companion_seat_has_a_place_of_the_same_order(
        string row, string seats, bool accompanied) => CompanionSeats.AreAccompanied(
            Section(row), [.. seats.Split(',').Select(seat => new SeatPosition(1, 1, int.Parse(seat)))]).ShouldBe(accompanied);

    [Fact]
    public void A_wheelchair_place_of_another_row_or_block_is_not_beside()
    {
        var block = Section("wc").Subsections[0];
        var section = new SectionPlan("A", 0, 1,
        [
            new SubsectionPlan(1, 2, 2, [], [new(1, 1), new(2, 1)]) { Companion = [new(1, 2), new(2, 2)] },
            block with { Number = 2 },
        ]);

        CompanionSeats.AreAccompanied(section, [new(1, 1, 1), new(1, 2, 2)]).ShouldBeFalse();
        CompanionSeats.AreAccompanied(section, [new(1, 1, 1), new(2, 1, 2)]).ShouldBeFalse();
        CompanionSeats.AreAccompanied(section, [new(2, 1, 1), new(2, 1, 2)]).ShouldBeTrue();
    }

    private static SectionPlan Section(string row) => new("A", 0, 1,
    [
        new SubsectionPlan(1, 1, row.Length, [], Places(row, 'w')) { Companion = Places(row, 'c') },
    ]);

    private static List<RowSeat> Places(string row, char mark) =>
        [.. Enumerable.Range(0, row.Length).Where(i => row[i] == mark).Select(i => new RowSeat(1, i + 1))];
}
