using Ticketing.Booking.Waitlist;
using Ticketing.Contracts.Seating;

namespace Ticketing.Booking.Tests.Waitlist;

public sealed class FreeSeatsTests
{
    private static readonly SubsectionPlan Block = new(1, 3, 4, [], []);

    [Fact]
    public void Rows_that_the_plan_says_are_best_are_offered_first_and_others_by_number()
    {
        Rows(Block).ShouldBe([1, 2, 3]);
        Rows(Block with { RowOrder = [3] }).ShouldBe([3, 1, 2]);
        Rows(Block with { RowOrder = [2, 3, 1] }).ShouldBe([2, 3, 1]);
    }

    [Fact]
    public void The_best_rows_of_two_subsections_come_before_the_second_best_of_either()
    {
        var section = new SectionPlan("A", 0, 1, [Block with { RowOrder = [2] }, Block with { Number = 2 }]);
        var free = new FreeSeats([new(1, 1, 1), new(2, 1, 1), new(1, 2, 1), new(2, 2, 1)], section);

        free.Take(3, adjacent: false).ShouldBe([new(1, 2, 1), new(2, 1, 1), new(1, 1, 1)]);
    }

    [Fact]
    public void A_subsection_that_the_plan_ranks_higher_comes_first_as_for_best_available()
    {
        var section = new SectionPlan("A", 0, 1, [Block with { Rank = 2 }, Block with { Number = 2, Rank = 1 }]);
        var free = new FreeSeats([new(1, 1, 1), new(2, 1, 1), new(1, 2, 1), new(2, 2, 1)], section);

        free.Take(3, adjacent: false).ShouldBe([new(2, 1, 1), new(2, 2, 1), new(1, 1, 1)]);
    }

    /// <summary>Numbered seats would not do: the places are not side by side.</summary>
    [Theory]
    [InlineData(PlaceKind.Area, 2)]
    [InlineData(PlaceKind.Seats, null)]
    public void A_party_in_an_area_is_together_wherever_places_come_back(PlaceKind kind, int? got)
    {
        var free = new FreeSeats([new(1, 1, 1), new(1, 2, 3)], new SectionPlan("A", 0, 1, [Block with { Kind = kind }]));

        (free.Take(2, adjacent: true)?.Count).ShouldBe(got);
        free.Count.ShouldBe(2 - (got ?? 0));
    }

    /// <summary>The rows of three pairs, in the order in which they are offered.</summary>
    private static IEnumerable<int> Rows(SubsectionPlan plan)
    {
        var free = new FreeSeats(
            from row in Enumerable.Range(1, 3) from seat in (int[])[1, 2] select new SeatPosition(1, row, seat),
            new SectionPlan("A", 0, 1, [plan]));
        return [.. Enumerable.Range(0, 3).Select(_ => free.Take(2, adjacent: true)!.DistinctBy(s => s.Row).Single().Row)];
    }
}
