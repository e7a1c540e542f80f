using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;
using Ticketing.SeatReservation.SeatState;
using Ticketing.SeatReservation.Tests.Support;

namespace Ticketing.SeatReservation.Tests.Reserving;

/// <summary>General-admission areas and tables that are sold whole.</summary>
[Collection(KvrocksCollection.Name)]
public sealed class AreasAndTablesTests(KvrocksServer server)
{
    private readonly SeatEngine _engine = new(server.Connection);
    private readonly EventId _event = KvrocksServer.NextEvent();

    [Fact]
    public async Task An_area_is_sold_to_its_capacity_and_what_comes_back_is_sold_again()
    {
        var section = await _engine.OpenAsync(_event, Plans.Area(1, 100));

        var parties = Enumerable.Range(0, 26).Select(_ => SeatEngine.Best(_event, 4)).ToList();
        var answers = await _engine.Reserve.RunAsync(section, parties);

        answers.Take(25).ShouldAllBe(a => a.Taken.Count == 4);
        answers[25].Code.ShouldBe(ReservationFailureCodes.SoldOut);
        answers.SelectMany(a => a.Taken).Distinct().Count().ShouldBe(100);
        await _engine.Release.RunAsync(
            section, [new(parties[3].BookingId, [.. answers[3].Taken.Select(section.Shape.PositionAt)])]);
        (await _engine.ReserveAsync(section, SeatEngine.Best(_event, 4))).Taken.ShouldBe(answers[3].Taken, ignoreOrder: true);
        await LiveState.CountersShouldAgreeAsync(server.Database, section);
    }

    /// <summary>The same places as numbered seats refuse the party: that it is an area makes the difference.</summary>
    [Theory]
    [InlineData(PlaceKind.Area, "")]
    [InlineData(PlaceKind.Seats, ReservationFailureCodes.NotTogether)]
    public async Task A_party_in_an_area_is_together_wherever_places_are_left(PlaceKind kind, string code)
    {
        var section = await _engine.OpenAsync(_event, Plans.Area(1, 9) with { Kind = kind });
        await _engine.ReserveAsync(section, SeatEngine.Manual(_event, true, [1, 1, 2], [1, 1, 4], [1, 1, 6], [1, 2, 1]));

        (await _engine.ReserveAsync(section, SeatEngine.Best(_event, 4) with { Adjacent = true })).Code.ShouldBe(code);
    }

    [Fact]
    public async Task A_party_that_must_be_together_gets_all_places_of_an_area_or_none()
    {
        var section = await _engine.OpenAsync(_event, Plans.Area(1, 3));

        (await _engine.ReserveAsync(section, SeatEngine.Best(_event, 4) with { Adjacent = true })).Code
            .ShouldBe(ReservationFailureCodes.NotEnoughSeats);
        (await _engine.ReserveAsync(section, SeatEngine.Best(_event, 4))).Taken.Count.ShouldBe(3, "as many as found");
    }

    [Fact]
    public async Task A_table_is_taken_whole_or_not_at_all()
    {
        var section = await _engine.OpenAsync(
            _event, Plans.Drawn(1, "...#", "....") with { Kind = PlaceKind.Tables });
        int[][] table = [[1, 1, 1], [1, 1, 2], [1, 1, 3]];

        (await _engine.ReserveAsync(section, SeatEngine.Manual(_event, false, table[..2]))).Code
            .ShouldBe(ReservationFailureCodes.WholeTable, "a part of a table");
        (await _engine.ReserveAsync(section, SeatEngine.Best(_event, 3))).Code
            .ShouldBe(ReservationFailureCodes.WholeTable, "any table");
        (await _engine.ReserveAsync(section, SeatEngine.Manual(_event, false, [.. table, [1, 2, 1]]))).Code
            .ShouldBe(ReservationFailureCodes.WholeTable, "a whole table and a part of another");

        (await _engine.ReserveAsync(section, SeatEngine.Manual(_event, false, table))).Taken.Count.ShouldBe(3);
        var late = await _engine.ReserveAsync(
            section, SeatEngine.Manual(_event, false, [.. table, [1, 2, 1], [1, 2, 2], [1, 2, 3], [1, 2, 4]]));
        (late.Code, late.Taken.Count).ShouldBe((ReservationFailureCodes.SeatTaken, 0), "both tables or neither");
    }

    /// <summary>Two groups want the same tables at the same moment: each table has one of them.</summary>
    [Fact]
    public async Task Groups_that_rush_for_tables_never_share_one()
    {
        const int Tables = 6, Seats = 5;
        var section = await _engine.OpenAsync(
            _event, Plans.Block(1, Tables, Seats) with { Kind = PlaceKind.Tables });
        var random = new Random(7);
        var wishes = Enumerable.Range(0, 60).Select(_ =>
        {
            var table = random.Next(1, Tables + 1);
            return SeatEngine.Manual(_event, false, [.. Enumerable.Range(1, Seats).Select(s => new[] { 1, table, s })]);
        }).ToList();

        var answers = await Task.WhenAll(wishes.Select(w => _engine.ReserveAsync(section, w)));

        var winners = answers.Where(a => a.Taken.Count > 0).ToList();
        winners.ShouldAllBe(a => a.Taken.Count == Seats);
        winners.Count.ShouldBe(wishes.Select(w => w.Seats[0].Row).Distinct().Count());
    }

    [Fact]
    public async Task Rows_of_one_block_may_have_different_best_places()
    {
        var section = await _engine.OpenAsync(_event, Plans.Block(1, 2, 9) with { BestSeats = [1, 8.5m] });

        (await _engine.ReserveAsync(section, SeatEngine.Best(_event, 9))).Taken.Count.ShouldBe(9);
        var answer = await _engine.ReserveAsync(section, SeatEngine.Best(_event, 2));

        answer.Taken.ShouldBe([new SeatPlace(1, 16), new SeatPlace(1, 17)], "half-way between 8 and 9 of row 2");
    }

    [Fact]
    public async Task The_subsection_of_the_best_rank_is_filled_first()
    {
        var section = await _engine.OpenAsync(
            _event, Plans.Block(1, 1, 2) with { Rank = 2 }, Plans.Block(2, 1, 2) with { Rank = 1 });

        (await _engine.ReserveAsync(section, SeatEngine.Best(_event, 2))).Taken.ShouldAllBe(p => p.Subsection == 2);
    }
}
