using System.Text.Json;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;

namespace Ticketing.EventTicketing.Tests.Plans;

/// <summary>What people call places.</summary>
public sealed class SeatNamesTests
{
    private static readonly SubsectionPlan Block = new(1, 2, 5, [new RowSeat(1, 2)], []);

    [Theory]
    [InlineData(1, 1, false, false, "1,,3,4,5")]
    [InlineData(1, 2, false, false, "1,,5,7,9")]
    [InlineData(2, 2, true, false, "10,,6,4,2")]
    [InlineData(1, 1, true, true, "4,,3,2,1")]
    [InlineData(10, -1, false, true, "10,,9,8,7")]
    public void Seats_are_numbered_by_a_scheme(int start, int step, bool fromRight, bool skipsGaps, string labels)
    {
        var plan = Block with { Numbering = new SeatNumbering(start, step, fromRight, skipsGaps) };

        string.Join(',', plan.SeatLabels(1)).ShouldBe(labels);
        plan.SeatLabel(1, 5).ShouldBe(labels.Split(',')[^1]);
    }

    [Fact]
    public void A_row_may_have_a_label_a_numbering_and_seat_labels_of_its_own()
    {
        var plan = Block with
        {
            Label = "樓上左", RowLabels = ["AA"], Numbering = new SeatNumbering(2, 2),
            RowNumberings = [null, new SeatNumbering(Labels: ["1", null, "2a"])],
        };

        plan.NameOf(1, 3).ShouldBe(new SeatName("樓上左", "AA", "6"));
        plan.NameOf(2, 3).ShouldBe(new SeatName("樓上左", "2", "2a"));
        plan.SeatLabel(2, 2).ShouldBe("2", "a place without a label has its number");
        Section(plan).LineOf("A", new SeatPosition(1, 1, 3)).ShouldBe("A, 樓上左, row AA seat 6");
    }

    [Fact]
    public void Without_labels_a_place_is_called_by_its_numbers_and_an_area_has_no_seat()
    {
        var seat = new SeatPosition(1, 2, 3);

        Section(Block).LineOf("A", seat).ShouldBe("A-1 row 2 seat 3");
        ((SectionPlan?)null).LineOf("A", seat).ShouldBe("A-1 row 2 seat 3");
        Section(Block with { Kind = PlaceKind.Area }).LineOf("A", seat).ShouldBe("A, no seat");
        Section(Block with { Kind = PlaceKind.Tables, RowLabels = [null, "T2"] }).LineOf("A", seat)
            .ShouldBe("A, table T2 seat 3");
        Block.HasNames().ShouldBeFalse();
    }

    [Fact]
    public void A_plan_without_names_is_written_as_before_and_an_old_one_is_read()
    {
        var json = JsonSerializer.Serialize<IReadOnlyList<SubsectionPlan>>(
            [Block], ContractsJson.Default.IReadOnlyListSubsectionPlan);

        foreach (var field in new[] { "kind", "label", "rowLabels", "numbering", "bestSeats", "rank" })
        {
            json.ShouldNotContain($"\"{field}\"");
        }

        var old = """[{"number":1,"rows":2,"seatsPerRow":5,"unavailable":[],"accessible":[]}]""";
        JsonSerializer.Deserialize(old, ContractsJson.Default.IReadOnlyListSubsectionPlan)![0].Kind.ShouldBe(PlaceKind.Seats);
    }

    private static SectionPlan Section(SubsectionPlan plan) => new("A", 0, 1, [plan]);
}
